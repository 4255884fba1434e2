import { openStatuses } from '../../domain/commitments/standing.ts';
import { fixed, type Query } from '../query.ts';

/**
 * What a batch has changed, by ids: commitments; briefings, whose commitments may belong elsewhere now; and actors
 * that have become a body or are none any more, or that belong to another or are seen by others than before.
 */
export interface Touched {
  commitment: ReadonlySet<string>;
  briefing: ReadonlySet<string>;
  actor: ReadonlySet<string>;
}

/** The records whose marks may have changed; ?1: the touched ids by kind. */
const touchedIds = `
    select i.value as id from json_each(?1) kind join json_each(kind.value) i where kind.key <> 'actor'
    union select id from commitments where briefing_id in (select value from json_each(?1, '$.briefing'))
    union select p.commitment_id from commitment_parties p where p.actor_id in (select value from json_each(?1, '$.actor'))
    union select p.briefing_id from participations p where p.actor_id in (select value from json_each(?1, '$.actor'))
    union select c.id from participations p join commitments c on c.briefing_id = p.briefing_id
    where p.actor_id in (select value from json_each(?1, '$.actor'))`;

/**
 * The marks of the touched records as their tables now have them. A body's scope holds what was promised at its briefings
 * too; as narrowly as the briefing may be seen: 'draft' < 'internal' < 'public'. Where an actor took part, what it belongs
 * to did; as narrowly as the actor may be seen.
 */
const fresh = `with
  ids as (${touchedIds}),
  records as (
    select 'commitment' as kind, id, visibility, due_from as first_day, due_latest as last_day, due_width as width, status
    from commitments where id in (select id from ids) and archived_at is null
    union all select 'briefing', id, visibility, start_sort, last_day, span_width, status
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
    select r.id as record_id, s.scope, r.kind, max(min(r.visibility, coalesce(s.visibility, r.visibility))) as visibility,
      r.first_day, r.last_day, r.width, r.status
    from records r join scopes s on s.id = r.id group by r.id, s.scope)`;

const keepMarks = fixed(`${fresh}
  insert into record_marks (record_id, marks, former)
  select i.id, json_group_array(json_array(scope, kind, visibility, first_day, last_day, width, status) order by scope)
    filter (where scope is not null), '[]'
  from ids i left join fresh on record_id = i.id group by i.id
  on conflict (record_id) do update set former = marks, marks = excluded.marks`);

const columns = 'scope, kind, visibility, first_day, record_id, last_day, width, status';
const marksIn = (column: 'marks' | 'former') => `
  select m.value ->> 0 as scope, m.value ->> 1 as kind, m.value ->> 2 as visibility, m.value ->> 3 as first_day,
    r.record_id, m.value ->> 4 as last_day, m.value ->> 5 as width, m.value ->> 6 as status
  from record_marks r, json_each(r.${column}) m where r.record_id in (select id from ids)`;

/** What keepMarks has changed: marks that are gone, and marks that have come. */
const changed = `with
  ids as (${touchedIds}),
  old as (${marksIn('former')}),
  new as (${marksIn('marks')}),
  gone as (select * from old except select * from new),
  come as (select * from new except select * from old)`;

/** The same as numbers of records by lane, day, kind, state and visibility; keys as 0001_schema.sql has them. */
const moved = `${changed},
  moved as (
    select scope, first_day, first_day <= '9999-12-31' as is_dated, case when kind = 'briefing' then 'b'
        when status in (${openStatuses.map((status) => `'${status}'`).join(', ')}) then 'o' else 'c' end
      || substr(visibility, 1, 1) as what, sum(by) as n
    from (select *, 1 as by from come union all select *, -1 from gone) group by 1, 2, 3, 4 having sum(by) <> 0)`;

/** The counts of a column with those of the row that was to be inserted added; what comes to nothing goes. */
const added = (table: string, column: string) => `json_patch(${column}, (
    select json_group_object(key, nullif(value + coalesce(${table}.${column} ->> ('$."' || key || '"'), 0), 0))
    from json_each(excluded.${column})))`;

const moveMonths = fixed(`${moved},
  by_month as (
    select scope, case when is_dated then substr(first_day, 1, 7) else 'undated' end || ' ' || what as key, is_dated, what,
      sum(n) as n
    from moved group by 1, 2, 3, 4)
  insert into lanes (scope, months, public_size, size)
  select scope, json_group_object(key, n), coalesce(sum(n) filter (where is_dated and what like '_p'), 0),
    coalesce(sum(n) filter (where is_dated), 0)
  from by_month group by scope
  on conflict (scope) do update set months = ${added('lanes', 'months')},
    public_size = public_size + excluded.public_size, size = size + excluded.size`);

const moveDays = fixed(`${moved}
  insert into lane_days (scope, month, days)
  select scope, substr(first_day, 1, 7), json_group_object(substr(first_day, 9) || ' ' || what, n)
  from moved where is_dated group by 1, 2
  on conflict (scope, month) do update set days = ${added('lane_days', 'days')}`);

const removeMarks = fixed(`${changed} delete from marks
  where (scope, kind, visibility, first_day, record_id) in (select scope, kind, visibility, first_day, record_id from gone)`);

const addMarks = fixed(`${changed} insert into marks (${columns}) select ${columns} from come`);

/**
 * Brings marks and counts in line with what the batch before these statements has written. Empty where nothing was. Records
 * that are new have no marks to take away.
 */
export function marksQueries(touched: Touched, { areNew }: { areNew: boolean }): Query[] {
  if (Object.values(touched).every(({ size }) => size === 0)) return [];
  const ids = JSON.stringify(touched, (_, value) => (value instanceof Set ? [...value] : value));
  const follow = areNew ? [moveMonths, moveDays, addMarks] : [moveMonths, moveDays, removeMarks, addMarks];
  return [keepMarks, ...follow].map((query) => query(ids));
}
