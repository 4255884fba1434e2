import type { CommitmentDetail } from '../../../worker/domain/commitment.ts';
import { api } from '../../api.ts';
import { AnsweredPage } from '../../ui/answered.tsx';
import { useAhead, useAnswer } from '../../ui/answers.ts';
import { Outcome, StatusWord } from '../../ui/badges.tsx';
import { Due } from '../../ui/due.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Outside } from '../../ui/outside.tsx';
import { PageHeading, Section } from '../../ui/page.tsx';
import { BriefingLink, TopicLinks } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';
import { SourceList } from '../../ui/source-list.tsx';
import type { PageProps } from '../current-page.tsx';
import { FollowUps } from './follow-ups.tsx';
import { History } from './history.tsx';
import { Parties } from './parties.tsx';

/** The due date now, the one first recorded, and how far it has moved. */
function DueDates({ commitment }: { commitment: CommitmentDetail }) {
  const { words, formats } = useSetting();
  const { due, originalDue, dueBriefing } = commitment;
  const hasMoved = originalDue && due && originalDue.edtf !== due.edtf;
  return (
    <>
      <Due commitment={commitment} />
      {due?.words && due.words !== formats.date(due) && (
        <p class="as-said">
          <q>
            <Outside>{due.words}</Outside>
          </q>
        </p>
      )}
      {dueBriefing && (
        <p>
          {words.due.at}{' '}
          <BriefingLink briefing={dueBriefing} withDate={dueBriefing.start?.edtf !== due?.edtf} />
        </p>
      )}
      {hasMoved && (
        <p class="quiet">
          {words.due.original} <s>{formats.date(originalDue)}</s>, {formats.slippage(originalDue, due)}
        </p>
      )}
    </>
  );
}

function CommitmentFacts({ commitment }: { commitment: CommitmentDetail }) {
  const { words, formats } = useSetting();
  const { status, supersededReason, closingReason, briefing, made, topics } = commitment;
  return (
    <Facts
      facts={[
        [words.due.label, <DueDates key="due" commitment={commitment} />],
        [
          words.commitment.status,
          <>
            <StatusWord status={status} />
            {supersededReason && `, ${words.terms.supersededReason[supersededReason]}`}
          </>,
        ],
        [words.commitment.reason, closingReason && <Outside>{closingReason}</Outside>],
        [words.commitment.firmness, words.terms.firmness[commitment.firmness]],
        [words.commitment.verification, words.terms.verification[commitment.verification]],
        [words.commitment.made, formats.date(made)],
        [
          words.commitment.promisedAt,
          briefing ? <BriefingLink briefing={briefing} withDate /> : words.commitment.notAtABriefing,
        ],
        [words.commitment.topics, topics.length > 0 && <TopicLinks topics={topics} />],
      ]}
    />
  );
}

export function Page({ place }: PageProps<'commitment'>) {
  const { words } = useSetting();
  const answer = useAnswer(api.commitment(place.id));
  const isReady = useAhead([api.changes(`commitment:${place.id}`)]);
  return (
    <AnsweredPage answer={answer} isReady={isReady}>
      {(commitment) => (
        <article class="record">
          <PageHeading
            eyebrow={
              <>
                {words.commitment.eyebrow}{' '}
                <Outcome standing={commitment.standing} status={commitment.status} />
              </>
            }
            title={commitment.text}
          />
          <div class="columns">
            <div class="column-main">
              <Section title={words.commitment.followUps}>
                <FollowUps commitment={commitment} />
              </Section>
              <Section title={words.commitment.sources}>
                <SourceList sources={commitment.sources} />
              </Section>
              <Section title={words.commitment.history}>
                <History subject={`commitment:${commitment.id}`} />
              </Section>
            </div>
            <div class="column-side">
              <CommitmentFacts commitment={commitment} />
              <Section title={words.commitment.parties}>
                <Parties parties={commitment.parties} />
              </Section>
            </div>
          </div>
        </article>
      )}
    </AnsweredPage>
  );
}
