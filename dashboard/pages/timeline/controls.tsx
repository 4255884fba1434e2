import type { RefObject } from 'preact';
import { api, type TimelineFilter } from '../../api.ts';
import type { TimelineView } from '../../location-views.ts';
import { askAndRemember } from '../../ui/answers.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSetting } from '../../ui/setting.ts';
import type { DrawingHandle } from './drawing.tsx';
import { Grouping } from './lanes-bar.tsx';
import { aroundToday, inWholeYears, nextTwelveMonths, thisYear, type Window } from './window.ts';

type Props = {
  window: Window;
  drawing: RefObject<DrawingHandle | null>;
  view: TimelineView;
  filter: TimelineFilter;
  onWindow: (window: Window) => void;
  onChange: (part: Partial<TimelineView>) => void;
};

/** Buttons for everything that wheel, drag and pinch do, and for the windows that are asked for most. */
export function Controls({ window, drawing, view, filter, onWindow, onChange }: Props) {
  const { words, formats, today } = useSetting();
  const goToAll = async () => {
    const whole = await askAndRemember(api.timelineOverview(filter)).catch(() => null);
    if (whole?.from && whole.to) onWindow(inWholeYears([whole.from, whole.to]));
  };
  const windows: [label: string, act: () => void, name?: string][] = [
    [words.timeline.today, () => onWindow(aroundToday(window, today))],
    [words.timeline.thisYear, () => onWindow(thisYear(today)), 'needs-room'],
    [words.timeline.nextYear, () => onWindow(nextTwelveMonths(today)), 'needs-room'],
    [words.timeline.all, goToAll],
  ];
  const moves = [
    ['earlier', () => drawing.current?.panBy(-0.5)],
    ['later', () => drawing.current?.panBy(0.5)],
    ['zoomOut', () => drawing.current?.zoomBy(0.5)],
    ['zoomIn', () => drawing.current?.zoomBy(2)],
  ] as const;
  return (
    <div class="controls">
      <p class="controls-window" aria-live="polite">
        {words.timeline.between(formats.day(window[0]), formats.day(window[1]))}
      </p>
      <Grouping view={view} onChange={onChange} />
      <fieldset class="buttons">
        <legend class="visually-hidden">{words.timeline.window}</legend>
        {windows.map(([label, act, name]) => (
          <button key={label} type="button" class={name} onClick={act}>
            {label}
          </button>
        ))}
      </fieldset>
      <div class="buttons">
        {moves.map(([name, act]) => {
          const label = words.timeline[name];
          return (
            <button key={name} type="button" class="is-square" aria-label={label} title={label} onClick={act}>
              <Icon name={name} />
            </button>
          );
        })}
      </div>
    </div>
  );
}
