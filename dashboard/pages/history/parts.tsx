import { useState } from 'preact/hooks';
import { historyWords } from '../../../worker/words/history.ts';
import { Refused } from '../../send.ts';

/** What came of the last act, read out as it changes; a fault is set apart. */
export const Outcome = ({ text, isFault }: { text: string | null; isFault: boolean }) => (
  <p class={isFault ? 'act-outcome is-fault' : 'act-outcome'} role="status">
    {text}
  </p>
);

/** One act at a time, and what came of it in words. `after` is done in any case: what is shown may be old. */
export function useAct(after: () => void) {
  const [outcome, setOutcome] = useState<{ text: string | null; isFault: boolean }>({
    text: null,
    isFault: false,
  });
  const [isBusy, setBusy] = useState(false);
  const run = async (act: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await act();
      setOutcome({ text: done, isFault: false });
      after();
    } catch (error) {
      const status = error instanceof Refused ? error.status : 0;
      const said = error instanceof Refused && [409, 422].includes(status) && error.message;
      setOutcome({ text: status === 412 ? historyWords.stale : said || historyWords.failed, isFault: true });
      if (status === 412 || status === 409) after();
    } finally {
      setBusy(false);
    }
  };
  return { outcome, isBusy, run };
}
