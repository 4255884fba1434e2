import { type RawBuilder, sql } from 'kysely';
import type { Commitment } from '../../domain/commitments/commitment.ts';
import { type Audience, holds } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { isKnown } from '../links.ts';
import { keysInLane, lastsUntil } from '../marks/keys.ts';
import { cursorAt, type Page, type Position, pageOf, positionOf } from '../page.ts';
import { type Query, query } from '../query.ts';
import { fewTextsWith } from '../search/index.ts';
import { type Condition, type Key, startingAt } from '../window.ts';
import { type CommitmentView, commitmentsQuery, toCommitment } from './commitments.ts';
import { askedOf, type CommitmentFilter, isListedBy } from './conditions.ts';
import { beginning, type Stretch, stretchOf } from './due-range.ts';

/** However few of them a filter lets pass, no more than this are looked through for one page. */
const mostLookedThrough = 1001;

/** How the keys of commitments are come by in the order in which they come due: by an index that lies in that order. */
interface Way {
  /** A select of (id, first, last, status), to be put in order and cut at `most`. */
  keys(stretch: Stretch, after: Position | null, most: number): RawBuilder<unknown>;
  /** What is to be asked of each key `k` beside the filter. */
  ofKey: Condition[];
  /** What of the filter the way does not see to. */
  rest: CommitmentFilter;
  /** A lane holds nothing that the audience may not see or that is archived; of a record this has to be asked. */
  isLane: boolean;
}

/** A filter; `few`: the numbers of the texts that hold its words, where these are few. */
type Asked = CommitmentFilter & { few?: readonly number[] | undefined };

/** The way through the least: few words, what is archived, a briefing, an owner, an actor, a topic, a status; else all. */
function wayOf({ few, ...filter }: Asked, audience: Audience): Way {
  const { archived, briefing, dueBriefing, owner, party, body, topic, status } = filter;
  if (few) return through([ofTexts(few)], { ...filter, text: undefined });
  if (archived) return through([byIndex('archived_by_due', sql`x.archived_at is not null`)], filter);
  if (briefing) return through([byIndex('by_briefing', sql`x.briefing_id = ${briefing}`)], filter);
  if (dueBriefing)
    return through([byIndex('by_due_briefing', sql`x.due_briefing_id = ${dueBriefing}`)], filter);
  if (owner && owner !== 'none') return through(ofOwner(owner), filter);

  const lane = (scope: string, rest: CommitmentFilter, ofKey: Condition[]): Way => ({
    keys: (stretch, after, most) =>
      keysInLane({ scope, kind: 'commitment', states: stretch.states }, stretch, after, most, audience),
    ofKey: [...ofKey, ...(status ? [sql<boolean>`k.status in (${sql.join(status)})`] : [])],
    rest,
    isLane: true,
  });
  if (party)
    return lane(`actor:${party}`, { ...filter, party: undefined }, [
      isKnown('actors', party, audience),
      sql`exists (select 1 from commitment_parties p where p.actor_id = ${party} and p.commitment_id = k.id)`,
    ]);
  if (body) return lane(`actor:${body}`, { ...filter, body: undefined }, [isKnown('actors', body, audience)]);
  if (topic) return lane(`topic:${topic}`, { ...filter, topic: undefined }, []);
  if (owner === 'none' && holds(audience, 'viewer')) return through(ofNobody, filter);
  if (status && status.length <= mostSelects)
    return through(
      status.map((one) => byIndex('by_status', sql`x.archived_at is null and x.status = ${one}`)),
      filter,
    );
  return lane('all', filter, []);
}

/** So many selects D1 takes in one. */
const mostSelects = 5;

// Indexes that open and closed ones stand apart in are read one after the other, and merged.
const states = [sql.lit(0), sql.lit(1)];

const byIndex = (index: string, where: RawBuilder<unknown>) =>
  sql`commitments x indexed by ${sql.raw(`commitments_${index}`)} where ${where}`;

const ofOwner = (owner: { person: string } | { actor: string }) =>
  states.map((state) =>
    'person' in owner
      ? byIndex('by_owner_person', sql`x.owner_person_id = ${owner.person} and x.is_open = ${state}`)
      : byIndex('by_owner_actor', sql`x.owner_actor_id = ${owner.actor} and x.is_open = ${state}`),
  );

const ofNobody = states.map((state) =>
  byIndex(
    'unowned',
    sql`x.archived_at is null and x.owner_person_id is null and x.owner_actor_id is null and x.is_open = ${state}`,
  ),
);

const ofTexts = (numbers: readonly number[]) =>
  sql`json_each(${JSON.stringify(numbers)}) e cross join search_texts t on t.number = e.value
    cross join commitments x on x.id = t.id where true`;

/** By the records themselves: whatever their index does not say is asked of each. */
const through = (sources: RawBuilder<unknown>[], rest: CommitmentFilter): Way => ({
  keys: ({ from, to, isTouching }, after) => {
    const start = startingAt([sql`x.due_from`, sql`x.id`], isTouching ? beginning : from, after);
    const arms = sources.map(
      (source) => sql`select x.id as id, x.due_from as first, x.due_latest as last, x.status as status
        from ${source} and ${start} and x.due_from <= ${to}`,
    );
    return sql`${sql.join(arms, sql` union all `)}`;
  },
  ofKey: rest.status ? [sql<boolean>`k.status in (${sql.join(rest.status)})`] : [],
  rest,
  isLane: false,
});

/** How many were looked through, how many of them passed, and the day and the id of the last of them. */
export interface Looked {
  looked: number;
  passed: number;
  last: string | null;
}

/** The same, with the days and ids of those that passed, in order, as JSON. */
export interface Counted extends Looked {
  keys: string;
}

/** The keys that a filter chooses in a stretch, in the order in which they come due. */
export interface Keys {
  page(after: Position | null, limit: number): RawBuilder<Key>;
  /** The first `most` of them. */
  counted(most: number): Query<Counted>;
  /** How many rows each reads: its own, its record, and one for each further condition. */
  rows: number;
  /** What a page looks through. */
  looked(after: Position | null): Query<Looked>;
  /** Whether nothing is asked of them: all that is looked through passes. */
  areAll: boolean;
}

export function keysOf(asked: Asked, stretch: Stretch, audience: Audience, today: string): Keys {
  const { keys, ofKey, rest, isLane } = wayOf(asked, audience);
  const { standing: _, status: __, ...others } = rest;
  const [only, ...more] = stretch.states;
  const ofRecord = [
    ...(isLane ? [] : [isListedBy(rest, audience)]),
    ...askedOf(others, 'each', audience, today),
    ...stretch.ofRecord,
    ...(isLane || only === undefined || more.length > 0 ? [] : [sql<boolean>`x.is_open = ${sql.lit(only)}`]),
  ];
  const isTouching = stretch.isTouching && !isLane ? [lastsUntil(stretch.from)] : [];
  const conditions = [...ofKey, ...stretch.ofKey, ...isTouching, ...ofRecord];
  const passes =
    conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : sql<boolean>`true`;
  const record = ofRecord.length > 0 ? sql`cross join commitments x on x.id = k.id` : sql``;
  // Merged and read row by row, in order: the page ends the reading (tests/db/rows-read.test.ts).
  const from = (after: Position | null, most: number) =>
    sql`(${keys(stretch, after, most)} order by first, id limit ${sql.lit(most)}) k ${record}`;
  const told = sql`count(*) as looked, count(*) filter (where ${passes}) as passed, max(k.first || ' ' || k.id) as last`;
  const { party, body, topic, text } = others;
  return {
    areAll: conditions.length === 0,
    rows:
      (isLane ? 2 : 3) +
      Number(ofRecord.length > 0) +
      [party ?? asked.party, body, body, topic, text].filter(Boolean).length,
    counted: (most) =>
      query(sql<Counted>`select ${told}, json_group_array(k.first || ' ' || k.id order by k.first, k.id)
        filter (where ${passes}) as keys from ${from(null, most)}`),
    page: (after, limit) => {
      const most = conditions.length === 0 ? limit : Math.max(limit, mostLookedThrough);
      return sql<Key>`select k.id, k.first from ${from(after, most)} where ${passes} limit ${sql.lit(limit)}`;
    },
    looked: (after) => query(sql<Looked>`select ${told} from ${from(after, mostLookedThrough)}`),
  };
}

// The keys are chosen first, so that parties, topics and links are gathered for what is shown and nothing else.
export const ofKeys = (keys: RawBuilder<Key>, audience: Audience) =>
  commitmentsQuery(audience)
    .where(sql<boolean>`c.id in (select id from (${keys}))`)
    .orderBy('c.due_from')
    .orderBy('c.id');

/** Where a page goes on that has looked through as much as it may; null where nothing is left. */
export function goesOn({ looked, last }: Looked, most = mostLookedThrough): string | null {
  return looked < most || last === null ? null : cursorOf(last);
}

/** The cursor beyond a day and an id. */
export function cursorOf(key: string): string {
  const [day = '', id = ''] = key.split(' ');
  return cursorAt(day, id);
}

/** The page of rows that were read with `limit + 1`; `further`: where it goes on though it is not full. */
export function pageFrom(
  rows: CommitmentView[],
  limit: number,
  further: string | null,
  audience: Audience,
  today: string,
): Page<Commitment> {
  const { items, next } = pageOf(
    rows,
    limit,
    (row) => toCommitment(row, audience, today),
    (row) => ({ key: row.due_from, id: row.id }),
  );
  return { items, next: next ?? further };
}

/** One page of these keys. */
export async function readPage(
  db: Db,
  keys: Keys,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  audience: Audience,
  today: string,
): Promise<Page<Commitment>> {
  const after = positionOf(cursor);
  const rows = await db.all(ofKeys(keys.page(after, limit + 1), audience));
  const mayGoOn = rows.length <= limit && !keys.areAll;
  const looked = mayGoOn ? await db.first(keys.looked(after)) : undefined;
  return pageFrom(rows, limit, looked ? goesOn(looked) : null, audience, today);
}

/**
 * Commitments by the day on which they come due, undated ones last. A page looks through a thousand and no more: where
 * few of them pass the filter it is not full, and yet not the last.
 */
export async function listCommitments(
  db: Db,
  { limit, cursor, ...filter }: CommitmentFilter & { limit: number; cursor?: string | undefined },
  audience: Audience,
  today: string,
): Promise<Page<Commitment>> {
  const few = await fewTextsWith(db, 'commitment', filter.text, mostLookedThrough - 1, audience);
  const stretch = stretchOf(filter, audience, today);
  return readPage(
    db,
    keysOf({ ...filter, few }, stretch, audience, today),
    { limit, cursor },
    audience,
    today,
  );
}
