import { type RawBuilder, sql } from 'kysely';
import { type Audience, holds } from '../../domain/visibility.ts';
import { isKnown } from '../links.ts';
import type { Position } from '../page.ts';
import type { Condition } from '../window.ts';
import type { CommitmentFilter } from './conditions.ts';
import { beginning, type Stretch, startingAt } from './due-range.ts';
import { keysInLane } from './lane.ts';

/** How the keys of commitments are come by in the order in which they come due: by an index that lies in that order. */
export interface Way {
  /** A select of (id, first, last), to be put in order and cut at `most`. */
  keys(stretch: Stretch, after: Position | null, most: number): RawBuilder<unknown>;
  /** What is to be asked of each key `k` beside the filter. */
  ofKey: Condition[];
  /** What of the filter the way does not see to. */
  rest: CommitmentFilter;
  /** Whether the way leads past what the audience may not see, or what is archived. */
  isListed: boolean;
}

/** A filter; `few`: the numbers of the texts that hold its words, where these are few. */
export type Asked = CommitmentFilter & { few?: readonly number[] | undefined };

/** The way through the least: few words, what is archived, a briefing, an owner, an actor, a topic, a status; else all. */
export function wayOf({ few, ...filter }: Asked, audience: Audience): Way {
  const { archived, briefing, dueBriefing, owner, party, body, topic, status } = filter;
  if (few) return through([ofTexts(few)], { ...filter, text: undefined });
  if (archived) return through([byIndex('archived_by_due', sql`x.archived_at is not null`)], filter);
  if (briefing) return through([byIndex('by_briefing', sql`x.briefing_id = ${briefing}`)], filter);
  if (dueBriefing)
    return through([byIndex('by_due_briefing', sql`x.due_briefing_id = ${dueBriefing}`)], filter);
  if (owner && owner !== 'none') return through(ofOwner(owner), filter);

  const lane = (scope: string, rest: CommitmentFilter, ofKey: Condition[]): Way => ({
    keys: (stretch, after, most) => keysInLane(scope, stretch, after, most, audience),
    ofKey,
    rest,
    isListed: true,
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
      (source) =>
        sql`select x.id as id, x.due_from as first, x.due_latest as last from ${source} and ${start} and x.due_from <= ${to}`,
    );
    return sql`${sql.join(arms, sql` union all `)}`;
  },
  ofKey: [],
  rest,
  isListed: false,
});
