import type { Marked as MarkedText } from '../../../worker/domain/search/marks.ts';

/** Text with what was found in it. It came from outside: it is set apart, and never read as markup. */
export function Marked({ of: { text, marks } }: { of: MarkedText }) {
  const pieces = marks.flatMap(({ start, end }, i) => [
    text.slice(marks[i - 1]?.end ?? 0, start),
    <mark key={start}>{text.slice(start, end)}</mark>,
  ]);
  return (
    <bdi>
      {pieces}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </bdi>
  );
}
