import { sql } from 'kysely';
import type { ActorLink } from '../../domain/actor.ts';
import type { TimelineLanes } from '../../domain/timeline/timeline.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { actorLink } from '../links.ts';
import { type Query, query } from '../query.ts';
import { parsed } from '../rows.ts';
import type { MarkKind } from '../schema/marks.ts';
import { isVisible } from '../visible.ts';

/** A lane of the timeline and where its marks are kept. */
export interface Lane {
  key: string;
  title: string | null;
  actor: ActorLink | null;
  /** Null: it holds presidencies alone. */
  scope: string | null;
  kinds: readonly MarkKind[];
}

export interface LaneChoice {
  lanes: TimelineLanes;
  kinds: readonly MarkKind[];
  pinned: readonly string[];
  hidden: readonly string[];
  /** At most so many. */
  most: number;
  /** The id of the one body to show, where it is filtered by. */
  only: string | undefined;
}

/** More than this many lanes are not counted. */
const mostKnown = 100;

interface Candidate {
  scope: string;
  title: string;
  actor: string | null;
  size: number;
}

const sizeFor = (audience: Audience) => sql.ref(audience === 'public' ? 't.public_size' : 't.size');

// As the indexes lanes_by_public_size and lanes_by_size have it.
const isOf = (prefix: 'actor' | 'topic') =>
  sql`substr(t.scope, 1, 5) = ${sql.lit(prefix)} and length(t.scope) > 6`;

const actorsBySize = (audience: Audience) => sql<Candidate>`
  select t.scope, a.name as title, ${actorLink('a', audience)} as actor, ${sizeFor(audience)} as size
  from lanes t join actors a on a.id = substr(t.scope, 7)
  where ${isOf('actor')} and ${sizeFor(audience)} > 0 and a.kind <> 'body' and ${isVisible('a', audience)}
  order by ${sizeFor(audience)} desc, t.scope limit ${mostKnown}`;

const topicsBySize = (audience: Audience) => sql<Candidate>`
  select t.scope, o.name as title, null as actor, ${sizeFor(audience)} as size
  from lanes t join topics o on o.id = substr(t.scope, 7)
  where ${isOf('topic')} and ${sizeFor(audience)} > 0
  order by ${sizeFor(audience)} desc, t.scope limit ${mostKnown}`;

// A body has its lane for its presidencies too, whether or not anything was promised there.
const bodiesBySize = (audience: Audience) => sql<Candidate>`
  select 'actor:' || a.id as scope, a.name as title, ${actorLink('a', audience)} as actor, coalesce(${sizeFor(audience)}, 0) as size
  from actors a left join lanes t on t.scope = 'actor:' || a.id
  where a.kind = 'body' and ${isVisible('a', audience)}
  order by coalesce(${sizeFor(audience)}, 0) desc, a.name collate nocase limit ${mostKnown}`;

const candidates: Record<TimelineLanes, (audience: Audience) => Query<Candidate>> = {
  kind: (audience) => query(bodiesBySize(audience)),
  body: (audience) => query(bodiesBySize(audience)),
  actor: (audience) => query(actorsBySize(audience)),
  topic: (audience) => query(topicsBySize(audience)),
};
const idOf = ({ scope }: Candidate) => scope.slice(scope.indexOf(':') + 1);
const keyOfNone = { body: 'body:', actor: 'actor:', topic: 'topic:' } as const;

const laneOf = ({ scope, title, actor }: Candidate, kinds: readonly MarkKind[]): Lane => ({
  key: scope,
  title,
  actor: parsed<ActorLink>(actor),
  scope,
  kinds,
});

/** The pinned ones in their order, then the others by size and name, without the hidden; and how many did not fit. */
function chosen(found: Candidate[], { lanes: by, pinned, hidden, most, only }: LaneChoice) {
  const isOnly = (one: Candidate) => !only || by === 'actor' || by === 'topic' || idOf(one) === only;
  const shown = found.filter((one) => isOnly(one) && !hidden.includes(idOf(one)));
  const place = (one: Candidate) => (pinned.includes(idOf(one)) ? pinned.indexOf(idOf(one)) : pinned.length);
  const ordered = shown.toSorted(
    (a, b) => place(a) - place(b) || b.size - a.size || a.title.localeCompare(b.title, 'en'),
  );
  return { lanes: ordered.slice(0, most), others: Math.max(0, ordered.length - most) };
}

/** Lanes of a grouping, and how many are left out. `pinned` and `hidden` are ids; "none": what belongs to no lane. */
export async function lanesOf(
  db: Db,
  choice: LaneChoice,
  audience: Audience,
): Promise<{ lanes: Lane[]; others: number }> {
  const { lanes: by, kinds, hidden } = choice;
  const found = await db.all(candidates[by](audience));
  const { lanes, others } = chosen(found, choice);
  if (by === 'kind') {
    const plain = kinds
      .map((kind): Lane => ({ key: `${kind}s`, title: null, actor: null, scope: 'all', kinds: [kind] }))
      .filter(({ key }) => !hidden.includes(key));
    return { lanes: [...plain, ...lanes.map((one) => ({ ...laneOf(one, kinds), scope: null }))], others };
  }
  const none: Lane = { key: keyOfNone[by], title: null, actor: null, scope: keyOfNone[by], kinds };
  return {
    lanes: [
      ...lanes.map((one) => laneOf(one, kinds)),
      ...(hidden.includes('none') || (by === 'body' && choice.only) ? [] : [none]),
    ],
    others,
  };
}
