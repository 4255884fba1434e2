import { longestQuery } from '../../../worker/domain/search/query.ts';
import { searchWords } from '../../../worker/words/search.ts';
import type { FailureReason } from '../../api.ts';
import { type Findings, isWorthAsking } from './findings.ts';

/** Why nothing could be found out, in words. */
export function failureWords(reason: FailureReason): string {
  if (reason !== 'unreachable') return searchWords.failed;
  return navigator.onLine ? searchWords.unreachable : searchWords.offline;
}

type Props = { typed: string; findings: Findings | null; again: () => void };

/** How it goes, in words that are read out as they change: how much was found, nothing, or why not. */
export function StateLine({ typed, findings, again }: Props) {
  const text = typed.trim();
  const found = findings?.groups.flatMap(({ items }) => items).length ?? 0;
  const isMore = findings?.groups.some(({ next }) => next !== null) ?? false;
  const isNewest = findings?.text === text;
  const said = !isWorthAsking(text)
    ? searchWords.start
    : !findings || !isNewest
      ? searchWords.searching
      : findings.failure
        ? failureWords(findings.failure)
        : found === 0
          ? searchWords.nothing(text)
          : searchWords.found(found, isMore);
  const hasFailed = Boolean(isNewest && findings?.failure);
  return (
    <div class={hasFailed ? 'palette-state is-fault' : 'palette-state'}>
      <p role="status">
        <bdi>{said}</bdi>
        {typed.length >= longestQuery && ` ${searchWords.cut(longestQuery)}`}
      </p>
      {hasFailed && (
        <button type="button" onClick={again}>
          {searchWords.again}
        </button>
      )}
    </div>
  );
}
