import type { Actor } from '../../../worker/domain/actor.ts';
import type { Succession } from '../../../worker/domain/handovers/handover.ts';
import { api } from '../../api.ts';
import { addressOf } from '../../location.ts';
import { Answered, AnsweredPage } from '../../ui/answered.tsx';
import { useAhead, useAnswer } from '../../ui/answers.ts';
import { Comments } from '../../ui/comments.tsx';
import { CommitmentList } from '../../ui/commitment-list.tsx';
import { Outside } from '../../ui/outside.tsx';
import { PageHeading, Section } from '../../ui/page.tsx';
import { Paged } from '../../ui/paged.tsx';
import { PaperLink } from '../../ui/paper-link.tsx';
import { ActorLink } from '../../ui/record-links.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { useSetting } from '../../ui/setting.ts';
import { RecordAsOf } from '../history/as-of.tsx';
import { CommitmentsToday } from '../history/commitments-today.tsx';
import { History } from '../history/history.tsx';
import { LeadOn, MergeLink } from '../history/links.tsx';
import type { PageProps } from '../page-props.ts';
import { AddLinks, EditLink } from '../recording/editor-links.tsx';
import { Chairs } from './chairs.tsx';
import { findingsInWords } from './findings.ts';
import { TermsTable } from './terms-table.tsx';

function Findings({ succession }: { succession: Succession }) {
  const { words, formats } = useSetting();
  const { contradictions: lines } = findingsInWords(succession, words, formats);
  if (lines.length === 0) return null;
  return (
    <Section title={words.body.findings} class="findings">
      <p class="quiet">{words.body.findingsLead}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Outside>{line}</Outside>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What the handovers leave open, in a lower voice than what contradicts itself. */
function OpenQuestions({ succession }: { succession: Succession }) {
  const { words, formats } = useSetting();
  const { open } = findingsInWords(succession, words, formats);
  return open.map((line) => (
    <p key={line} class="quiet open-question">
      <Outside>{line}</Outside>
    </p>
  ));
}

function Rotation({ rotation }: { rotation: NonNullable<Actor['rotation']> }) {
  const { words } = useSetting();
  return (
    <Section title={words.body.rotation}>
      <p class="quiet">{words.body.rotationWords(rotation.months)}</p>
      <ol class="rotation">
        {rotation.order.map((actor, turn) => (
          <li key={turn}>
            <ActorLink actor={actor} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Who chairs a body, who did, and who will. */
export function Page({ place }: PageProps<'body'>) {
  const { words } = useSetting();
  const actor = useAnswer(api.actor(place.id, place.asOf));
  const terms = useAnswer(api.terms(place.id, place.asOf));
  const isReady = useAhead([api.commitments({ body: place.id }), api.changes(`actor:${place.id}`)]);
  // What failed together is tried again together.
  const again = () => {
    actor.again();
    terms.again();
  };
  return (
    <AnsweredPage
      answer={{ ...actor, again }}
      isReady={isReady && !(terms.isWaiting && terms.value === null)}
    >
      {(body) => (
        <article class="record">
          {place.asOf && <RecordAsOf {...place} asOf={place.asOf} />}
          <PageHeading
            eyebrow={
              <>
                {words.body.eyebrow} <SeenBy record={body} /> <EditLink of={body} page="edit-body" />
              </>
            }
            title={body.name}
            lead={body.aliases.length > 0 && <Outside>{body.aliases.join(', ')}</Outside>}
          />
          {!place.asOf && <PaperLink page="promises" record={body} />}
          <Answered answer={terms} lines={12}>
            {(succession) => (
              <>
                <Chairs terms={succession.terms} />
                <Findings succession={succession} />
                <Section title={words.body.terms}>
                  <TermsTable terms={succession.terms} />
                  <OpenQuestions succession={succession} />
                  <AddLinks of={body} to={[{ page: 'new-handover', view: { body: body.id } }]} />
                </Section>
              </>
            )}
          </Answered>
          <LeadOn page="body" asked={place.id} found={body.id} />
          {body.rotation && <Rotation rotation={body.rotation} />}
          {place.asOf ? (
            <CommitmentsToday
              title={words.body.commitments}
              address={addressOf({ page: 'commitments', view: { body: body.id } })}
            />
          ) : (
            <>
              <Section title={words.body.commitments}>
                <Paged
                  question={(cursor) => api.commitments({ body: body.id }, { cursor })}
                  empty={words.actor.noCommitments}
                >
                  {(items) => <CommitmentList commitments={items} />}
                </Paged>
              </Section>
              <Comments kind="actor" id={body.id} />
              <MergeLink kind="actor" of={body} />
              <History
                kind="actor"
                page="body"
                id={body.id}
                isArchived={body.archivedAt !== null}
                onChanged={actor.again}
              />
            </>
          )}
        </article>
      )}
    </AnsweredPage>
  );
}
