import { useEffect, useState } from 'preact/hooks';
import { api, ask } from '../../api.ts';
import type { Found } from './find-target.ts';

/** What was found for a text, in the order in which it is shown; null until the answers are there. */
export type Findings = { text: string; found: Found[]; isFailed: boolean };

const atMost = { limit: 6 };
/** A pause in typing that is worth a question, in milliseconds. */
const pause = 120;
const shortest = 2;

async function search(text: string, signal: AbortSignal): Promise<Found[]> {
  const [briefings, commitments, actors] = await Promise.all([
    ask(api.briefings({ text }, atMost), signal),
    ask(api.commitments({ text }, atMost), signal),
    ask(api.actors({ text }, atMost), signal),
  ]);
  return [
    ...briefings.items.map((record) => ({ kind: 'briefing' as const, record })),
    ...commitments.items.map((record) => ({ kind: 'commitment' as const, record })),
    ...actors.items.map((record) => ({ kind: 'actor' as const, record })),
  ];
}

/** Searches for what is typed. The last findings stay until newer ones come; what is superseded is given up. */
export function useFindings(typed: string): Findings | null {
  const [findings, setFindings] = useState<Findings | null>(null);
  const text = typed.trim();
  useEffect(() => {
    if (text.length < shortest) {
      setFindings(null);
      return;
    }
    const gaveUp = new AbortController();
    const timer = setTimeout(() => {
      search(text, gaveUp.signal).then(
        (found) => setFindings({ text, found, isFailed: false }),
        () => gaveUp.signal.aborted || setFindings({ text, found: [], isFailed: true }),
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      gaveUp.abort();
    };
  }, [text]);
  return findings;
}
