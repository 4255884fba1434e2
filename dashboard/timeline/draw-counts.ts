import type { BarMark, CountMark } from './marks.ts';
import { drawLabel, type Part } from './parts.ts';

/** An outline as high as there are many, filled as far as they are open. */
export function drawBar({ width, height, open, text }: BarMark, part: Part): void {
  part('whole', 'rect', { x: 0.5, y: -height, width: Math.max(0, width - 1), height });
  part('open', 'rect', open > 0 ? { x: 0.5, y: -open, width: Math.max(0, width - 1), height: open } : null);
  drawLabel(text === '' ? null : { x: width / 2, text }, part, -height - 9);
}

export function drawCount({ width, height, text, of }: CountMark, part: Part): void {
  part('pill', 'rect', { x: 0, y: -height / 2, width, height, rx: of === 'term' ? 2 : 10 });
  drawLabel(text === '' ? null : { x: width / 2, text }, part);
}
