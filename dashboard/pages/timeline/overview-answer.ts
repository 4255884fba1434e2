import type { TimelineOverview } from '../../../worker/domain/timeline.ts';
import type { Question } from '../../api.ts';
import { type Answer, useAnswer } from '../../ui/answers.ts';
import type { Window } from './window.ts';

type Filters = { kinds?: readonly string[]; body?: string; actor?: string; topic?: string };

/** The whole span of what the filters let through. */
export function overviewOf({ kinds, ...rest }: Filters): Question<TimelineOverview> {
  const { body, actor, topic } = rest;
  const query = Object.entries({ kind: kinds?.join(','), body, actor, topic }).filter(([, value]) => value);
  const search = new URLSearchParams(query as [string, string][]).toString();
  return { address: `/api/timeline/overview${search && `?${search}`}` };
}

export const useOverview = (filters: Filters): Answer<TimelineOverview> => useAnswer(overviewOf(filters));

/** From the first to the last day that is on record, in whole years; null where nothing is. */
export function wholeOf({ from, to }: TimelineOverview): Window | null {
  return from && to ? [`${from.slice(0, 4)}-01-01`, `${to.slice(0, 4)}-12-31`] : null;
}
