import { useCallback, useEffect, useState } from 'preact/hooks';
import { ask, type FailureReason, type Page, type Question, Unanswered } from '../api.ts';

/** What is known of an answer. A value may be an earlier one while a newer is on its way. */
export type Answer<T> = {
  /** Of which question: a newer one may be asked already. */
  address: string;
  value: T | null;
  failure: FailureReason | null;
  isWaiting: boolean;
  again: () => void;
};

/** The last answers, so that going back shows a page at once, at the height that it had. */
const known = new Map<string, unknown>();
const mostKnown = 60;

function remember(address: string, value: unknown): void {
  known.delete(address);
  known.set(address, value);
  const oldest = known.keys().next();
  if (known.size > mostKnown && !oldest.done) known.delete(oldest.value);
}

/** Asks, and remembers the answer for the next visit of the page. */
export async function askAndRemember<T>(question: Question<T>, signal?: AbortSignal): Promise<T> {
  const value = await ask(question, signal);
  remember(question.address, value);
  return value;
}

/** So often is gone on past pages on which nothing passed. */
const mostEmpty = 10;

/** The next page that has something on it: one may be empty and yet not the last, where few pass a filter. */
export async function askFurther<T>(
  question: (cursor: string | null) => Question<Page<T>>,
  cursor: string | null,
): Promise<Page<T>> {
  let page = await askAndRemember(question(cursor));
  for (let n = 1; n < mostEmpty && page.items.length === 0 && page.next !== null; n += 1)
    page = await askAndRemember(question(page.next));
  return page;
}

/** What was known of this is known to be over: it is waited for anew rather than shown as it was. */
export const forget = ({ address }: Question<unknown>): unknown => known.delete(address);

/** Asked for ahead, and not yet shown: need not be asked again. */
const fresh = new Set<string>();

const recall = <T>({ address }: Question<T>): T | null => (known.get(address) as T | undefined) ?? null;

type State<T> = { address: string; value: T | null; failure: FailureReason | null; isWaiting: boolean };

/**
 * Asks several questions ahead and says when all are settled, so that a page can stand up in one piece
 * instead of its parts pushing each other down. What fails is asked again by the part that needs it.
 */
export function useAhead(questions: readonly Question<unknown>[]): boolean {
  const addresses = questions.map(({ address }) => address).join(' ');
  const [settled, setSettled] = useState(() =>
    questions.every((one) => recall(one) !== null) ? addresses : '',
  );
  // The addresses are the questions.
  useEffect(() => {
    if (settled === addresses) return;
    let isWanted = true;
    const asked = questions.map((question) =>
      askAndRemember(question).then(() => fresh.add(question.address)),
    );
    Promise.allSettled(asked).then(() => isWanted && setSettled(addresses));
    return () => {
      isWanted = false;
    };
  }, [addresses]);
  return settled === addresses;
}

/**
 * Asks a question and asks anew when it changes. The last answer stays until the next is there, for nothing
 * on the page should vanish only because a filter was set; `null` asks nothing.
 */
export function useAnswer<T>(question: Question<T> | null): Answer<T> {
  const address = question?.address ?? '';
  const [state, setState] = useState<State<T>>(() => ({
    address,
    value: question && recall(question),
    failure: null,
    isWaiting: question !== null,
  }));
  const [attempt, setAttempt] = useState(0);

  // The address is the question; an attempt asks it again.
  useEffect(() => {
    if (question === null) return;
    if (fresh.delete(address)) {
      setState({ address, value: recall(question), failure: null, isWaiting: false });
      return;
    }
    const gaveUp = new AbortController();
    setState((last) => ({
      address,
      value: recall(question) ?? last.value,
      failure: null,
      isWaiting: true,
    }));
    askAndRemember(question, gaveUp.signal).then(
      (value) => setState({ address, value, failure: null, isWaiting: false }),
      (error) => {
        if (gaveUp.signal.aborted) return;
        const failure = error instanceof Unanswered ? error.reason : 'broken';
        setState((last) => ({ ...last, address, failure, isWaiting: false }));
      },
    );
    return () => gaveUp.abort();
  }, [address, attempt]);

  const again = useCallback(() => setAttempt((count) => count + 1), []);
  const { value, failure, isWaiting } = state;
  return { address: state.address, value, failure, isWaiting, again };
}
