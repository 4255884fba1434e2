import type { ActorLink } from '../../domain/actor.ts';
import type { TermOut } from '../../domain/handovers/handover.ts';
import type { TimelineItem } from '../../domain/timeline/timeline.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { successions } from '../handovers/successions.ts';
import { beginningIn, type Found, inTime, placesOf, reaching } from '../marks/in-range.ts';
import { query } from '../query.ts';
import { areKnown } from './content.ts';
import { judged } from './filtered.ts';
import { itemsOf } from './items.ts';
import { kindsOf, type TimelineFilter } from './timeline.ts';

/** So many records one file holds; of each kind and visibility one more is looked through, to tell of the rest. */
export const mostTimelineRows = 5000;
const mostBodies = 500;

const [firstDay, lastDay] = ['0000-01-01', '9999-12-31'];
const wholeText = Number.POSITIVE_INFINITY;

export type AskedRows = TimelineFilter & { from?: string | undefined; to?: string | undefined };

export interface TimelineRows {
  items: TimelineItem[];
  terms: { body: ActorLink; term: TermOut }[];
  /** Where the rows end before the record does: the day from which to ask for the rest. */
  next: string | null;
}

/** Every dated record of a range, or of all time, one by one in the order of time; and the presidencies in it. */
export async function timelineRows(
  db: Db,
  asked: AskedRows,
  audience: Audience,
  today: string,
): Promise<TimelineRows> {
  const { body, actor, kind, from = firstDay, to = lastDay } = asked;
  const isRead = await areKnown(
    db,
    [body, actor].filter((id) => id !== undefined),
    audience,
  );
  const { rows, next } = isRead
    ? await recordsIn(db, asked, [from, to], audience, today)
    : { rows: [], next: null };
  const wantsTerms = !kind || kind.includes('bodies');
  const end = next ?? to;
  return {
    items: [...(await itemsOf(db, rows, audience, today, wholeText)).values()],
    terms: wantsTerms ? await termsIn(db, asked, [from, end], audience, today) : [],
    next,
  };
}

async function recordsIn(
  db: Db,
  asked: AskedRows,
  [from, to]: [string, string],
  audience: Audience,
  today: string,
): Promise<{ rows: Found[]; next: string | null }> {
  const { body, actor, topic, standing } = asked;
  const actors = [body, actor].filter((id) => id !== undefined).map((id) => `actor:${id}`);
  const scopes = [...actors, ...(topic ? [`topic:${topic}`] : [])];
  const [base = 'all', ...others] = scopes;
  const places = placesOf(base, kindsOf(asked), audience);
  const most = mostTimelineRows + 1;
  const [before, within] = await db.together<[Found, Found]>([
    query(reaching(asked.from ? places : [], from, most, 'latest')),
    query(
      beginningIn(
        places.map((place) => [...place, from, to]),
        most,
      ),
    ),
  ]);
  const found = [...before, ...within].sort(inTime);
  const [standsIn, standingIs] = await judged(
    db,
    others.length > 0 ? found : [],
    standing ? found : [],
    audience,
    today,
  );
  const passing = found.filter(
    ({ id }) =>
      others.every((scope) => standsIn.get(id)?.has(scope)) &&
      (!standing || standing.some((one) => one === standingIs.get(id))),
  );
  // Of what was read to its limit, no more is known than up to the last one; a file ends with a whole day.
  const limits = [...Map.groupBy(within, ({ kind }) => kind).values()]
    .filter((all) => all.length >= most)
    .map((all) => all[most - 1]?.first_day ?? lastDay);
  const next = [passing[mostTimelineRows]?.first_day, ...limits].filter((day) => day !== undefined).sort()[0];
  if (next === undefined) return { rows: passing, next: null };
  const whole = passing.filter(({ first_day: day }) => day < next);
  return { rows: (whole.length > 0 ? whole : passing).slice(0, mostTimelineRows), next };
}

async function termsIn(
  db: Db,
  { body, actor }: AskedRows,
  [from, to]: [string, string],
  audience: Audience,
  today: string,
): Promise<TimelineRows['terms']> {
  const { items } = await successions(db, body ? [body] : undefined, mostBodies, audience, today);
  return items.flatMap(({ body, terms }) =>
    terms
      .filter(({ start, end }) => (start?.earliest ?? firstDay) <= to && (end?.latest ?? lastDay) >= from)
      .filter(({ holder }) => !actor || holder?.id === actor)
      .map((term) => ({ body, term })),
  );
}
