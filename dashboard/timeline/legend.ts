import { select } from 'd3';
import { isClosed } from '../../worker/domain/commitments/standing.ts';
import type { TimelineWords } from '../../worker/words/shapes/timeline.ts';
import { chain, commitmentGlyphs, type Glyph, glyphPaths } from './glyph.ts';

type Selected = ReturnType<typeof picture>;

/** What the signs mean, as a list beside the drawing; it needs the drawing's style sheet and its gradients. */
export function legend(words: TimelineWords, document: Document): HTMLElement {
  const { legend: said } = words;
  const root = document.createElement('div');
  root.className = 'timeline-legend';
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', said.title);
  const group = (
    title: string,
    entries: [label: string, draw: (svg: Selected) => void, wide?: boolean][],
  ) => {
    const section = select(root).append('section');
    section.append('h2').text(title);
    const list = section.append('ul');
    for (const [label, draw, wide] of entries) {
      const item = list.append('li');
      const element = item.node();
      if (element) draw(picture(element, wide ? 44 : 20));
      item.append('span').text(label);
    }
  };
  group(said.commitments, [
    ...commitmentGlyphs.map((glyph): [string, (svg: Selected) => void] => [
      isClosed(glyph as never)
        ? words.status[glyph as keyof typeof words.status]
        : words.standing[glyph as keyof typeof words.standing],
      (svg) => addGlyph(svg, glyph, 10),
    ]),
    [said.briefing, (svg) => addGlyph(svg, 'briefing', 10)],
  ]);
  group(said.dates, [
    [said.within, (svg) => addBand(svg, 'none'), true],
    [said.about, (svg) => addBand(svg, 'soft'), true],
    [said.open, (svg) => addBand(svg, 'end'), true],
    [said.moved, addMoved, true],
    [said.bound, addBound, true],
    [said.count, addCount, true],
  ]);
  group(said.presidencies, [
    [said.term, (svg) => addTerm(svg, 'tone-current held'), true],
    [said.handover, addJoint, true],
    [said.acting, (svg) => addTerm(svg, 'tone-term held acting'), true],
    [said.projected, (svg) => addTerm(svg, 'tone-term held projected'), true],
    [said.unconfirmed, (svg) => addTerm(svg, 'tone-term held unconfirmed'), true],
    [said.vacant, (svg) => addTerm(svg, 'tone-gap vacant'), true],
    [said.notRecorded, (svg) => addTerm(svg, 'tone-gap not_recorded'), true],
  ]);
  return root;
}

/** A glyph as a picture of its own, for lists. */
export function glyphPicture(glyph: Glyph, document: Document): SVGSVGElement {
  const holder = document.createElement('span');
  const svg = picture(holder, 20);
  addGlyph(svg, glyph, 10);
  return svg.node() as SVGSVGElement;
}

function picture(parent: HTMLElement, width: number) {
  return select(parent)
    .append('svg')
    .attr('class', 'timeline-sign')
    .attr('width', width)
    .attr('height', 20)
    .attr('viewBox', `0 0 ${width} 20`)
    .attr('aria-hidden', 'true');
}

function addGlyph(svg: Selected, glyph: Glyph, x: number) {
  const { body, detail } = glyphPaths[glyph];
  const mark = svg.append('g').attr('class', `mark item tone-${glyph}`);
  const group = mark.append('g').attr('class', 'glyph').attr('transform', `translate(${x},10)`);
  group.append('path').attr('class', 'glyph-body').attr('d', body);
  if (detail) group.append('path').attr('class', 'glyph-detail').attr('d', detail);
}

function addBand(svg: Selected, fade: 'none' | 'soft' | 'end') {
  const fill = fade === 'none' ? null : `url(#timeline-${fade}-upcoming)`;
  const mark = svg.append('g').attr('class', 'mark item tone-upcoming');
  const bar = (name: string, y: number, height: number) =>
    mark
      .append('rect')
      .attr('class', name)
      .attr('y', y)
      .attr('width', 44)
      .attr('height', height)
      .attr('fill', fill);
  bar('tint', 1, 17);
  bar('rail', 17, 2);
  const ends = { none: 'M0.75,1V19M43.25,1V19', soft: null, end: 'M0.75,1V19' }[fade];
  mark.append('path').attr('class', 'ends').attr('d', ends);
}

function addMoved(svg: Selected) {
  const mark = svg.append('g').attr('class', 'mark item tone-upcoming');
  mark.append('circle').attr('class', 'ghost').attr('cx', 6).attr('cy', 10).attr('r', 4);
  mark.append('path').attr('class', 'bond').attr('d', 'M10,10H26');
  addGlyph(svg, 'upcoming', 35);
}

function addBound(svg: Selected) {
  addGlyph(svg, 'upcoming', 16);
  const mark = svg.select('.mark');
  mark.append('path').attr('class', 'chain').attr('transform', 'translate(16,12)').attr('d', chain);
}

function addCount(svg: Selected) {
  const mark = svg.append('g').attr('class', 'mark bar');
  for (const [x, height, open] of [
    [2, 11, 4],
    [23, 17, 12],
  ] as const) {
    const bar = (name: string, height: number) =>
      mark
        .append('rect')
        .attr('class', name)
        .attr('x', x)
        .attr('y', 19 - height)
        .attr('width', 19)
        .attr('height', height);
    bar('whole', height);
    bar('open', open);
  }
}

function addTerm(svg: Selected, classes: string) {
  const mark = svg.append('g').attr('class', `mark term ${classes}`);
  for (const part of ['bar', 'edge']) mark.append('path').attr('class', part).attr('d', 'M1,2H43V18H1Z');
  if (classes.includes('acting'))
    mark
      .append('path')
      .attr('class', 'hatching')
      .attr('fill', 'url(#timeline-hatch)')
      .attr('d', 'M1,2H43V18H1Z');
}

function addJoint(svg: Selected) {
  svg
    .append('g')
    .attr('class', 'mark term tone-term held')
    .append('path')
    .attr('class', 'bar')
    .attr('d', 'M0,2H14L30,18H0Z');
  svg
    .append('g')
    .attr('class', 'mark term tone-current held')
    .append('path')
    .attr('class', 'bar')
    .attr('d', 'M14,2H44V18H30Z');
  const joint = svg.append('g').attr('class', 'mark joint');
  joint.append('path').attr('class', 'seam').attr('d', 'M14,2L30,18');
  joint.append('circle').attr('class', 'dot').attr('cx', 22).attr('cy', 10).attr('r', 4);
}
