import { select } from 'd3';
import { drawBar, drawCount } from './draw-counts.ts';
import { drawItem } from './draw-items.ts';
import { drawJoint, drawTerm } from './draw-terms.ts';
import type { Mark } from './marks.ts';
import type { LinkKind } from './options.ts';
import { make, type Part, partsOf, put } from './parts.ts';
import type { Stage } from './stage.ts';
import type { Surface } from './surface.ts';

/** By index, how what was drawn of a lane is moved meanwhile; null when it is out of sight. */
export type KeptLanes = ReadonlyMap<number, string | null>;

export interface MarkStates {
  selected: string | null;
  /** The one mark that the tab key reaches. */
  reachable: string | null;
  /** Lanes that stay as they were drawn. */
  kept?: KeptLanes;
  /** Whether what is new comes in softly. */
  isNew: boolean;
  href(kind: LinkKind, id: string): string;
}

/** What was drawn of a mark last: only what is another now is written. */
interface Drawn {
  mark: Mark;
  className: string;
  reachable: boolean;
  selected: boolean;
  part: Part;
}
const drawings = new WeakMap<Element, Drawn>();

/** What of an element is pushed along to stay in sight. */
export function pushable(element: Element): { mark: Mark; parts: Element[] } | null {
  const drawn = drawings.get(element);
  if (drawn?.mark.shape !== 'item' && drawn?.mark.shape !== 'term') return null;
  const { mark, part } = drawn;
  const names = mark.shape === 'item' && !mark.inside ? ['held'] : ['held', 'label'];
  return { mark, parts: names.flatMap((name) => part(name) ?? []) };
}

export const markOf = (element: Element | null): Mark | null =>
  (element && drawings.get(element)?.mark) ?? null;

const names: Record<Mark['shape'], readonly string[]> = {
  item: ['hit', 'tint', 'rail', 'ends', 'bond', 'ghost', 'held', 'label'],
  term: ['fade before', 'fade after', 'bar', 'edge', 'hatching', 'label', 'hit'],
  joint: ['hit', 'seam', 'dot'],
  bar: ['stretched', 'label'],
  count: ['hit', 'pill', 'label'],
};

/**
 * Marks in, elements out: made once, then only moved. Each lane is a group that has its title for a name.
 * Gives back what may have to be pushed along to stay in sight.
 */
export function drawMarks(
  { marks: group }: Surface,
  marks: readonly Mark[],
  stage: Stage,
  states: MarkStates,
): Element[] {
  const elastic: Element[] = [];
  const byLane = Map.groupBy(marks, ({ lane }) => lane);
  const lanes = stage.lanes.flatMap(({ key, title }, i) => {
    const kept = states.kept?.get(i);
    const some = kept === undefined ? byLane.get(i) : null;
    return some === undefined ? [] : [{ key, name: title.join(' '), marks: some, kept }];
  });
  group
    .selectAll<SVGGElement, (typeof lanes)[number]>('g.lane')
    .data(lanes, ({ key }) => key)
    .join((enter) => enter.append('g').attr('class', 'lane').attr('role', 'group'))
    .attr('aria-label', ({ name }) => name)
    .attr('transform', ({ kept }) => kept ?? null)
    .attr('display', ({ kept }) => (kept === null ? 'none' : null))
    .order()
    .each(function (lane) {
      if (lane.marks === null) return;
      select(this)
        .selectAll<SVGElement, Mark>('.mark')
        .data(lane.marks, ({ key }) => key)
        .join((enter) => enter.append((mark) => created(mark, this.ownerDocument, states)))
        .order()
        .each(function (mark) {
          drawOne(this, mark, states);
          if ('slack' in mark && mark.slack > 0) elastic.push(this);
        });
    });
  return elastic;
}

/** A link where there is a page to go to; what opens in the drawing itself is a button. */
function created(mark: Mark, document: Document, { isNew }: MarkStates): SVGElement {
  const isButton = mark.shape === 'count' || mark.shape === 'bar';
  const isLink = !isButton && !(mark.shape === 'joint' && mark.id === null);
  const element = make(document, isLink ? 'a' : 'g', isLink ? {} : { role: isButton ? 'button' : 'img' });
  const part = partsOf(element, names[mark.shape]);
  const drawn: Drawn = {
    mark: { ...mark, name: '', x: Number.NaN },
    className: '',
    reachable: true,
    selected: false,
    part,
  };
  drawings.set(element, drawn);
  if (isNew) element.classList.add('is-new');
  return element;
}

function drawOne(element: SVGElement, mark: Mark, { selected, reachable, href }: MarkStates): void {
  const drawn = drawings.get(element);
  if (drawn === undefined) return;
  const { mark: before } = drawn;
  const isFirst = Number.isNaN(before.x);
  if (before !== mark) {
    if (before.x !== mark.x || before.y !== mark.y)
      element.setAttribute('transform', `translate(${mark.x},${mark.y})`);
    if (before.name !== mark.name) put(element, { 'aria-label': mark.name });
    const className = `mark ${classOf(mark)}`;
    if (drawn.className !== className) {
      put(element, { class: element.classList.contains('is-new') ? `${className} is-new` : className });
      drawn.className = className;
    }
    if (mark.shape !== 'bar') drawn.part('hit', 'rect', { ...mark.hit, rx: 4 });
    drawShape(mark, drawn.part);
    if (isFirst) put(element, { href: addressOf(mark, href) });
    drawn.mark = mark;
  }
  const isReachable = mark.key === reachable;
  if (drawn.reachable !== isReachable || isFirst) put(element, { tabindex: isReachable ? 0 : -1 });
  drawn.reachable = isReachable;
  const isSelected = mark.record !== null && mark.record === selected;
  if (drawn.selected !== isSelected) put(element, { 'aria-current': isSelected ? 'true' : null });
  drawn.selected = isSelected;
}

function drawShape(mark: Mark, part: Part): void {
  if (mark.shape === 'item') drawItem(mark, part);
  else if (mark.shape === 'term') drawTerm(mark, part);
  else if (mark.shape === 'joint') drawJoint(mark, part);
  else if (mark.shape === 'bar') drawBar(mark, part);
  else drawCount(mark, part);
}

function addressOf(mark: Mark, href: MarkStates['href']): string | null {
  if (mark.shape === 'item') return href(mark.kind, mark.id);
  if (mark.shape === 'term') return href('actor', mark.actorId);
  return mark.shape === 'joint' && mark.id !== null ? href('handover', mark.id) : null;
}

/** What a mark is, for the style sheet. */
function classOf(mark: Mark): string {
  const all: (string | false)[] = [mark.shape];
  if (mark.shape === 'item') all.push(`tone-${mark.glyph}`, mark.lasts && 'lasts', mark.inside && 'inside');
  if (mark.shape === 'term') {
    const tone = mark.kind !== 'held' ? 'gap' : mark.current ? 'current' : 'term';
    all.push(
      `tone-${tone}`,
      mark.kind,
      mark.projected && 'projected',
      mark.unconfirmed && 'unconfirmed',
      mark.acting && 'acting',
    );
  }
  if (mark.shape === 'joint') all.push(mark.id === null && 'projected');
  if (mark.shape === 'count') all.push(`of-${mark.of}`);
  return all.filter(Boolean).join(' ');
}
