import { sql } from 'kysely';
import type { Succession } from '../../domain/handovers/handover.ts';
import type { HandoverState } from '../../domain/record-states.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { dateThen, endOf, linksTo, wasReadable } from '../log/as-of.ts';
import { actorThen } from '../log/records-as-of.ts';
import { query } from '../query.ts';
import { parsed } from '../rows.ts';
import { isReadable, mayBeSeen } from '../visible.ts';
import { type OfTerm, successionFrom } from './successions.ts';

/**
 * Who presided over a body, as its handovers stood at the end of a day. Null where there was no such body to be seen.
 * Two seeks in the log for each handover of the body.
 */
export async function successionThen(
  db: Db,
  id: string,
  day: string,
  audience: Audience,
): Promise<Succession | null> {
  const body = await actorThen(db, id, day, audience);
  if (body?.kind !== 'body') return null;
  const states = await statesOf(db, body.id, day, audience);
  const links = await linksTo(
    db,
    { actors: states.flatMap(({ from, to }) => [from, to]), briefings: [] },
    audience,
  );
  const { kind, name, countryCode, rotation } = body;
  const known = new Map((rotation?.order ?? []).map((actor) => [actor.id, actor]));
  return successionFrom(
    {
      body: { id: body.id, kind, name, countryCode },
      rotation: rotation && { order: rotation.order.map((actor) => actor.id), months: rotation.months },
    },
    states.map(ofTerm),
    (actor) => links.actor(actor) ?? known.get(actor) ?? null,
    day,
  );
}

type State = HandoverState & { id: string };

/** The handovers of a body that were not archived, each by its newest entry by then that the audience may see. */
async function statesOf(db: Db, body: string, day: string, audience: Audience): Promise<State[]> {
  const newest = (condition: unknown) => sql`(select m.seq from changes m where m.subject_kind = 'handover'
    and m.subject_id = r.id and m.at < ${endOf(day)} and ${condition} order by m.version desc limit 1)`;
  const rows = await db.all(
    query(sql<{ id: string; after: string; newest: string }>`select r.id, h.after, n.after as newest
      from handovers r join changes h on h.seq = ${newest(mayBeSeen('m', audience))}
      join changes n on n.seq = ${newest(sql`true`)}
      where r.body_id = ${body} and ${isReadable('r', audience)}`),
  );
  return rows.flatMap((row) => {
    const now = parsed<HandoverState>(row.newest);
    return wasReadable(now, audience) && now.archivedAt === null
      ? [{ ...parsed<HandoverState>(row.after), id: row.id }]
      : [];
  });
}

function ofTerm({ id, from, to, successor, date, capacity, status }: State): OfTerm {
  const on = dateThen(date, null);
  return {
    id,
    from_id: from,
    to_id: to,
    ...{ successor, capacity, status },
    date_edtf: date,
    date_earliest: on?.earliest ?? null,
    date_latest: on?.latest ?? null,
  };
}
