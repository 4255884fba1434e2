import type { BriefingDetail } from '../../../worker/domain/briefing.ts';
import { api } from '../../api.ts';
import { addressOf } from '../../location.ts';
import { AnsweredPage } from '../../ui/answered.tsx';
import { useAhead, useAnswer } from '../../ui/answers.ts';
import { Comments } from '../../ui/comments.tsx';
import { CommitmentList } from '../../ui/commitment-list.tsx';
import { Facts } from '../../ui/facts.tsx';
import { HandoverLines } from '../../ui/handover-lines.tsx';
import { Outside, OutsideText } from '../../ui/outside.tsx';
import { PageHeading, Section } from '../../ui/page.tsx';
import { Paged } from '../../ui/paged.tsx';
import { PaperLink } from '../../ui/paper-link.tsx';
import { BriefingLink, TopicLinks } from '../../ui/record-links.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { useSetting } from '../../ui/setting.ts';
import { SourceList } from '../../ui/source-list.tsx';
import { RecordAsOf } from '../history/as-of.tsx';
import { CommitmentsToday } from '../history/commitments-today.tsx';
import { History } from '../history/history.tsx';
import { LeadOn, MergeLink } from '../history/links.tsx';
import type { PageProps } from '../page-props.ts';
import { AddLinks, EditLink } from '../recording/editor-links.tsx';
import { Participants } from './participants.tsx';
import { Statements } from './statements.tsx';

function HeadCounts({ headCounts }: Pick<BriefingDetail, 'headCounts'>) {
  const { words } = useSetting();
  return (
    <ul class="inline-list is-commas">
      {headCounts.map((one) => (
        <li key={one.of}>
          <Outside>{words.headCount(one)}</Outside>
        </li>
      ))}
    </ul>
  );
}

function BriefingFacts({ briefing }: { briefing: BriefingDetail }) {
  const { words, formats } = useSetting();
  const where = [briefing.venue, briefing.city].filter((part) => part !== null).join(', ');
  return (
    <Facts
      facts={[
        [words.briefing.when, formats.span(briefing.start, briefing.end) ?? words.noDate],
        [words.briefing.where, where && <Outside>{where}</Outside>],
        [words.briefing.status, words.terms.briefingStatus[briefing.status]],
        [
          words.briefing.attendance,
          briefing.headCounts.length > 0 && <HeadCounts headCounts={briefing.headCounts} />,
        ],
        [words.briefing.partOf, briefing.parent && <BriefingLink briefing={briefing.parent} withDate />],
        [words.briefing.topics, briefing.topics.length > 0 && <TopicLinks topics={briefing.topics} />],
      ]}
    />
  );
}

/** What followed from a briefing: the commitments and the handovers that were announced there. */
function Outcomes({ briefing }: { briefing: BriefingDetail }) {
  const { words } = useSetting();
  const { id } = briefing;
  const handovers = useAnswer(api.handovers({ briefing: id }));
  return (
    <>
      <Section title={words.briefing.commitments}>
        <Paged
          question={(cursor) => api.commitments({ briefing: id }, { cursor })}
          empty={words.briefing.noCommitments}
        >
          {(items) => <CommitmentList commitments={items} withoutBriefing />}
        </Paged>
        <AddLinks
          of={briefing}
          to={[
            { page: 'new-commitment', view: { briefing: id } },
            { page: 'new-handover', view: { briefing: id } },
          ]}
        />
      </Section>
      {handovers.value && handovers.value.items.length > 0 && (
        <Section title={words.briefing.handovers}>
          <HandoverLines handovers={handovers.value.items} />
        </Section>
      )}
    </>
  );
}

/** The meetings of a week, say; nothing where nothing is part of it. */
function Parts({ id }: { id: string }) {
  const { words } = useSetting();
  const question = (cursor: string | null) => api.briefings({ parent: id }, { cursor });
  const { value } = useAnswer(question(null));
  if (!value?.items.length) return null;
  return (
    <Section title={words.briefing.parts}>
      <Paged question={question} empty="">
        {(items) => (
          <ul class="index">
            {items.map((part) => (
              <li key={part.id} class="index-row">
                <p class="entry-title">
                  <BriefingLink briefing={part} withDate />
                </p>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </Section>
  );
}

export function Page({ place }: PageProps<'briefing'>) {
  const { words } = useSetting();
  const answer = useAnswer(api.briefing(place.id, place.asOf));
  const ofThis = { briefing: place.id };
  const isReady = useAhead([
    api.commitments(ofThis),
    api.handovers(ofThis),
    api.briefings({ parent: place.id }),
    api.changes(`briefing:${place.id}`),
  ]);
  return (
    <AnsweredPage answer={answer} isReady={isReady}>
      {(briefing) => (
        <article class="record">
          {place.asOf && <RecordAsOf {...place} asOf={place.asOf} />}
          <PageHeading
            eyebrow={
              <>
                {words.briefing.eyebrow} <SeenBy record={briefing} />{' '}
                <EditLink of={briefing} page="edit-briefing" />
              </>
            }
            title={briefing.title}
          />
          {!place.asOf && <PaperLink page="brief" record={briefing} />}
          <BriefingFacts briefing={briefing} />
          <div class="columns">
            <div class="column-main">
              {briefing.summary && (
                <div class="summary">
                  <OutsideText text={briefing.summary} />
                </div>
              )}
              <Section title={words.briefing.statements}>
                <Statements statements={briefing.statements} />
              </Section>
            </div>
            <div class="column-side">
              <Section title={words.briefing.participants}>
                <Participants participations={briefing.participations} />
              </Section>
            </div>
          </div>
          {!place.asOf && <Parts id={briefing.id} />}
          {place.asOf ? (
            <CommitmentsToday
              title={words.briefing.commitments}
              address={addressOf({ page: 'briefing', id: briefing.id })}
            />
          ) : (
            <Outcomes briefing={briefing} />
          )}
          <Section title={words.briefing.sources}>
            <SourceList sources={briefing.sources} />
          </Section>
          <Comments kind="briefing" id={briefing.id} />
          <LeadOn page="briefing" asked={place.id} found={briefing.id} />
          <MergeLink kind="briefing" of={briefing} />
          {!place.asOf && (
            <History
              kind="briefing"
              id={briefing.id}
              isArchived={briefing.archivedAt !== null}
              onChanged={answer.again}
            />
          )}
        </article>
      )}
    </AnsweredPage>
  );
}
