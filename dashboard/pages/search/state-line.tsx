import { longestQuery } from '../../../worker/domain/search/query.ts';
import type { FailureReason } from '../../api.ts';
import { useSetting } from '../../ui/setting.ts';
import { searchWordsIn } from '../../words/search.ts';
import { type Findings, isWorthAsking } from './findings.ts';

/** Why nothing could be found out, in words. */
export function failureWords(reason: FailureReason, locale: string): string {
  const search = searchWordsIn(locale);
  if (reason !== 'unreachable') return search.failed;
  return navigator.onLine ? search.unreachable : search.offline;
}

type Props = { typed: string; findings: Findings | null; again: () => void };

/** How it goes, in words that are read out as they change: how much was found, nothing, or why not. */
export function StateLine({ typed, findings, again }: Props) {
  const { locale } = useSetting();
  const search = searchWordsIn(locale);
  const text = typed.trim();
  const found = findings?.groups.flatMap(({ items }) => items).length ?? 0;
  const isMore = findings?.groups.some(({ next }) => next !== null) ?? false;
  const isNewest = findings?.text === text;
  const said = !isWorthAsking(text)
    ? search.start
    : !findings || !isNewest
      ? search.searching
      : findings.failure
        ? failureWords(findings.failure, locale)
        : found === 0
          ? search.nothing(text)
          : search.found(found, isMore);
  const hasFailed = Boolean(isNewest && findings?.failure);
  return (
    <div class={hasFailed ? 'palette-state is-fault' : 'palette-state'}>
      <p role="status">
        <bdi>{said}</bdi>
        {typed.length >= longestQuery && ` ${search.cut(longestQuery)}`}
      </p>
      {hasFailed && (
        <button type="button" onClick={again}>
          {search.again}
        </button>
      )}
    </div>
  );
}
