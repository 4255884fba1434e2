import { type Selectable, sql } from 'kysely';
import type { ActorLink } from '../../domain/actor.ts';
import type { BriefingLink } from '../../domain/briefing.ts';
import type { Commitment, CommitmentDetail, FollowUp } from '../../domain/commitments/commitment.ts';
import type { Owner } from '../../domain/commitments/owner.ts';
import { standingOf } from '../../domain/commitments/standing.ts';
import { type Audience, holds } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { actorLink, briefingLink, sourcesOf, topicsOf } from '../links.ts';
import { withheldQuery } from '../log/withheld.ts';
import { build, type Query } from '../query.ts';
import { parsed, recordOf, storedDate } from '../rows.ts';
import type { CommitmentRow, Tables } from '../schema/record.ts';
import { isReadable, mayBeSeen } from '../visible.ts';

export type CommitmentView = CommitmentRow & {
  briefing: string | null;
  due_briefing: string | null;
  parties: string | null;
  topics: string | null;
  owner: string | null;
};

// A party whose actor is hidden is left out, unless the source's words name it.
const partiesOf = (audience: Audience) => sql<string | null>`(
  select json_group_array(json_object('id', y.id, 'role', y.role, 'actor', json(${actorLink('a', audience)}),
    'words', y.words, 'status', y.status) order by y.ordinal)
  from commitment_parties y left join actors a on a.id = y.actor_id
  where y.commitment_id = c.id and (y.words is not null or ${isReadable('a', audience)}))`;

// A person who is the owner is internal, and so is that there is one.
const ownerOf = (audience: Audience) => {
  const person = sql`json_object('id', w.id, 'name', w.name)`;
  const actor = sql`json(${actorLink('s', audience)})`;
  return sql<string | null>`case
    when ${isReadable('s', audience)} then json_object('person', null, 'actor', ${actor})
    ${holds(audience, 'viewer') ? sql`when w.id is not null then json_object('person', ${person}, 'actor', null)` : sql``}
    end`;
};

/** Commitments as `audience` sees them; callers add conditions on the alias `c`. */
export function commitmentsQuery(audience: Audience) {
  return build
    .selectFrom('commitments as c')
    .leftJoin('briefings as b', 'b.id', 'c.briefing_id')
    .leftJoin('briefings as d', 'd.id', 'c.due_briefing_id')
    .leftJoin('people as w', 'w.id', 'c.owner_person_id')
    .leftJoin('actors as s', 's.id', 'c.owner_actor_id')
    .selectAll('c')
    .select([
      briefingLink('b', audience).as('briefing'),
      briefingLink('d', audience).as('due_briefing'),
      partiesOf(audience).as('parties'),
      topicsOf('c', 'commitment_topics', 'commitment_id').as('topics'),
      ownerOf(audience).as('owner'),
    ]);
}

/** The day of the last follow-up that the audience may know of. */
export function lastFollowUpColumn(audience: Audience): 'last_follow_up_on' | 'last_public_follow_up_on' {
  return holds(audience, 'viewer') ? 'last_follow_up_on' : 'last_public_follow_up_on';
}

export function toCommitment(row: CommitmentView, audience: Audience, today: string): Commitment {
  const due = storedDate(row.due_edtf, row.due_earliest, row.due_latest, row.due_words);
  const lastFollowUpOn = row[lastFollowUpColumn(audience)];
  return {
    ...recordOf(row, audience),
    text: row.text,
    briefing: parsed<BriefingLink>(row.briefing),
    made: storedDate(row.made_edtf, row.made_earliest, row.made_latest, row.made_words),
    due,
    dueBriefing: parsed<BriefingLink>(row.due_briefing),
    originalDue: storedDate(
      row.original_due_edtf,
      row.original_due_earliest,
      row.original_due_latest,
      row.original_due_words,
    ),
    status: row.status,
    standing: standingOf({ status: row.status, due, lastFollowUpOn, madeOn: row.made_latest }, today),
    supersededReason: row.superseded_reason,
    closingReason: row.closing_reason,
    firmness: row.firmness,
    verification: row.verification,
    lastFollowUpOn,
    parties: parsed<Array<Commitment['parties'][number] & { actor: ActorLink | null }>>(row.parties) ?? [],
    topics: parsed<Commitment['topics']>(row.topics) ?? [],
    owner: parsed<Owner>(row.owner),
  };
}

/** The parties of these commitments that a follow-up names; uses follow_ups_by_commitment. */
export function followedUpPartiesQuery(commitments: string[]) {
  return build
    .selectFrom('follow_ups')
    .select('party_id')
    .where(sql<boolean>`commitment_id in (select value from json_each(${JSON.stringify(commitments)}))`)
    .where('party_id', 'is not', null);
}

export async function commitmentById(
  db: Db,
  id: string,
  audience: Audience,
  today: string,
): Promise<CommitmentDetail | undefined> {
  const [[row], followUps, withheld] = await db.together([
    commitmentsQuery(audience)
      .select(sourcesOf('c', 'commitment_id', audience).as('sources'))
      .where('c.id', '=', id)
      .where(isReadable('c', audience)),
    followUpsQuery(id, audience, null),
    withheldQuery(id, audience),
  ]);
  if (!row) return undefined;
  return {
    ...toCommitment(row, audience, today),
    sources: parsed<CommitmentDetail['sources']>(row.sources) ?? [],
    withheld,
    followUps: followUps.map((each) => toFollowUp(each, audience, null)),
  };
}

type FollowUpView = Selectable<Tables['follow_ups']> & { sources: string | null };

/** The follow-ups of a commitment that the audience may see, newest first; those before `until`, where that is given. */
export function followUpsQuery(
  commitment: string,
  audience: Audience,
  until: string | null,
): Query<FollowUpView> {
  let query = build
    .selectFrom('follow_ups as u')
    .selectAll('u')
    .select(sourcesOf('u', 'follow_up_id', audience).as('sources'))
    .where('u.commitment_id', '=', commitment)
    .where(mayBeSeen('u', audience));
  if (until !== null) query = query.where('u.created_at', '<', until);
  // Staff see what was undone, marked; nobody else is told of it.
  if (!holds(audience, 'viewer')) query = query.where('u.withdrawn_at', 'is', null);
  return query.orderBy('u.dated_on', 'desc').orderBy('u.id', 'desc');
}

/** `until`: what was undone later is not marked yet. */
export function toFollowUp(each: FollowUpView, audience: Audience, until: string | null): FollowUp {
  return {
    id: each.id,
    on: each.dated_on,
    kind: each.kind,
    note: each.note,
    party: each.party_id,
    statusFrom: each.status_from,
    statusTo: each.status_to,
    supersededReason: each.superseded_reason,
    dueFrom: each.due_from,
    dueTo: each.due_to,
    dueWords: each.due_words,
    verification: each.verification,
    visibility: each.visibility,
    withdrawnAt:
      until !== null && each.withdrawn_at !== null && each.withdrawn_at >= until ? null : each.withdrawn_at,
    ...(holds(audience, 'viewer') ? { author: each.author_name, createdAt: each.created_at } : {}),
    sources: parsed<FollowUp['sources']>(each.sources) ?? [],
  };
}

/** These commitments, as far as the audience may read them, in the order of the ids. */
export async function commitmentsByIds(
  db: Db,
  ids: readonly string[],
  audience: Audience,
  today: string,
): Promise<Commitment[]> {
  const wanted = sql<boolean>`c.id in (select value from json_each(${JSON.stringify(ids)}))`;
  const rows = await db.all(commitmentsQuery(audience).where(wanted).where(isReadable('c', audience)));
  const found = new Map(rows.map((row) => [row.id, toCommitment(row, audience, today)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The open commitments that are due at a briefing; uses commitments_by_due_briefing. */
export const openDueAtQuery = (briefing: string): Query<{ id: string }> =>
  build
    .selectFrom('commitments')
    .select('id')
    .where('due_briefing_id', '=', briefing)
    .where('is_open', '=', 1);
