import { area, curveLinear, type Selection, select } from 'd3';
import type { CommitmentStatus } from '../../worker/domain/commitments/standing.ts';

export type Drawn<E extends SVGElement = SVGSVGElement> = Selection<E, unknown, null, undefined>;

/** An empty chart with its name for those who do not see it. */
export function startDrawing(
  document: Document,
  {
    kind,
    name,
    width,
    height,
    textSize,
  }: { kind: string; name: string; width: number; height: number; textSize: number },
): { svg: SVGSVGElement; root: Drawn } {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const root = select(svg)
    .attr('class', `chart ${kind}`)
    .attr('role', 'group')
    .attr('aria-label', name)
    .attr('width', width)
    .attr('height', height)
    .attr('viewBox', `0 0 ${width} ${height}`)
    .attr('font-size', textSize);
  return { svg, root };
}

/** A pattern of lines to fill with; its id is one of the whole page's. */
export function addHatch(root: Drawn, id: string): string {
  const pattern = root.append('defs').append('pattern').attr('id', id).attr('class', 'hatch');
  pattern.attr('width', 5).attr('height', 5).attr('patternUnits', 'userSpaceOnUse');
  pattern.attr('patternTransform', 'rotate(45)').append('path').attr('d', 'M1,0V5').attr('fill', 'none');
  return `url(#${id})`;
}

/** What holds from one place to another: a month, a bar. */
export interface Step {
  from: number;
  to: number;
  low: number;
  high: number;
}

const outline = area<[x: number, low: number, high: number]>(
  ([x]) => x,
  ([, low]) => low,
  ([, , high]) => high,
).curve(curveLinear);

/** Two points a step, for a value holds for the month: no slope that nobody measured. */
export const stepped = (steps: readonly Step[]) =>
  outline(
    steps.flatMap(({ from, to, low, high }): [number, number, number][] => [
      [from, low, high],
      [to, low, high],
    ]),
  );

/** So that neighbours differ in grey print too. */
export const isHatched = (status: CommitmentStatus) =>
  status === 'partly_fulfilled' || status === 'stalled' || status === 'superseded';

export const startOfMonth = (month: string) => Date.parse(`${month}-01T00:00:00Z`);
export function endOfMonth(month: string): number {
  const date = new Date(startOfMonth(month));
  return date.setUTCMonth(date.getUTCMonth() + 1);
}

/** Intl writes a hyphen where typography has a minus. */
export const minus = (text: string) => text.replace('-', '−');
