import type { Actor } from '../../worker/domain/actor.ts';
import type { BriefingDetail } from '../../worker/domain/briefing.ts';
import { api } from '../api.ts';
import { addressOf } from '../location.ts';
import { AnsweredPage } from '../ui/answered.tsx';
import { useAhead, useAnswer } from '../ui/answers.ts';
import { Comments } from '../ui/comments.tsx';
import { CommitmentList } from '../ui/commitment-list.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { HandoverLines } from '../ui/handover-lines.tsx';
import { Outside } from '../ui/outside.tsx';
import { PageHeading, Section } from '../ui/page.tsx';
import { Paged } from '../ui/paged.tsx';
import { PaperLink } from '../ui/paper-link.tsx';
import { ActorLink, BriefingLink } from '../ui/record-links.tsx';
import { SeenBy } from '../ui/seen-by.tsx';
import { useSetting } from '../ui/setting.ts';
import { RecordAsOf } from './history/as-of.tsx';
import { CommitmentsToday } from './history/commitments-today.tsx';
import { History } from './history/history.tsx';
import { LeadOn, MergeLink } from './history/links.tsx';
import type { PageProps } from './page-props.ts';
import { EditLink } from './recording/editor-links.tsx';

/** The score with its n and what is left out; nothing where the actor has no commitments, or of a day gone by. */
function useScore(id: string, isNow: boolean): Fact[] {
  const { words, formats } = useSetting();
  const scores = useAnswer(isNow ? api.scores({ party: id }) : null);
  const mine = scores.value?.items.find(({ actor }) => actor.id === id);
  if (!mine) return [];
  const { score, n, leftOut } = mine;
  const without = words.actor.leftOut(leftOut.not_assessed, leftOut.superseded);
  return [
    [
      words.actor.score,
      <span key="score">
        {score === null ? (
          words.actor.noScore
        ) : (
          <>
            <strong class="figures">{formats.score(score)}</strong>, {words.actor.basis(n)}
          </>
        )}
        {without && <span class="position">{words.actor.leftOutOf(without)}</span>}
      </span>,
    ],
  ];
}

function ActorFacts({ actor, isNow }: { actor: Actor; isNow: boolean }) {
  const { words } = useSetting();
  const score = useScore(actor.id, isNow);
  return (
    <Facts
      facts={[
        [words.actor.aliases, actor.aliases.length > 0 && <Outside>{actor.aliases.join(', ')}</Outside>],
        [words.actor.affiliation, actor.affiliation && <ActorLink actor={actor.affiliation} />],
        [words.actor.country, actor.countryCode],
        ...score,
      ]}
    />
  );
}

/** One briefing of the actor's. The list does not tell the role, so the briefing itself is asked for it. */
function RoleAt({
  briefing,
  actor,
}: {
  briefing: Pick<BriefingDetail, 'id' | 'title' | 'start'>;
  actor: string;
}) {
  const { words, formats } = useSetting();
  const detail = useAnswer(api.briefing(briefing.id));
  const mine = detail.value?.participations.filter((one) => one.actor.id === actor) ?? [];
  const through = detail.value && mine.length === 0 ? [words.actor.through] : [];
  const roles = mine.map(({ role, position }) =>
    position ? `${words.terms.roleOf[role]}, ${position}` : words.terms.roleOf[role],
  );
  return (
    <li>
      <p class="line-when">{formats.date(briefing.start) ?? words.noDate}</p>
      <div>
        <p class="entry-title">
          <BriefingLink briefing={briefing} />
        </p>
        <p class="entry-notes is-reserved">
          <Outside>{[...roles, ...through].join(' · ')}</Outside>
        </p>
      </div>
    </li>
  );
}

/** What stands with an actor today: what it promised, where it was, what it chaired, and what became of its record. */
function NowOf({ actor, onChanged }: { actor: Actor; onChanged: () => void }) {
  const { words } = useSetting();
  return (
    <>
      <Section title={words.actor.commitments}>
        <Paged
          question={(cursor) => api.commitments({ party: actor.id }, { cursor })}
          empty={words.actor.noCommitments}
        >
          {(items) => <CommitmentList commitments={items} />}
        </Paged>
      </Section>
      <Section title={words.actor.briefings}>
        <Paged
          question={(cursor) => api.briefings({ actor: actor.id }, { limit: 10, cursor })}
          empty={words.actor.noBriefings}
        >
          {(items) => (
            <ul class="lines">
              {items.map((briefing) => (
                <RoleAt key={briefing.id} briefing={briefing} actor={actor.id} />
              ))}
            </ul>
          )}
        </Paged>
      </Section>
      <Section title={words.actor.presidencies}>
        <Paged
          question={(cursor) => api.handovers({ actor: actor.id }, { limit: 20, cursor })}
          empty={words.actor.noPresidencies}
        >
          {(items) => <HandoverLines handovers={items} />}
        </Paged>
      </Section>
      <Comments kind="actor" id={actor.id} />
      <History kind="actor" id={actor.id} isArchived={actor.archivedAt !== null} onChanged={onChanged} />
    </>
  );
}

export function Page({ place }: PageProps<'actor'>) {
  const { words } = useSetting();
  const answer = useAnswer(api.actor(place.id, place.asOf));
  const isReady = useAhead([
    api.scores({ party: place.id }),
    api.commitments({ party: place.id }),
    api.briefings({ actor: place.id }, { limit: 10 }),
    api.handovers({ actor: place.id }, { limit: 20 }),
    api.changes(`actor:${place.id}`),
  ]);
  return (
    <AnsweredPage answer={answer} isReady={isReady}>
      {(actor) => (
        <article class="record">
          {place.asOf && <RecordAsOf {...place} asOf={place.asOf} />}
          <PageHeading
            eyebrow={
              <>
                {words.terms.actorKind[actor.kind]} <SeenBy record={actor} />{' '}
                <EditLink of={actor} page="edit-actor" />
              </>
            }
            title={actor.name}
          />
          {!place.asOf && <PaperLink page="promises" record={actor} />}
          <ActorFacts actor={actor} isNow={!place.asOf} />
          <LeadOn page={actor.kind === 'body' ? 'body' : 'actor'} asked={place.id} found={actor.id} />
          <MergeLink kind="actor" of={actor} />
          {place.asOf ? (
            <CommitmentsToday
              title={words.actor.commitments}
              address={addressOf({ page: 'commitments', view: { party: actor.id } })}
            />
          ) : (
            <NowOf actor={actor} onChanged={answer.again} />
          )}
        </article>
      )}
    </AnsweredPage>
  );
}
