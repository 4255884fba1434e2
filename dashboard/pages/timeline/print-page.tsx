import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Timeline } from '../../../worker/domain/timeline/timeline.ts';
import { sharingWords } from '../../../worker/words/sharing.ts';
import { addressOf } from '../../location.ts';
import type { TimelineView } from '../../location-views.ts';
import { legend } from '../../timeline/legend.ts';
import { Failure, Skeleton } from '../../ui/answered.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { type Setting, useSetting } from '../../ui/setting.ts';
import type { PageProps } from '../page-props.ts';
import { filterLine } from './filter-line.ts';
import { dataFor, stillDrawing, wholeRange, withOwnClip } from './still.ts';
import { partsOf, strip, stripsOf } from './strips.ts';
import { TimelineList } from './timeline-list.tsx';
import type { Window } from './window.ts';
import './print-page.css';

interface Printed {
  range: Window;
  filters: string;
  pieces: { period: Window; data: Timeline }[];
}

async function printedOf(view: TimelineView, setting: Setting): Promise<Printed> {
  const range: Window = view.from && view.to ? [view.from, view.to] : await wholeRange(view, setting.today);
  const periods = stripsOf(range);
  const [filters, ...answers] = await Promise.all([
    filterLine(view, setting),
    ...periods.map((period) => dataFor(view, period, strip.width)),
  ]);
  return { range, filters, pieces: answers.map((data, i) => ({ period: periods[i] ?? range, data })) };
}

type StripProps = {
  data: Timeline;
  period: Window;
  title: string;
  /** What it is of: filters, day. */
  about: string;
  /** Unique on the page. */
  name: string;
  view: TimelineView;
};

/** One page of the drawing, with its axis, its lanes' titles and the legend. */
function Strip({ data, period, title, about, name, view }: StripProps) {
  const setting = useSetting();
  const figure = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const drawing = stillDrawing(data, period, { ...strip, setting, collapsed: view.collapsed });
    const key = legend(setting.words.timelineWords, document);
    figure.current?.append(withOwnClip(drawing, name), key);
    return () => {
      drawing.remove();
      key.remove();
    };
  }, [data]);
  return (
    <figure ref={figure} class="strip">
      <figcaption>
        {title} <bdi class="quiet">{about}</bdi>
      </figcaption>
    </figure>
  );
}

/** The timeline as it is printed: its range in strips of a page each, and after them the same as a list. */
export function Page({ place: { view } }: PageProps<'print'>) {
  const setting = useSetting();
  const { words, formats, locale, today } = setting;
  const [printed, setPrinted] = useState<Printed | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const address = addressOf({ page: 'timeline', view });
  const load = () => {
    setFailed(false);
    printedOf(view, setting).then(setPrinted, () => setFailed(true));
  };
  useEffect(load, [address]);

  const between = ([from, to]: Window) => words.timeline.between(formats.day(from), formats.day(to));
  const about = sharingWords.printAbout(printed?.filters ?? null, formats.day(today));
  const wording = { words: words.timelineWords, locale };
  return (
    <article class="printed">
      <PageHeading title={sharingWords.printTitle} lead={printed && between(printed.range)} isSlim />
      {printed && (
        <p class="printed-about" dir="auto">
          {about}
        </p>
      )}
      {(printed || hasFailed) && (
        <p class="printed-how">
          <button type="button" disabled={printed === null} onClick={() => window.print()}>
            {sharingWords.printNow}
          </button>{' '}
          {sharingWords.printHelp} <a href={address}>{words.timeline.title}</a>
        </p>
      )}
      {hasFailed && <Failure reason="unreachable" again={load} />}
      {!printed && !hasFailed && <Skeleton lines={8} />}
      {printed?.pieces.map(({ period, data }, i) => {
        const parts = partsOf(data, period, wording, view.collapsed);
        return parts.map((part, k) => (
          <Strip
            key={`${period[0]} ${part.lanes[0]?.key}`}
            data={part}
            period={period}
            title={sharingWords.stripOf(between(period), k + 1, parts.length)}
            about={about}
            name={`strip-${i}-${k}`}
            view={view}
          />
        ));
      })}
      {printed?.pieces.map(({ period, data }) => (
        <TimelineList key={period[0]} data={data} window={period} view={view} title={between(period)} />
      ))}
      {printed && (
        <p class="quiet">{sharingWords.sourceLine(location.origin + address, formats.day(today))}</p>
      )}
    </article>
  );
}
