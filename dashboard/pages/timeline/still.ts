import { windowFor } from '../../../worker/domain/timeline/step.ts';
import type { Timeline } from '../../../worker/domain/timeline/timeline.ts';
import { api, type TimelineFilter } from '../../api.ts';
import { addressOf } from '../../location.ts';
import type { TimelineView } from '../../location-views.ts';
import { domainOf } from '../../timeline/layout.ts';
import { painterOf } from '../../timeline/painter.ts';
import { plotWidth } from '../../timeline/stage.ts';
import '../../timeline/timeline.css';
import { askAndRemember } from '../../ui/answers.ts';
import type { Setting } from '../../ui/setting.ts';
import { inWholeYears, openingWindow, type Window } from './window.ts';

export const filterOf = ({ kinds, body, actor, topic, standing, lanes, pinned, hidden }: TimelineView) =>
  ({ kinds, body, actor, topic, standing, lanes, pinned, hidden }) satisfies TimelineFilter;

/** The whole range of what the filters let through, in whole years. */
export async function wholeRange(view: TimelineView, today: string): Promise<Window> {
  const { from, to } = await askAndRemember(api.timelineOverview(filterOf(view)));
  return from && to ? inWholeYears([from, to]) : openingWindow(today);
}

/** What a drawing of this width has to show of a range. */
export const dataFor = (view: TimelineView, range: Window, width: number): Promise<Timeline> =>
  askAndRemember(api.timeline(windowFor(range, plotWidth(width)), filterOf(view)));

/** A drawing that stands still: nothing in it but what is seen. */
export function stillDrawing(
  data: Timeline,
  range: Window,
  { width, setting, collapsed }: { width: number; setting: Setting; collapsed?: string[] | undefined },
): SVGSVGElement {
  const painter = painterOf(data, {
    width,
    now: data.today,
    locale: setting.locale,
    words: setting.words.timelineWords,
    document,
    view: range,
    selected: null,
    collapsed,
    href: (kind, id) => addressOf({ page: kind, id }),
    onSelect: () => {},
    onView: () => {},
  });
  painter.draw(domainOf(range), true);
  const { svg } = painter.surface;
  svg.removeAttribute('tabindex');
  for (const part of svg.querySelectorAll('.tip, .lane-menu')) part.remove();
  return svg;
}

/** Lets a page hold several drawings: each cuts what is beside its own plot away, not beside the first one's. */
export function withOwnClip(svg: SVGSVGElement, name: string): SVGSVGElement {
  const clip = svg.querySelector('clipPath');
  for (const part of svg.querySelectorAll(`[clip-path="url(#${clip?.id})"]`))
    part.setAttribute('clip-path', `url(#${name})`);
  if (clip) clip.id = name;
  return svg;
}
