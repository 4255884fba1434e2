import { useState } from 'preact/hooks';
import type { CommitmentDetail } from '../../../worker/domain/commitments/commitment.ts';
import { api } from '../../api.ts';
import { AnsweredPage } from '../../ui/answered.tsx';
import { useAhead, useAnswer } from '../../ui/answers.ts';
import { Outcome, StatusWord } from '../../ui/badges.tsx';
import { Comments } from '../../ui/comments.tsx';
import { Due } from '../../ui/due.tsx';
import { Facts } from '../../ui/facts.tsx';
import { lazily } from '../../ui/lazy.tsx';
import { useMayChange } from '../../ui/may.ts';
import { Outside } from '../../ui/outside.tsx';
import { PageHeading, Section } from '../../ui/page.tsx';
import { BriefingLink, TopicLinks } from '../../ui/record-links.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { useSetting } from '../../ui/setting.ts';
import { SourceList } from '../../ui/source-list.tsx';
import { RecordAsOf } from '../history/as-of.tsx';
import { History } from '../history/history.tsx';
import type { PageProps } from '../page-props.ts';
import { EditLink } from '../recording/editor-links.tsx';
import { FollowUps } from './follow-ups.tsx';
import { useOwner } from './owner.tsx';
import { Parties } from './parties.tsx';

const FollowUpHere = lazily(() => import('./follow-up-here.tsx').then((code) => code.FollowUpHere));

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
  const owner = useOwner(commitment);
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
        ...owner,
        [words.commitment.topics, topics.length > 0 && <TopicLinks topics={topics} />],
      ]}
    />
  );
}

/** Following up, while the commitment can be changed. */
const FollowUpWhile = (props: { commitment: CommitmentDetail; onChanged: () => void }) =>
  useMayChange(props.commitment) ? <FollowUpHere {...props} /> : null;

export function Page({ place }: PageProps<'commitment'>) {
  const { words } = useSetting();
  const answer = useAnswer(api.commitment(place.id, place.asOf));
  const isReady = useAhead([api.changes(`commitment:${place.id}`)]);
  const [timesFollowedUp, setTimes] = useState(0);
  const onFollowedUp = () => {
    answer.again();
    setTimes((n) => n + 1);
  };
  return (
    <AnsweredPage answer={answer} isReady={isReady}>
      {(commitment) => (
        <article class="record">
          {place.asOf && <RecordAsOf {...place} asOf={place.asOf} />}
          <PageHeading
            eyebrow={
              <>
                {words.commitment.eyebrow}{' '}
                <Outcome standing={commitment.standing} status={commitment.status} />{' '}
                <SeenBy record={commitment} /> <EditLink of={commitment} page="edit-commitment" />
              </>
            }
            title={commitment.text}
          />
          <div class="columns">
            <div class="column-main">
              <Section title={words.commitment.followUps}>
                <FollowUps commitment={commitment} />
                <FollowUpWhile key={commitment.id} commitment={commitment} onChanged={onFollowedUp} />
              </Section>
              <Section title={words.commitment.sources}>
                <SourceList sources={commitment.sources} />
              </Section>
              {!place.asOf && (
                <History
                  key={timesFollowedUp}
                  kind="commitment"
                  id={commitment.id}
                  isArchived={commitment.archivedAt !== null}
                  onChanged={answer.again}
                />
              )}
            </div>
            <div class="column-side">
              <CommitmentFacts commitment={commitment} />
              <Section title={words.commitment.parties}>
                <Parties parties={commitment.parties} />
              </Section>
            </div>
          </div>
          <Comments kind="commitment" id={commitment.id} />
        </article>
      )}
    </AnsweredPage>
  );
}
