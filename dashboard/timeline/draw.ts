import { select } from 'd3';
import { glyphPaths } from './glyph.ts';
import { classOf } from './labels.ts';
import type { CountMark, ItemMark, JointMark, Mark, TermMark } from './marks.ts';
import { ghostRadius } from './shape.ts';
import { fadeFill, type Surface } from './surface.ts';
import type { LinkKind } from './timeline.ts';

export interface MarkStates {
  selected: string | null;
  /** The one mark that the tab key reaches. */
  reachable: string | null;
  href(kind: LinkKind, id: string): string;
}

type Move = (mark: Mark) => void;
const moves = new WeakMap<Element, Move>();

/** Marks in, elements out: made once, then only moved. */
export function drawMarks({ marks: group }: Surface, marks: readonly Mark[], states: MarkStates): void {
  group
    .selectAll<SVGElement, Mark>('.mark')
    .data(marks as Mark[], (mark) => mark.key)
    .join((enter) =>
      enter.append((mark) => {
        const { element, move } = makers[mark.shape](mark as never, group.node()?.ownerDocument as Document);
        moves.set(element, move as Move);
        return element;
      }),
    )
    .order()
    .each(function (mark) {
      moves.get(this)?.(mark);
      setState(this, mark, states);
    });
}

function setState(element: SVGElement, mark: Mark, { selected, reachable, href }: MarkStates) {
  const set = (name: string, value: string) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  set('class', `mark ${classOf(mark)}`);
  set('aria-label', mark.name);
  set('tabindex', mark.key === reachable ? '0' : '-1');
  const address = addressOf(mark, href);
  if (address !== null) set('href', address);
  if (mark.key === selected) set('aria-current', 'true');
  else element.removeAttribute('aria-current');
  const title = element.firstElementChild;
  if (title && title.textContent !== mark.name) title.textContent = mark.name;
}

function addressOf(mark: Mark, href: MarkStates['href']): string | null {
  if (mark.shape === 'item') return href(mark.kind, mark.id);
  if (mark.shape === 'term') return href('actor', mark.actorId);
  return mark.shape === 'joint' && mark.id !== null ? href('handover', mark.id) : null;
}

type Made<M extends Mark> = { element: SVGElement; move: (mark: M) => void };
type Maker<M extends Mark> = (mark: M, document: Document) => Made<M>;

/** A link where there is a page to go to; what opens in the drawing itself is a button. */
function frame(mark: Mark, document: Document) {
  const isLink = mark.shape !== 'count' && !(mark.shape === 'joint' && mark.id === null);
  const element = document.createElementNS('http://www.w3.org/2000/svg', isLink ? 'a' : 'g');
  const a = select<SVGElement, unknown>(element);
  if (!isLink) a.attr('role', mark.shape === 'count' ? 'button' : 'img');
  a.append('title');
  const hit = a.append('rect').attr('class', 'hit').attr('rx', 4);
  const moveHit = ({ hit: { x, y, width, height } }: Mark) =>
    hit.attr('x', x).attr('y', y).attr('width', width).attr('height', height);
  return { element, a, moveHit };
}

const makeItem: Maker<ItemMark> = (first, document) => {
  const { element, a, moveHit } = frame(first, document);
  const tint = a.append('rect').attr('class', 'tint').attr('height', 20).attr('rx', 2);
  const rail = a.append('rect').attr('class', 'rail').attr('height', 2);
  const ends = a.append('path').attr('class', 'ends');
  const bond = a.append('path').attr('class', 'bond');
  const ghost = a.append('circle').attr('class', 'ghost').attr('r', ghostRadius);
  const glyph = a.append('g').attr('class', 'glyph');
  const body = glyph.append('path').attr('class', 'glyph-body');
  const detail = glyph.append('path').attr('class', 'glyph-detail');
  const move = (mark: ItemMark) => {
    const { band, x, y, was } = mark;
    moveHit(mark);
    body.attr('d', glyphPaths[mark.glyph].body);
    detail.attr('d', glyphPaths[mark.glyph].detail ?? null);
    glyph.attr('transform', `translate(${x},${y})`);
    for (const part of [tint, rail, ends]) part.attr('display', band ? null : 'none');
    if (band) {
      const fill = band.fade === 'none' ? null : fadeFill(mark.glyph, band.fade);
      const width = Math.max(0, band.right - band.left);
      tint
        .attr('x', band.left)
        .attr('y', y - 10)
        .attr('width', width)
        .attr('fill', fill);
      rail
        .attr('x', band.left)
        .attr('y', y + 9)
        .attr('width', width)
        .attr('fill', fill);
      const end = (at: number, shown: boolean) => (shown ? `M${at},${y - 10}V${y + 11}` : '');
      const { fade } = band;
      ends.attr(
        'd',
        end(band.left + 0.75, fade === 'none' || fade === 'end') +
          end(band.right - 0.75, fade === 'none' || fade === 'start'),
      );
    }
    ghost.attr('display', was === null ? 'none' : null);
    bond.attr('display', was === null ? 'none' : null);
    if (was !== null) {
      ghost.attr('cx', was).attr('cy', y);
      const to = was < x ? (band?.left ?? x - 9) : (band?.right ?? x + 9);
      const from = was < x ? was + ghostRadius : was - ghostRadius;
      bond.attr('d', was < x === from < to ? `M${from},${y}H${to}` : null);
    }
  };
  return { element, move };
};

const makeTerm: Maker<TermMark> = (first, document) => {
  const { element, a: link, moveHit } = frame(first, document);
  const before = link.append('rect').attr('class', 'fade');
  const after = link.append('rect').attr('class', 'fade');
  const bar = link.append('path').attr('class', 'bar');
  const edge = link.append('path').attr('class', 'edge');
  const hatch = link.append('path').attr('class', 'hatching').attr('fill', 'url(#timeline-hatch)');
  const move = (mark: TermMark) => {
    moveHit(mark);
    const { y, height, corners, fadeBefore, fadeAfter } = mark;
    const tone = mark.kind !== 'held' ? 'gap' : mark.current ? 'current' : 'term';
    const [topLeft, topRight, bottomRight, bottomLeft] = corners;
    const bottom = y + height;
    const [a, b] = [`${topLeft},${y}`, `${topRight},${y}`];
    const [c, d] = [`${bottomRight},${bottom}`, `${bottomLeft},${bottom}`];
    const outline = `M${a}L${b}L${c}L${d}Z`;
    bar.attr('d', outline);
    // A side that fades has no edge.
    edge.attr(
      'd',
      fadeAfter > 0 ? `M${b}L${a}L${d}L${c}` : fadeBefore > 0 ? `M${a}L${b}L${c}L${d}` : outline,
    );
    hatch.attr('d', mark.acting ? outline : null);
    const faded = (part: typeof before, x: number, width: number, fade: string) =>
      part
        .attr('display', width > 0 ? null : 'none')
        .attr('x', x)
        .attr('y', y)
        .attr('width', width)
        .attr('height', height)
        .attr('fill', fadeFill(tone, fade));
    faded(before, topLeft - fadeBefore, fadeBefore, 'start');
    faded(after, topRight, fadeAfter, 'end');
  };
  return { element, move };
};

const makeJoint: Maker<JointMark> = (first, document) => {
  const { element, a, moveHit } = frame(first, document);
  const seam = a.append('path').attr('class', 'seam');
  const dot = a.append('circle').attr('class', 'dot').attr('r', 4);
  const move = (mark: JointMark) => {
    moveHit(mark);
    const { from, to, y, height } = mark;
    seam.attr('d', `M${from},${y}L${to},${y + height}`);
    dot.attr('display', mark.dot ? null : 'none');
    dot.attr('cx', (from + to) / 2).attr('cy', y + height / 2);
  };
  return { element, move };
};

const makeCount: Maker<CountMark> = (first, document) => {
  const { element, a, moveHit } = frame(first, document);
  const pill = a.append('rect').attr('class', 'pill');
  const move = (mark: CountMark) => {
    moveHit(mark);
    const { left, width, y, kind } = mark;
    const height = kind === 'term' ? 26 : 20;
    pill
      .attr('x', left)
      .attr('y', y - height / 2)
      .attr('width', width)
      .attr('height', height);
    pill.attr('rx', kind === 'term' ? 2 : 10);
  };
  return { element, move };
};

const makers = { item: makeItem, term: makeTerm, joint: makeJoint, count: makeCount };
