import type { Commitment } from '../../worker/domain/commitments/commitment.ts';
import { useSetting } from './setting.ts';

type Props = { commitment: Pick<Commitment, 'due' | 'standing'>; today?: string };

/** When a commitment is due, in words, and how that lies to today while it is open. */
export function Due({ commitment, today }: Props) {
  const { words, formats, today: ours } = useSetting();
  const { due, standing } = commitment;
  if (due === null) return <span class="quiet">{words.due.undated}</span>;
  const pressing = standing === 'closed' ? null : formats.pressing(due, today ?? ours);
  return (
    <span class="due">
      <span class="due-date">{formats.date(due)}</span>
      {pressing && <span class={`due-pressing is-${standing}`}> {pressing}</span>}
    </span>
  );
}
