import { type JointMark, round, type TermMark } from './marks.ts';
import { drawLabel, type Part } from './parts.ts';
import { fadeFill } from './surface.ts';

export function drawTerm(mark: TermMark, part: Part): void {
  const { height, corners, fadeBefore, fadeAfter } = mark;
  const tone = mark.kind !== 'held' ? 'gap' : mark.current ? 'current' : 'term';
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const [a, b] = [`${topLeft},0`, `${topRight},0`];
  const [c, d] = [`${bottomRight},${height}`, `${bottomLeft},${height}`];
  const outline = `M${a}L${b}L${c}L${d}Z`;
  part('bar', 'path', { d: outline });
  // A side that fades has no edge.
  const edge = fadeAfter > 0 ? `M${b}L${a}L${d}L${c}` : fadeBefore > 0 ? `M${a}L${b}L${c}L${d}` : outline;
  part('edge', 'path', { d: edge });
  part('hatching', 'path', mark.acting ? { d: outline, fill: 'url(#timeline-hatch)' } : null);
  const faded = (name: string, x: number, width: number, fade: string) =>
    part(name, 'rect', width > 0 ? { x, y: 0, width, height, fill: fadeFill(tone, fade) } : null);
  faded('fade before', topLeft - fadeBefore, fadeBefore, 'start');
  faded('fade after', topRight, fadeAfter, 'end');
  drawLabel(mark.label, part, height / 2);
}

export function drawJoint({ slant, height, dot }: JointMark, part: Part): void {
  part('seam', 'path', { d: `M0,0L${slant},${height}` });
  part('dot', 'circle', dot ? { cx: round(slant / 2), cy: height / 2, r: 4 } : null);
}
