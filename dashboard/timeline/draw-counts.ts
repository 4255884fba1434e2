import { type BarMark, type CountMark, round } from './marks.ts';
import { drawLabel, type Part, partsOf } from './parts.ts';

const inner = new WeakMap<Element, Part>();
const names = ['hit', 'whole', 'open'];

/**
 * An outline as high as there are many, filled as far as they are open. Its parts are one unit wide and stretched
 * together: there may be a thousand bars, and while one zooms each changes its width at every frame.
 */
export function drawBar({ width, height, open, text, hit }: BarMark, part: Part): void {
  const stretched = part('stretched', 'g', { transform: `scale(${width},1)` });
  if (stretched === null) return;
  const within = inner.get(stretched) ?? partsOf(stretched, names);
  inner.set(stretched, within);
  const stretch = { x: -0.5, width: 1, 'vector-effect': 'non-scaling-stroke' };
  within('hit', 'rect', { ...stretch, y: hit.y, height: hit.height });
  within('whole', 'rect', { ...stretch, y: -height, height });
  within('open', 'rect', open > 0 ? { ...stretch, y: -open, height: open } : null);
  drawLabel(text === '' ? null : { x: 0, text }, part, round(-height - 9));
}

export function drawCount({ width, height, text, of }: CountMark, part: Part): void {
  part('pill', 'rect', { x: 0, y: -height / 2, width, height, rx: of === 'term' ? 2 : 10 });
  drawLabel(text === '' ? null : { x: round(width / 2), text }, part);
}
