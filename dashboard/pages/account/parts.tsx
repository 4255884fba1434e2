import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Refused } from '../../send.ts';

/** Goes to a page afresh: nothing that was remembered for somebody else may show. */
export const goAfresh = (to: string) => window.location.assign(to);

/** What came of the last act, read out as it changes; a fault is set apart. */
export const Outcome = ({ text, isFault }: { text: string | null; isFault?: boolean }) => (
  <p class={isFault ? 'act-outcome is-fault' : 'act-outcome'} role="status">
    {text}
  </p>
);

/** One act at a time, and what came of it in words. */
export function useAct(words: { failed: string; stale?: string }) {
  const [outcome, setOutcome] = useState<{ text: string | null; isFault: boolean }>({
    text: null,
    isFault: false,
  });
  const [isBusy, setBusy] = useState(false);
  const pressed = useRef<Element | null>(null);
  // A button that cannot be pressed for a moment loses the focus: whoever uses keys goes on from there all the same.
  useLayoutEffect(() => {
    if (isBusy || !(pressed.current instanceof HTMLElement)) return;
    if (document.activeElement === document.body) pressed.current.focus({ preventScroll: true });
    pressed.current = null;
  }, [isBusy]);
  /** Resolves once it is over; `done` is said then, unless the act itself has something to say. */
  const run = async (act: () => Promise<unknown>, done: string | null) => {
    pressed.current = document.activeElement;
    setBusy(true);
    setOutcome({ text: null, isFault: false });
    try {
      const said = await act();
      setOutcome({ text: typeof said === 'string' ? said : done, isFault: false });
    } catch (error) {
      const isStale = error instanceof Refused && error.status === 412;
      const said = error instanceof Refused && error.status === 409 ? error.message : words.failed;
      setOutcome({ text: isStale ? (words.stale ?? words.failed) : said, isFault: true });
    } finally {
      setBusy(false);
    }
  };
  return { outcome, isBusy, run };
}

/** Takes the focus when it comes up, so that it is read out, and keys go on from there. */
export function Arriving({ children, label }: { children: ComponentChildren; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.focus(), []);
  return (
    <section ref={place} tabIndex={-1} class="arriving" aria-label={label}>
      {children}
    </section>
  );
}
