import { sql } from 'kysely';
import type { ActorLink } from '../../domain/actor.ts';
import { addDays } from '../../domain/dates/days.ts';
import { daysAtFirst, type LoggedChange, mostTold, type Since, toldOf } from '../../domain/desk/activity.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { actorLink } from '../links.ts';
import { latestSeqQuery } from '../log/changes.ts';
import { build, type Query, query } from '../query.ts';
import { parsed } from '../rows.ts';
import type { DeskVisitRow } from '../schema/desk.ts';
import { isReadable, leftVisible, mayBeSeen } from '../visible.ts';

interface ChangeView {
  seq: number;
  kind: LoggedChange['kind'];
  id: string;
  title: string;
  to_actor: string | null;
  verb: string;
  at: string;
  author: string;
  had: number;
  status_from: string | null;
  status_to: string | null;
  due_from: string | null;
  due_to: string | null;
  status_now: string | null;
}

export const visitQuery = (person: string): Query<DeskVisitRow> =>
  build.selectFrom('desk_visits').selectAll().where('person_id', '=', person);

/** One row a person; the last word holds. */
export const seenQuery = (row: DeskVisitRow): Query =>
  build
    .insertInto('desk_visits')
    .values(row)
    .onConflict((met) =>
      met.column('person_id').doUpdateSet({ seen_seq: row.seen_seq, seen_at: row.seen_at }),
    );

// Looked through before anything is left out, so that a record in which much happens costs no more.
const mostLookedThrough = 2000;

/**
 * What others did after a change, newest first: of records that the audience may see as they now are. An actor that was
 * only named along the way is no news, nor is what a new installation was filled with. Reads the log by its primary key,
 * and each record by its own.
 */
const changesSince = (
  { after, from, person }: { after: number; from: string; person: string },
  audience: Audience,
): Query<ChangeView> =>
  query(sql<ChangeView>`select c.seq, c.subject_kind as kind, c.subject_id as id, c.verb, c.at, c.author_name as author,
    coalesce(m.text, b.title, o.name, a.name) as title, ${actorLink('t', audience)} as to_actor,
    coalesce(${leftVisible('p', audience)}, 0) as had,
    p.after ->> '$.status' as status_from, c.after ->> '$.status' as status_to,
    p.after ->> '$.due' as due_from, c.after ->> '$.due' as due_to, m.status as status_now
    from (select * from changes where seq > ${after} order by seq desc limit ${mostLookedThrough}) c
    left join changes p on p.subject_kind = c.subject_kind and p.subject_id = c.subject_id
      and p.version = c.version - 1
    left join commitments m on c.subject_kind = 'commitment' and m.id = c.subject_id and ${isReadable('m', audience)}
    left join briefings b on c.subject_kind = 'briefing' and b.id = c.subject_id and ${isReadable('b', audience)}
    left join handovers h on c.subject_kind = 'handover' and h.id = c.subject_id and ${isReadable('h', audience)}
    left join actors o on o.id = h.body_id and ${isReadable('o', audience)}
    left join actors t on t.id = h.to_id
    left join actors a on c.subject_kind = 'actor' and c.verb <> 'recorded' and a.id = c.subject_id
      and ${isReadable('a', audience)}
    where ${mayBeSeen('c', audience)} and c.at >= ${from}
      and c.author_kind <> 'system' and not (c.author_kind = 'person' and c.author_id is ${person})
      and coalesce(m.text, b.title, o.name, a.name) is not null
    order by c.seq desc limit ${mostTold + 1}`);

/** What happened since a person was last here, told in groups. */
export async function sinceLastVisit(
  db: Db,
  person: string,
  audience: Audience,
  today: string,
): Promise<Since> {
  const [[visit], [newest]] = await db.together([visitQuery(person), latestSeqQuery()]);
  const from = visit ? '' : addDays(today, -daysAtFirst);
  const rows = await db.all(changesSince({ after: visit?.seen_seq ?? 0, from, person }, audience));
  return {
    since: visit ? { sequence: visit.seen_seq, at: visit.seen_at } : null,
    newest: newest?.seq ?? 0,
    isCut: rows.length > mostTold,
    groups: toldOf(rows.slice(0, mostTold).map(logged)),
  };
}

const logged = (row: ChangeView): LoggedChange => ({
  sequence: row.seq,
  kind: row.kind,
  id: row.id,
  title: row.title,
  verb: row.verb,
  at: row.at,
  author: row.author,
  to: parsed<ActorLink>(row.to_actor),
  before: row.had ? { status: row.status_from, due: row.due_from } : null,
  after: { status: row.status_to, due: row.due_to },
  now: row.status_now,
});
