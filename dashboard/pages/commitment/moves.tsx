import type { FollowUp } from '../../../worker/domain/commitments/commitment.ts';
import { useSetting } from '../../ui/setting.ts';

/** What a follow-up moved: status, due date, verification. */
export function Moves({ followUp }: { followUp: FollowUp }) {
  const { words, formats } = useSetting();
  const { commitment, terms } = words;
  const { statusFrom, statusTo, dueFrom, dueTo, verification, supersededReason } = followUp;
  const lines = [
    statusTo &&
      (statusFrom && statusFrom !== statusTo
        ? commitment.statusFromTo(terms.status[statusFrom], terms.status[statusTo])
        : terms.status[statusTo]),
    supersededReason && terms.supersededReason[supersededReason],
    dueFrom && dueTo && commitment.dueFromTo(formats.edtf(dueFrom), formats.edtf(dueTo)),
    !dueFrom && dueTo && commitment.dueSet(formats.edtf(dueTo)),
    dueFrom && !dueTo && commitment.dueRemoved(formats.edtf(dueFrom)),
    verification && terms.verification[verification],
  ].filter(Boolean);
  return lines.length === 0 ? null : <p class="moves">{lines.join(' · ')}</p>;
}
