import type { BriefingDetail } from '../../../worker/domain/briefing.ts';
import type { Commitment } from '../../../worker/domain/commitments/commitment.ts';
import type { DayRange } from '../../../worker/domain/commitments/standing.ts';
import type { Handover } from '../../../worker/domain/handovers/handover.ts';
import { briefingKey, commitmentKey, handoverKey } from '../../timeline/keys.ts';
import type { TraceEdge, TraceEnd } from '../../timeline/trace.ts';

const noon = 43_200_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** In the middle of what is possible; at the side that is known where one is open. */
function end(key: string, date: DayRange | null): TraceEnd {
  const days = [date?.earliest, date?.latest].filter((day) => typeof day === 'string').map(time);
  const sum = days.reduce((total, day) => total + day, 0);
  return { key, at: days.length === 0 ? null : sum / days.length + noon };
}

const ofBriefing = ({ id, start }: { id: string; start: DayRange | null }) => end(briefingKey(id), start);
const ofCommitment = ({ id, due }: Pick<Commitment, 'id' | 'due'>) => end(commitmentKey(id), due);
const ofHandover = ({ id, date }: Pick<Handover, 'id' | 'date'>) => end(handoverKey(id), date);

/** From where it was promised to it, and on to the briefing at which it falls due. */
export function traceOfCommitment(
  commitment: Pick<Commitment, 'id' | 'due' | 'briefing' | 'dueBriefing'>,
): TraceEdge[] {
  const { briefing, dueBriefing } = commitment;
  const here = ofCommitment(commitment);
  return [
    ...(briefing ? [{ from: ofBriefing(briefing), to: here }] : []),
    ...(dueBriefing && dueBriefing.id !== briefing?.id ? [{ from: here, to: ofBriefing(dueBriefing) }] : []),
  ];
}

/** From what it is part of to it, and on to what was promised and announced there. */
export function traceOfBriefing(
  briefing: Pick<BriefingDetail, 'id' | 'start' | 'parent'>,
  commitments: readonly Pick<Commitment, 'id' | 'due'>[],
  handovers: readonly Pick<Handover, 'id' | 'date'>[],
): TraceEdge[] {
  const here = ofBriefing(briefing);
  return [
    ...(briefing.parent ? [{ from: ofBriefing(briefing.parent), to: here }] : []),
    ...commitments.map((one) => ({ from: here, to: ofCommitment(one) })),
    ...handovers.map((one) => ({ from: here, to: ofHandover(one) })),
  ];
}

/** From where it was announced to it, and on to the commitments that the presidency takes over. */
export function traceOfHandover(
  handover: Pick<Handover, 'id' | 'date' | 'briefing'>,
  inherited: readonly Pick<Commitment, 'id' | 'due'>[],
): TraceEdge[] {
  const here = ofHandover(handover);
  return [
    ...(handover.briefing ? [{ from: ofBriefing(handover.briefing), to: here }] : []),
    ...inherited.map((one) => ({ from: here, to: ofCommitment(one) })),
  ];
}
