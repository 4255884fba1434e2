import { glyphRadius } from './glyph.ts';
import type { Mark } from './marks.ts';

/** What a line may begin or end at: the mark of a record, or a count that many are among. */
export interface TraceMark {
  /** Null for a count. */
  record: string | null;
  /** What a count counts, and between which moments. */
  count: { of: 'briefing' | 'commitment'; span: [from: number, to: number] } | null;
  box: { left: number; right: number; top: number; bottom: number };
}

const around = (x: number, y: number, width: number, height: number): TraceMark['box'] => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

/** Of an item its glyph, for its words are only beside it. */
function boxOf(mark: Mark): TraceMark['box'] {
  const { x, y } = mark;
  if (mark.shape === 'item') return around(x, y, 2 * glyphRadius, 2 * glyphRadius);
  if (mark.shape === 'joint') return around(x + mark.slant / 2, y + mark.height / 2, 8, mark.height);
  if (mark.shape === 'count') return around(x + mark.width / 2, y, mark.width, mark.height);
  if (mark.shape === 'bar') return around(x + mark.width / 2, y - mark.height / 2, mark.width, mark.height);
  return around(x + mark.hit.x + mark.hit.width / 2, y + mark.height / 2, mark.hit.width, mark.height);
}

/** Only the lanes of kinds are known to hold whatever lies in the time of their counts. */
function countOf(mark: Mark): TraceMark['count'] {
  if (mark.shape !== 'bar' && (mark.shape !== 'count' || mark.of !== 'item')) return null;
  const { key, span } = mark;
  if (key.startsWith('briefings/')) return { of: 'briefing', span };
  return key.startsWith('commitments/') ? { of: 'commitment', span } : null;
}

/** What of the marks a line may begin or end at. */
export const traceMarksOf = (marks: readonly Mark[]): TraceMark[] =>
  marks.map((mark) => ({ record: mark.record, count: countOf(mark), box: boxOf(mark) }));
