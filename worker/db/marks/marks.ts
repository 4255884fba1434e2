import { fixed, type Query } from '../database.ts';

/**
 * What a batch has changed, by ids: commitments; briefings, whose commitments may belong elsewhere now; and actors
 * that have become a body or are none any more, or that belong to another or are seen by others than before.
 */
export interface Touched {
  commitment: ReadonlySet<string>;
  briefing: ReadonlySet<string>;
  actor: ReadonlySet<string>;
}

const columns = 'scope, kind, visibility, first_day, record_id, last_day, width, is_open';

/** The records whose marks may have changed; ?1: the touched ids by kind. */
const touchedIds = `
    select i.value as id from json_each(?1) kind join json_each(kind.value) i where kind.key <> 'actor'
    union select id from commitments where briefing_id in (select value from json_each(?1, '$.briefing'))
    union select p.commitment_id from commitment_parties p where p.actor_id in (select value from json_each(?1, '$.actor'))
    union select p.briefing_id from participations p where p.actor_id in (select value from json_each(?1, '$.actor'))
    union select c.id from participations p join commitments c on c.briefing_id = p.briefing_id
    where p.actor_id in (select value from json_each(?1, '$.actor'))`;

/**
 * The marks of the touched records as they were (`old`) and as their tables now have them (`fresh`). A body's scope
 * holds what was promised at its briefings too; as narrowly as the briefing may be seen: 'draft' < 'internal' < 'public'.
 * Where an actor took part, what it belongs to did; as narrowly as the actor may be seen.
 */
const marks = `with
  ids as (${touchedIds}),
  old as (select ${columns} from timeline_marks where record_id in (select id from ids)),
  records as (
    select 'commitment' as kind, id, visibility, due_from as first_day, due_latest as last_day, due_width as width, is_open
    from commitments where id in (select id from ids) and archived_at is null
    union all select 'briefing', id, visibility, start_sort, last_day, span_width, 0
    from briefings where id in (select id from ids) and archived_at is null),
  taking_part as (
    select p.actor_id, p.commitment_id as id, null as visibility from commitment_parties p
    where p.commitment_id in (select id from ids) and p.actor_id is not null
    union all select p.actor_id, p.briefing_id, null from participations p where p.briefing_id in (select id from ids)
    union all select a.affiliation_id, p.briefing_id, a.visibility from participations p
    join actors a on a.id = p.actor_id and a.affiliation_id is not null and a.archived_at is null
    where p.briefing_id in (select id from ids)
    union all select p.actor_id, c.id, b.visibility from commitments c
    join briefings b on b.id = c.briefing_id and b.archived_at is null
    join participations p on p.briefing_id = b.id
    join actors a on a.id = p.actor_id and a.kind = 'body'
    where c.id in (select id from ids)),
  of_topic as (
    select topic_id, commitment_id as id from commitment_topics where commitment_id in (select id from ids)
    union all select topic_id, briefing_id from briefing_topics where briefing_id in (select id from ids)),
  of_none as (
    select 'actor:' as scope, id from records where id not in (select id from taking_part)
    union all select 'topic:', id from records where id not in (select id from of_topic)
    union all select 'body:', id from records where id not in (
      select t.id from taking_part t join actors a on a.id = t.actor_id where a.kind = 'body')),
  scopes as (
    select 'all' as scope, id, null as visibility from records
    union all select 'actor:' || actor_id, id, visibility from taking_part
    union all select 'topic:' || topic_id, id, null from of_topic
    union all select scope, id, null from of_none),
  fresh as (
    select s.scope, r.kind, max(min(r.visibility, coalesce(s.visibility, r.visibility))) as visibility,
      r.first_day, r.id as record_id, r.last_day, r.width, r.is_open
    from records r join scopes s on s.id = r.id group by s.scope, r.id),
  gone as (select * from old except select * from fresh),
  come as (select * from fresh except select * from old)`;

/** The groups that are counted apart, as columns of timeline_counts. */
const groups: [name: string, holds: string][] = [
  ['briefings', "kind = 'briefing'"],
  ['open', "kind = 'commitment' and is_open"],
  ['closed', "kind = 'commitment' and not is_open"],
];
const counted = groups.flatMap(([name, holds]) =>
  ['draft', 'internal', 'public'].map((visibility) => ({
    column: `${name}_${visibility}`,
    holds: `${holds} and visibility = '${visibility}'`,
  })),
);
const each = (of: (one: (typeof counted)[number]) => string) => counted.map(of).join(', ');
const counts = each(({ column }) => column);

// Summed by day first, so that few rows are spread over the cells.
const moveCounts = fixed(`${marks},
  moved as (
    select scope, first_day, ${each(({ column, holds }) => `sum(case when ${holds} then by else 0 end) as ${column}`)}
    from (select *, 1 as by from come union all select *, -1 from gone) group by scope, first_day)
  insert into timeline_counts (scope, unit, cell, ${counts})
  select scope, value, case value when 'day' then first_day
    when 'week' then date(first_day, '-' || ((strftime('%w', first_day) + 6) % 7) || ' days')
    when 'month' then substr(first_day, 1, 7) || '-01'
    when 'year' then substr(first_day, 1, 4) || '-01-01' else '' end, ${counts}
  from moved join json_each('["day","week","month","year","all","undated"]')
  on (value = 'undated') = (first_day > '9999-12-31')
  on conflict (scope, unit, cell) do update set ${each(({ column }) => `${column} = ${column} + excluded.${column}`)}`);

const removeMarks = fixed(`${marks} delete from timeline_marks
  where (scope, kind, visibility, first_day, record_id) in (select scope, kind, visibility, first_day, record_id from gone)`);

const addMarks = fixed(`${marks} insert into timeline_marks (${columns}) select * from come`);

/**
 * Brings marks and counts in line with what the batch before these statements has written. Empty where nothing was. Records
 * that are new have no marks to take away.
 */
export function marksQueries(touched: Touched, { areNew }: { areNew: boolean }): Query[] {
  if (Object.values(touched).every(({ size }) => size === 0)) return [];
  const ids = JSON.stringify(touched, (_, value) => (value instanceof Set ? [...value] : value));
  if (areNew) return [moveCounts(ids), addMarks(ids)];
  return [moveCounts, removeMarks, addMarks].map((query) => query(ids));
}
