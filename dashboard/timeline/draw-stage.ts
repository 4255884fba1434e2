import { select } from 'd3';
import { laneId } from './keys.ts';
import type { LinkKind, TimelineOptions } from './options.ts';
import type { Scene } from './scene.ts';
import { menuSize, titleSize } from './sizes.ts';
import type { Lane, Stage } from './stage.ts';
import type { Surface } from './surface.ts';

type Options = Pick<TimelineOptions, 'words' | 'href'> & { onLaneMenu?: TimelineOptions['onLaneMenu'] };

/** Lanes and their titles, which stay while one pans. */
export function drawStage(surface: Surface, stage: Stage, scene: Scene, options: Options) {
  const { width, height, left, right, top, bottom, lanes } = stage;
  const root = select(surface.svg);
  root.attr('width', width).attr('height', height).attr('viewBox', `0 0 ${width} ${height}`);
  root
    .select('#timeline-plot rect')
    .attr('x', left)
    .attr('y', 0)
    .attr('width', right - left)
    .attr('height', height);

  surface.lanes
    .selectAll('rect')
    .data([0])
    .join('rect')
    .attr('class', 'plot')
    .attr('x', left)
    .attr('y', top)
    .attr('width', right - left)
    .attr('height', Math.max(0, bottom - top));
  surface.lanes
    .selectAll('line')
    .data(lanes)
    .join('line')
    .attr('x2', width)
    .attr('y1', (lane) => lane.top + 0.5)
    .attr('y2', (lane) => lane.top + 0.5);

  surface.titles
    .selectAll<SVGGElement, Lane>('g.title')
    .data(lanes, ({ key }) => key)
    .join((enter) => {
      const group = enter.append('g').attr('class', 'title');
      group.append('a').attr('class', 'lead').attr('tabindex', -1).append('text').attr('class', 'lane-title');
      group.append('text').attr('class', 'lane-note').attr('dy', '0.35em');
      return group;
    })
    .order()
    .each(function (lane, i) {
      drawTitle(this, lane, scene.lanes[i], stage, options);
    });
  // The tab key reaches one of the buttons; from there the arrow keys go on.
  const buttons = surface.titles.selectAll<SVGGElement, Lane>('.lane-menu').nodes();
  const first = buttons.find((button) => button.getAttribute('tabindex') === '0') ?? buttons[0];
  for (const button of buttons) button.setAttribute('tabindex', button === first ? '0' : '-1');
}

function drawTitle(
  element: SVGGElement,
  lane: Lane,
  { actor, isCollapsed, title }: Partial<Scene['lanes'][number]> = {},
  stage: Stage,
  { href, words, onLaneMenu }: Options,
) {
  const group = select(element).classed('is-collapsed', isCollapsed === true);
  const address = actor ? href(actor.kind === 'body' ? 'body' : ('actor' as LinkKind), actor.id) : null;
  const lead = group
    .select('.lead')
    .attr('href', address)
    .attr('aria-label', address && (title ?? null));
  lead
    .select('.lane-title')
    .attr('font-size', titleSize)
    .selectAll('tspan')
    .data(lane.title)
    .join('tspan')
    .attr('x', 0)
    .attr('y', (_, i) => lane.titleY + i * 16)
    .attr('dy', '0.35em')
    // A break between lines is a space to whoever hears it.
    .text((line, i) => (i < lane.title.length - 1 ? `${line} ` : line));
  group
    .select('.lane-note')
    .attr('x', stage.titlesBeside ? 0 : stage.right - menuSize - 8)
    .attr('text-anchor', stage.titlesBeside ? null : 'end')
    .attr('y', stage.titlesBeside ? lane.titleY + lane.title.length * 17 : lane.titleY)
    .text(lane.note ?? '');
  drawMenu(element, lane, title ?? '', stage, { words, onLaneMenu });
}

/** A button of three dots; `data-lane` is the lane as addresses name it. */
function drawMenu(
  element: SVGGElement,
  lane: Lane,
  title: string,
  stage: Stage,
  { words, onLaneMenu }: Pick<Options, 'words' | 'onLaneMenu'>,
) {
  const x = (stage.titlesBeside ? stage.left - 6 : stage.right) - menuSize;
  select(element)
    .selectAll<SVGGElement, Lane>('g.lane-menu')
    .data(onLaneMenu ? [lane] : [])
    .join((enter) => {
      const button = enter.append('g').attr('class', 'lane-menu').attr('role', 'button');
      button.attr('aria-haspopup', 'menu');
      button.append('rect').attr('width', menuSize).attr('height', menuSize).attr('rx', 4);
      for (const at of [-5, 0, 5])
        button
          .append('circle')
          .attr('cx', menuSize / 2)
          .attr('cy', menuSize / 2 + at)
          .attr('r', 1.6);
      return button;
    })
    .attr('data-lane', laneId(lane.key))
    .attr('aria-label', words.laneOptions(title))
    .attr('transform', `translate(${x},${lane.titleY - menuSize / 2})`);
}
