import { api } from '../../api.ts';
import type { FollowUpView } from '../../location-views.ts';

/** What each figure asks; all share the filters. */
export function questionsOf({ party, body, topic, asOf, by }: FollowUpView) {
  const filter = { party, body, topic };
  return {
    // One body alone needs no comparison.
    statuses: api.statuses({ ...filter, asOf, by: body ? undefined : 'body' }),
    /** For the file: the figures of all together, without those of each body. */
    statusesOfAll: api.statuses({ ...filter, asOf }),
    dueLoad: api.dueLoad(filter),
    slippage: api.slippage({ ...filter, by: by ?? 'actor' }),
    scores: api.scores(filter),
  };
}
