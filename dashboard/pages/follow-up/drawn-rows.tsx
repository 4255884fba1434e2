import { useState } from 'preact/hooks';
import { useFollowUp } from './setting.ts';

/** More than this many rows are a table, not a picture. */
const atFirst = 20;

/** The rows that are drawn at first, and all of them once asked for. */
export function useDrawnRows<T>(items: readonly T[]) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, atFirst);
  return { shown, count: items.length, isWhole: shown.length === items.length, unfold: () => setWhole(true) };
}

type Props = Omit<ReturnType<typeof useDrawnRows>, 'shown'> & {
  /** Whether the server has more than it told. */
  isCut: boolean;
};

/** Says what is not drawn, and offers to draw it. */
export function DrawnRows({ count, isWhole, unfold, isCut }: Props) {
  const { followUp } = useFollowUp();
  if (isWhole && !isCut) return null;
  return (
    <p class="drawn-rows">
      {isWhole ? followUp.mostTold(count) : followUp.mostShown(atFirst)}{' '}
      {!isWhole && (
        <button type="button" class="is-plain" onClick={unfold}>
          {followUp.showAll(count)}
        </button>
      )}
    </p>
  );
}
