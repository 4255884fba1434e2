import { sql } from 'kysely';
import type { OwnerFilter } from '../../domain/commitments/owner.ts';
import type { CommitmentStatus, Standing } from '../../domain/commitments/standing.ts';
import { type Audience, holds } from '../../domain/visibility.ts';
import { isKnown } from '../links.ts';
import { hasWords, isWorded } from '../search/index.ts';
import { isListed, isReadable, isVisible } from '../visible.ts';
import type { Condition } from '../window.ts';
import { hasStanding } from './standing.ts';

export interface CommitmentFilter {
  standing?: Standing[] | undefined;
  status?: CommitmentStatus[] | undefined;
  party?: string | undefined;
  body?: string | undefined;
  topic?: string | undefined;
  briefing?: string | undefined;
  dueBriefing?: string | undefined;
  owner?: OwnerFilter | undefined;
  dueFrom?: string | undefined;
  dueTo?: string | undefined;
  text?: string | undefined;
  archived?: boolean | undefined;
}

/** How a condition is met: by gathering all that meet it, which may lead to them; or by looking each up, where they are few. */
type Met = 'gathered' | 'each';

const isParty: Record<Met, (actor: string) => Condition> = {
  gathered: (actor) =>
    sql`x.id in (select p.commitment_id from commitment_parties p where p.actor_id = ${actor})`,
  each: (actor) =>
    sql`exists (select 1 from commitment_parties p where p.actor_id = ${actor} and p.commitment_id = x.id)`,
};

const madeWith: Record<Met, (body: string, audience: Audience) => Condition> = {
  gathered: (body, audience) => sql`x.briefing_id in (select p.briefing_id ${ofBody(body, audience)})`,
  each: (body, audience) =>
    sql`exists (select 1 ${ofBody(body, audience)} and p.briefing_id = x.briefing_id)`,
};
const ofBody = (
  body: string,
  audience: Audience,
) => sql`from actors a join participations p on p.actor_id = a.id
  join briefings v on v.id = p.briefing_id where a.id = ${body} and a.kind = 'body' and ${isVisible('v', audience)}`;

const hasTopic: Record<Met, (topic: string) => Condition> = {
  gathered: (topic) =>
    sql`x.id in (select t.commitment_id from commitment_topics t where t.topic_id = ${topic})`,
  each: (topic) =>
    sql`exists (select 1 from commitment_topics t where t.topic_id = ${topic} and t.commitment_id = x.id)`,
};

const holdsWords: Record<Met, (text: string, audience: Audience) => Condition> = {
  gathered: (text, audience) => hasWords('x', 'commitment', text, audience),
  each: (text, audience) => isWorded('x', 'commitment', text, audience),
};

/** The public knows of actors alone: what a person sees to is to it like what nobody does. */
function isOwnedBy(owner: OwnerFilter, audience: Audience): Condition {
  const knowsPeople = holds(audience, 'viewer');
  if (owner === 'none')
    return knowsPeople
      ? sql`(x.owner_person_id is null and x.owner_actor_id is null)`
      : sql`(x.owner_actor_id is null
          or not exists (select 1 from actors k where k.id = x.owner_actor_id and ${isReadable('k', audience)}))`;
  if ('actor' in owner)
    return sql`(x.owner_actor_id = ${owner.actor} and ${isKnown('actors', owner.actor, audience)})`;
  return knowsPeople ? sql`(x.owner_person_id = ${owner.person})` : sql`false`;
}

export const isListedBy = ({ archived }: CommitmentFilter, audience: Audience): Condition =>
  isListed('x', audience, archived ?? false) as Condition;

/** What a filter asks of the commitments called `x` that are listed, but for when they are due. */
export function askedOf(filter: CommitmentFilter, met: Met, audience: Audience, today: string): Condition[] {
  const { standing, status, party, body, topic, briefing, dueBriefing, owner, text } = filter;
  const conditions: (Condition | undefined)[] = [
    standing &&
      sql`(${sql.join(
        standing.map((each) => hasStanding(each, today, audience)),
        sql` or `,
      )})`,
    status && sql`x.status in (${sql.join(status)})`,
    party ? sql`(${isParty[met](party)} and ${isKnown('actors', party, audience)})` : undefined,
    body
      ? sql`((${isParty[met](body)} or ${madeWith[met](body, audience)}) and ${isKnown('actors', body, audience)})`
      : undefined,
    topic ? hasTopic[met](topic) : undefined,
    briefing ? sql`(x.briefing_id = ${briefing} and ${isKnown('briefings', briefing, audience)})` : undefined,
    text ? holdsWords[met](text, audience) : undefined,
    dueBriefing
      ? sql`(x.due_briefing_id = ${dueBriefing} and ${isKnown('briefings', dueBriefing, audience)})`
      : undefined,
    owner && isOwnedBy(owner, audience),
  ];
  return conditions.filter((condition) => condition !== undefined);
}

/** The same of all commitments. */
export const conditionsOf = (filter: CommitmentFilter, audience: Audience, today: string): Condition[] => [
  isListedBy(filter, audience),
  ...askedOf(filter, 'gathered', audience, today),
];
