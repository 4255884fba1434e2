import type { BriefingDetail } from '../../../worker/domain/briefing.ts';
import { api } from '../../api.ts';
import { AnsweredPage } from '../../ui/answered.tsx';
import { useAhead, useAnswer } from '../../ui/answers.ts';
import { CommitmentList } from '../../ui/commitment-list.tsx';
import { Facts } from '../../ui/facts.tsx';
import { HandoverLines } from '../../ui/handover-lines.tsx';
import { Outside, OutsideText } from '../../ui/outside.tsx';
import { PageHeading, Section } from '../../ui/page.tsx';
import { Paged } from '../../ui/paged.tsx';
import { BriefingLink, TopicLinks } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';
import { SourceList } from '../../ui/source-list.tsx';
import type { PageProps } from '../current-page.tsx';
import { Participants } from './participants.tsx';
import { Statements } from './statements.tsx';

function HeadCounts({ headCounts }: Pick<BriefingDetail, 'headCounts'>) {
  const { words } = useSetting();
  return (
    <ul class="inline-list is-commas">
      {headCounts.map(({ of, count, atLeast }) => (
        <li key={of}>
          <Outside>{atLeast ? words.atLeast(count, of) : words.exactly(count, of)}</Outside>
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
  const handovers = useAnswer(api.handovers({ briefing: briefing.id }));
  return (
    <>
      <Section title={words.briefing.commitments}>
        <Paged
          question={(cursor) => api.commitments({ briefing: briefing.id }, { cursor })}
          empty={words.briefing.noCommitments}
        >
          {(items) => <CommitmentList commitments={items} withoutBriefing />}
        </Paged>
      </Section>
      {handovers.value && handovers.value.items.length > 0 && (
        <Section title={words.briefing.handovers}>
          <HandoverLines handovers={handovers.value.items} />
        </Section>
      )}
    </>
  );
}

export function Page({ place }: PageProps<'briefing'>) {
  const { words } = useSetting();
  const answer = useAnswer(api.briefing(place.id));
  const ofThis = { briefing: place.id };
  const isReady = useAhead([api.commitments(ofThis), api.handovers(ofThis)]);
  return (
    <AnsweredPage answer={answer} isReady={isReady}>
      {(briefing) => (
        <article class="record">
          <PageHeading eyebrow={words.briefing.eyebrow} title={briefing.title} />
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
          <Outcomes briefing={briefing} />
          <Section title={words.briefing.sources}>
            <SourceList sources={briefing.sources} />
          </Section>
        </article>
      )}
    </AnsweredPage>
  );
}
