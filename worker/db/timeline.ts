import { invalid } from '../domain/errors.ts';
import type { TermOut } from '../domain/handover.ts';
import type { Standing } from '../domain/standing.ts';
import type { Timeline, timelineKinds } from '../domain/timeline.ts';
import type { Audience } from '../domain/visibility.ts';
import { briefingsInWindow } from './briefings.ts';
import { commitmentsInWindow } from './commitment-lists.ts';
import type { Db } from './database.ts';
import { successions } from './successions.ts';

const mostItems = 400;
const mostBodies = 40;

interface Asked {
  from: string;
  to: string;
  kind?: (typeof timelineKinds)[number][] | undefined;
  body?: string | undefined;
  actor?: string | undefined;
  topic?: string | undefined;
  standing?: Standing[] | undefined;
}

const nothing = { items: [], more: false };

/** What the timeline shows of a window, nearest to today first where it holds more than can be shown. */
export async function timelineOf(db: Db, asked: Asked, audience: Audience, today: string): Promise<Timeline> {
  const { from, to, kind, body, actor, topic, standing } = asked;
  if (to < from) throw invalid('to', 'must not lie before `from`');
  const window = { from, to, shown: mostItems };
  const wants = (one: (typeof timelineKinds)[number]) => !kind || kind.includes(one);
  const [briefings, commitments, bodies] = await Promise.all([
    wants('briefings') ? briefingsInWindow(db, { actor, body, topic }, window, audience, today) : nothing,
    wants('commitments')
      ? commitmentsInWindow(db, { party: actor, body, topic, standing }, window, audience, today)
      : nothing,
    wants('bodies') ? successions(db, body ? [body] : undefined, mostBodies, audience, today) : nothing,
  ]);
  const touches = ({ start, end }: TermOut) =>
    (start?.earliest ?? '0000') <= to && (end === null || (end.latest ?? '9999') >= from);
  const ofActor = (term: TermOut) => !actor || term.holder?.id === actor;
  return {
    from,
    to,
    today,
    briefings: briefings.items,
    commitments: commitments.items,
    bodies: bodies.items
      .map((each) => ({ ...each, terms: each.terms.filter((term) => touches(term) && ofActor(term)) }))
      .filter(({ terms }) => terms.length > 0),
    more: { briefings: briefings.more, commitments: commitments.more, bodies: bodies.more },
  };
}
