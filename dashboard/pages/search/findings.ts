import { useLayoutEffect, useState } from 'preact/hooks';
import type { SearchGroup } from '../../../worker/domain/search/search.ts';
import { api, ask, type FailureReason, Unanswered } from '../../api.ts';

/** What was found for a text; where it failed, why. */
export type Findings = { text: string; groups: SearchGroup[]; failure: FailureReason | null };

/** A pause in typing that is worth a question, in milliseconds. */
const pause = 120;
const shortest = 2;

export const isWorthAsking = (text: string) => text.trim().length >= shortest;

/**
 * Searches for what is typed. The last findings stay until newer ones come; what is superseded is given up, so that a late
 * answer never takes the place of a newer one. What failed for want of a connection is asked again when there is one.
 */
export function useFindings(typed: string): { findings: Findings | null; again: () => void } {
  const [findings, setFindings] = useState<Findings | null>(null);
  const [attempt, setAttempt] = useState(0);
  const text = typed.trim();
  const again = () => setAttempt((count) => count + 1);
  useLayoutEffect(() => {
    if (!isWorthAsking(text)) {
      setFindings(null);
      return;
    }
    const gaveUp = new AbortController();
    const settle = (found: Findings) => gaveUp.signal.aborted || setFindings(found);
    const timer = setTimeout(() => {
      ask(api.search({ q: text }), gaveUp.signal).then(
        ({ groups }) => settle({ text, groups, failure: null }),
        (error) =>
          settle({ text, groups: [], failure: error instanceof Unanswered ? error.reason : 'broken' }),
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      gaveUp.abort();
    };
  }, [text, attempt]);
  const isCutOff = findings?.failure === 'unreachable';
  useLayoutEffect(() => {
    if (!isCutOff) return;
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [isCutOff]);
  return { findings, again };
}
