import type { TimelineOverview } from '../../../worker/domain/timeline.ts';
import { api, type TimelineFilter } from '../../api.ts';
import { type Answer, useAnswer } from '../../ui/answers.ts';

/** The whole span of what the filters let through. */
export const useOverview = (filter: TimelineFilter): Answer<TimelineOverview> =>
  useAnswer(api.timelineOverview(filter));
