import type { DueLoad } from '../domain/commitments/due-load.ts';
import { slipBuckets } from '../domain/commitments/slip-buckets.ts';
import type { Slip, Slippage } from '../domain/commitments/slippage.ts';
import { commitmentStatuses } from '../domain/commitments/standing.ts';
import { totalOf } from '../domain/commitments/status-counts.ts';
import type { Scores, StatusHistory } from '../domain/commitments/summary.ts';
import { type Cell, csvOf } from './csv.ts';

/** The summaries of follow-up as CSV; columns are named as the fields of the JSON are. */

/** One row a month; where bodies were asked for, then one a body and month. */
export function statusesCsv({ months, bodies }: StatusHistory): string {
  const rows = (of: StatusHistory['months'], body: Cell[]) =>
    of.map(({ month, counts }) => [
      ...body,
      month,
      ...commitmentStatuses.map((status) => counts[status]),
      totalOf(counts),
    ]);
  return csvOf([
    [...(bodies ? ['body'] : []), 'month', ...commitmentStatuses, 'total'],
    ...rows(months, bodies ? [''] : []),
    ...(bodies ?? []).flatMap(({ body, months }) => rows(months, [body.name])),
  ]);
}

/** One row an actor; the first, without a name, is all commitments together. */
export function scoresCsv({ items, overall }: Scores): string {
  const row = (actor: string, { score, n, lapsed, counts }: Scores['overall']) => [
    actor,
    score,
    n,
    lapsed,
    ...commitmentStatuses.map((status) => counts[status]),
  ];
  return csvOf([
    ['actor', 'score', 'n', 'lapsed', ...commitmentStatuses],
    row('', overall),
    ...items.map(({ actor, ...score }) => row(actor.name, score)),
  ]);
}

/** One row an actor or body; the first, without a name, is all commitments together. */
export function slippageCsv({ by, items, overall }: Slippage): string {
  const row = (actor: string, slip: Slip) => [
    actor,
    ...[slip.n, slip.moved, slip.later, slip.earlier, slip.median, slip.longest, slip.reschedules],
    ...slipBuckets.map((bucket) => slip.buckets[bucket]),
    ...[slip.leftOut.undated, slip.leftOut.removed, slip.leftOut.openEnded],
  ];
  return csvOf([
    [
      by,
      ...['n', 'moved', 'later', 'earlier', 'median', 'longest', 'reschedules'],
      ...slipBuckets.map((bucket) => `moved_${bucket}`),
      ...['undated', 'removed', 'open_ended'],
    ],
    row('', overall),
    ...items.map(({ actor, ...slip }) => row(actor.name, slip)),
  ]);
}

/** One row a month. */
export const dueLoadCsv = ({ months }: DueLoad): string =>
  csvOf([
    ['month', 'due', 'unsure', 'carried'],
    ...months.map(({ month, due, unsure, carried }) => [month, due, unsure, carried]),
  ]);
