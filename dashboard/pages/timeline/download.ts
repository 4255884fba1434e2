import { sharingWords } from '../../../worker/words/sharing.ts';
import { api } from '../../api.ts';
import { pictureOf } from '../../download/picture.ts';
import { pngOf } from '../../download/png.ts';
import { saveFile } from '../../download/save.ts';
import { addressOf } from '../../location.ts';
import type { TimelineView } from '../../location-views.ts';
import type { Setting } from '../../ui/setting.ts';
import { filterLine } from './filter-line.ts';
import { dataFor, stillDrawing, wholeRange } from './still.ts';
import type { Window } from './window.ts';

export const csvOfTimeline = ({ kinds, body, actor, topic, standing }: TimelineView, range: Window | null) =>
  api.timelineRows({ kinds, body, actor, topic, standing, from: range?.[0], to: range?.[1] }).address;

/** Of a range in one picture: so many pixels a year, within what a page or a browser's canvas can take. */
const [yearWidth, narrowest, widest] = [90, 1280, 6000];
const mostPoints = 60_000_000;

const widthFor = ([from, to]: Window) => {
  const years = (Date.parse(to) - Date.parse(from)) / (365.25 * 86_400_000);
  return Math.round(Math.min(widest, Math.max(narrowest, years * yearWidth)));
};

interface Asked {
  view: TimelineView;
  /** Null for all that the filters let through. */
  range: Window | null;
  setting: Setting;
}

/** The view as a file: a drawing with its title, filters, day and source. Rejects where it cannot be made. */
export async function saveTimeline(format: 'svg' | 'png', { view, range, setting }: Asked): Promise<void> {
  const { words, formats, today } = setting;
  const shown = range ?? (await wholeRange(view, today));
  const width = range ? narrowest : widthFor(shown);
  const [data, filters] = await Promise.all([dataFor(view, shown, width), filterLine(view, setting)]);
  const drawing = stillDrawing(data, shown, { width, setting, collapsed: view.collapsed });
  const { from, to } = { from: shown[0], to: shown[1] };
  const svg = pictureOf(drawing, {
    title: words.timeline.title,
    lines: [words.timeline.between(formats.day(from), formats.day(to)), filters],
    source: sharingWords.sourceLine(
      location.origin + addressOf({ page: 'timeline', view: { ...view, from, to, selected: undefined } }),
      formats.day(data.today),
    ),
  });
  const name = `timeline-${data.today}.${format}`;
  if (format === 'svg') return saveFile(new Blob([svg], { type: 'image/svg+xml' }), name);
  const height = Number(drawing.getAttribute('height')) + 160;
  saveFile(await pngOf(svg, Math.min(2, Math.sqrt(mostPoints / (width * height)))), name);
}
