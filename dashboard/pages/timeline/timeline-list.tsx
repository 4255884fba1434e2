import { useMemo, useState } from 'preact/hooks';
import type { Timeline } from '../../../worker/domain/timeline/timeline.ts';
import { addressOf } from '../../location.ts';
import type { TimelineView } from '../../location-views.ts';
import { ActorLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';
import { aroundToday, type Entry, entriesOf, type LaneEntries } from './entries.ts';
import { EntryLine } from './entry-lines.tsx';
import { Presidencies, Terms } from './presidencies.tsx';
import type { Window } from './window.ts';

/** More than this of a lane are shown on asking only. */
const atOnce = 60;

type Props = { view: TimelineView; today: string; isWhole: boolean };

/** A list in the order of time that opens about today where it is long. */
function InTime({ entries, view, today, isWhole }: Props & { entries: Entry[] }) {
  const { words } = useSetting();
  const [opened, setOpened] = useState({ earlier: false, later: false });
  const days = entries.map(({ day }) => day);
  const [first, end] = aroundToday(days, today, atOnce);
  const hasEarlier = first > 0 && !opened.earlier && !isWhole;
  const hasLater = end < entries.length && !opened.later && !isWhole;
  const more = (side: 'earlier' | 'later', label: string) => (
    <p class="more">
      <button type="button" onClick={() => setOpened({ ...opened, [side]: true })}>
        {label}
      </button>
    </p>
  );
  return (
    <>
      {hasEarlier && more('earlier', words.timeline.showEarlier)}
      <ul class="entries">
        {entries.slice(hasEarlier ? first : 0, hasLater ? end : undefined).map((entry) => (
          <EntryLine
            key={'item' in entry ? `${entry.item.kind} ${entry.item.id}` : entry.count.cell.from}
            entry={entry}
            view={view}
            today={today}
          />
        ))}
      </ul>
      {hasLater && more('later', words.timeline.showLater)}
    </>
  );
}

function Lane({ lane, view, today, isWhole }: Props & { lane: LaneEntries }) {
  const { words } = useSetting();
  const { timeline } = words;
  return (
    <section class="lane">
      <h3>{lane.actor ? <ActorLink actor={lane.actor} /> : lane.title}</h3>
      {lane.terms.length > 0 && <Terms terms={lane.terms} today={today} name={lane.title} />}
      {lane.hasEarlier && <p class="quiet">{timeline.earlierToo}</p>}
      {lane.entries.length > 0 && (
        <InTime entries={lane.entries} view={view} today={today} isWhole={isWhole} />
      )}
      {lane.undated > 0 && <p class="quiet">{words.timelineWords.undated(lane.undated)}</p>}
      {lane.key === 'commitments' && (
        <p class="quiet">
          <a href={addressOf({ page: 'upcoming', view: {} })}>{timeline.allCommitments}</a>
        </p>
      )}
    </section>
  );
}

/** Lanes that hold presidencies alone stand together, as far as they follow one another. */
function runsOf(lanes: LaneEntries[]): LaneEntries[][] {
  const runs: LaneEntries[][] = [];
  const isOfTerms = (lane: LaneEntries | undefined) => lane?.entries.length === 0 && lane.terms.length > 0;
  for (const lane of lanes) {
    const run = runs.at(-1);
    if (run && isOfTerms(run[0]) && isOfTerms(lane)) run.push(lane);
    else runs.push([lane]);
  }
  return runs;
}

/** How much the list holds, in words. Lanes other than of kinds share their records, and are told as lanes. */
function useSum(lanes: LaneEntries[], view: TimelineView): string {
  const { words } = useSetting();
  const { timeline } = words;
  if (lanes.length === 0) return timeline.empty;
  if (view.lanes) return timeline.foundLanes(lanes.length);
  const sum = (key: string) =>
    lanes
      .find((lane) => lane.key === key)
      ?.entries.reduce((n, one) => n + ('count' in one ? one.count.n : 1), 0);
  const bodies = lanes.filter(({ terms }) => terms.length > 0).length;
  return timeline.found(sum('briefings') ?? 0, sum('commitments') ?? 0, bodies);
}

type ListProps = {
  data: Timeline;
  window: Window;
  view: TimelineView;
  /** Where there are several lists: what this one is of. Then all of it is shown at once. */
  title?: string;
};

/** The timeline as a document: what the drawing illustrates, in the same order. */
export function TimelineList({ data, window, view, title }: ListProps) {
  const { words, locale } = useSetting();
  const { timeline } = words;
  const [from, to] = window;
  const lanes = useMemo(
    () =>
      entriesOf(data, [from, to], { words: words.timelineWords, locale }, view.collapsed).filter(
        ({ entries, terms }) => entries.length + terms.length > 0,
      ),
    [data, from, to, view.collapsed?.join()],
  );
  const { today } = data;
  const sum = useSum(lanes, view);
  return (
    <section class="section timeline-list">
      <h2>{title ?? timeline.listTitle}</h2>
      <p class="quiet" role="status">
        {sum}
      </p>
      {!data.complete && <p class="quiet">{timeline.incomplete}</p>}
      {runsOf(lanes).map((run) => {
        const [first] = run;
        if (first === undefined) return null;
        if (first.entries.length > 0)
          return (
            <Lane key={first.key} lane={first} view={view} today={today} isWhole={title !== undefined} />
          );
        return (
          <section key={first.key} class="lane">
            <h3>{timeline.kinds.bodies}</h3>
            <Presidencies lanes={run} today={today} />
          </section>
        );
      })}
    </section>
  );
}
