import type { BriefingDetail } from '../../../worker/domain/briefing.ts';
import type { Commitment, CommitmentDetail } from '../../../worker/domain/commitments/commitment.ts';
import { isClosed } from '../../../worker/domain/commitments/standing.ts';
import type { Handover, HandoverDetail } from '../../../worker/domain/handovers/handover.ts';
import { api } from '../../api.ts';
import { addressOf } from '../../location.ts';
import { useAnswer } from '../../ui/answers.ts';
import { Outcome, StatusWord } from '../../ui/badges.tsx';
import { Due } from '../../ui/due.tsx';
import { Outside, OutsideText } from '../../ui/outside.tsx';
import { useSetting } from '../../ui/setting.ts';
import { Moves } from '../commitment/moves.tsx';
import { PanelPart, Related, useTrace } from './related.tsx';
import { traceOfBriefing, traceOfCommitment, traceOfHandover } from './trace-of.ts';

/** What leads to a record and what follows from it: listed here, and traced in the drawing. */

const most = { limit: 20 };

function CommitmentLines({ commitments }: { commitments: Commitment[] }) {
  return (
    <ul class="plain-list">
      {commitments.map((one) => (
        <li key={one.id}>
          <Related kind="commitment" id={one.id} range={one.due}>
            {one.text}
          </Related>
          <span class="position">
            <Outcome standing={one.standing} status={one.status} /> <Due commitment={one} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function HandoverLines({ handovers }: { handovers: Handover[] }) {
  const { words, formats } = useSetting();
  return (
    <ul class="plain-list">
      {handovers.map(({ id, body, to, successor, date }) => (
        <li key={id}>
          <Related kind="handover" id={id} range={date}>
            {to
              ? words.timeline.takesOver(to.name, body.name)
              : words.timeline[successor === 'vacant' ? 'vacant' : 'notRecorded'](body.name)}
          </Related>
          <span class="position">{formats.date(date)}</span>
        </li>
      ))}
    </ul>
  );
}

export function BriefingLine({ briefing }: { briefing: NonNullable<Commitment['briefing']> }) {
  const { formats } = useSetting();
  return (
    <p>
      <Related kind="briefing" id={briefing.id} range={briefing.start}>
        {briefing.title}
      </Related>
      <span class="position">{formats.date(briefing.start)}</span>
    </p>
  );
}

/** Follow-ups in the order of time, the last with its note, and the result. */
function Course({ commitment }: { commitment: CommitmentDetail }) {
  const { words, formats } = useSetting();
  const { followUps, status, closingReason, supersededReason } = commitment;
  const inTime = [...followUps].sort((a, b) => a.on.localeCompare(b.on));
  const last = inTime.at(-1);
  return (
    <ol class="course">
      {inTime.map((followUp) => (
        <li key={followUp.id}>
          <span class="position">
            {formats.day(followUp.on)} · {words.terms.followUpKind[followUp.kind]}
          </span>
          <Moves followUp={followUp} />
          {followUp === last && followUp.note && <OutsideText text={followUp.note} />}
        </li>
      ))}
      <li>
        <span class="position">{words.panel.result}</span>
        {isClosed(status) ? (
          <>
            <StatusWord status={status} />
            {supersededReason && `, ${words.terms.supersededReason[supersededReason]}`}
            {closingReason && (
              <p>
                <Outside>{closingReason}</Outside>
              </p>
            )}
          </>
        ) : (
          words.panel.open
        )}
      </li>
    </ol>
  );
}

export function CommitmentConnections({ commitment }: { commitment: CommitmentDetail }) {
  const { words } = useSetting();
  const { briefing, dueBriefing } = commitment;
  useTrace(traceOfCommitment(commitment));
  return (
    <>
      <PanelPart title={words.commitment.promisedAt}>
        {briefing ? (
          <BriefingLine briefing={briefing} />
        ) : (
          <p class="quiet">{words.commitment.notAtABriefing}</p>
        )}
      </PanelPart>
      <PanelPart title={words.panel.follows}>
        <Course commitment={commitment} />
      </PanelPart>
      {dueBriefing && (
        <PanelPart title={words.panel.dueAt}>
          <BriefingLine briefing={dueBriefing} />
        </PanelPart>
      )}
    </>
  );
}

/** What was promised and announced at a briefing. */
export const followingFrom = (briefing: string) =>
  [api.commitments({ briefing }, most), api.handovers({ briefing }, most)] as const;

export function BriefingConnections({ briefing }: { briefing: BriefingDetail }) {
  const { words } = useSetting();
  const [promised, announced] = followingFrom(briefing.id);
  const commitments = useAnswer(promised).value?.items ?? [];
  const handovers = useAnswer(announced).value?.items ?? [];
  useTrace(traceOfBriefing(briefing, commitments, handovers));
  return (
    <>
      {briefing.parent && (
        <PanelPart title={words.briefing.partOf}>
          <BriefingLine briefing={briefing.parent} />
        </PanelPart>
      )}
      {commitments.length > 0 && (
        <PanelPart title={words.briefing.commitments}>
          <CommitmentLines commitments={commitments} />
        </PanelPart>
      )}
      {handovers.length > 0 && (
        <PanelPart title={words.briefing.handovers}>
          <HandoverLines handovers={handovers} />
        </PanelPart>
      )}
    </>
  );
}

const open = 'overdue,due_now,upcoming,stale';

/** Comes below all else: how much it is, is known only when it is there. */
export function Inherited({ handover }: { handover: HandoverDetail }) {
  const { words } = useSetting();
  const { id } = handover.body;
  const answer = useAnswer(api.commitments({ body: id, standing: open }, most));
  const inherited = answer.value?.items ?? [];
  const isMore = answer.value !== null && answer.value.next !== null;
  useTrace(traceOfHandover(handover, inherited));
  if (answer.value === null) return null;
  return (
    <PanelPart title={words.panel.inherited(inherited.length, isMore)}>
      <CommitmentLines commitments={inherited} />
      {isMore && (
        <p>
          <a href={addressOf({ page: 'upcoming', view: { body: id } })}>{words.panel.whole}</a>
        </p>
      )}
    </PanelPart>
  );
}
