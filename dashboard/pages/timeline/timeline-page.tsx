import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Timeline } from '../../../worker/domain/timeline.ts';
import { api } from '../../api.ts';
import { addressOf, type TimelineView } from '../../location.ts';
import { Failure } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { show } from '../../ui/navigation.ts';
import { PageHeading } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import type { PageProps } from '../current-page.tsx';
import { arranged } from './arrange.ts';
import { Controls } from './controls.tsx';
import { Drawing, type DrawingHandle } from './drawing.tsx';
import { Filters } from './filters.tsx';
import { SelectedPanel } from './panel.tsx';
import { TimelineList } from './timeline-list.tsx';
import { mustAsk, openingWindow, type Window, windowToAsk } from './window.ts';

const wasCutShort = (data: Timeline | null) => data !== null && Object.values(data.more).some(Boolean);

/** Which window to ask for: it changes only when the view is no longer well answered. */
function useAskedWindow(view: Window, data: Timeline | null): Window {
  const [asked, setAsked] = useState<Window>(() => windowToAsk(view));
  const mustAskAnew = mustAsk(asked, view, wasCutShort(data));
  const [from, to] = view;
  useEffect(() => {
    if (mustAskAnew) setAsked(windowToAsk([from, to]));
  }, [mustAskAnew, from, to]);
  return asked;
}

export function Page({ place }: PageProps<'timeline'>) {
  const { words, today } = useSetting();
  const drawing = useRef<DrawingHandle>(null);
  const { view } = place;
  const { kinds, body, actor, topic, standing } = view;
  const window: Window = view.from && view.to ? [view.from, view.to] : openingWindow(today);

  const last = useRef<Timeline | null>(null);
  const [from, to] = useAskedWindow(window, last.current);
  const filter = { body, actor, topic, standing };
  const answer = useAnswer(api.timeline({ from, to }, kinds, filter));
  last.current = answer.value;
  // For the view that the answer came to: nothing is to change its lane while one pans.
  const data = useMemo(() => answer.value && arranged(answer.value, window), [answer.value]);

  const change = (part: Partial<TimelineView>, asStep = false) =>
    show(addressOf({ page: 'timeline', view: { ...view, ...part } }), { asStep });
  const setWindow = ([from, to]: Window) => change({ from, to });
  const select = (selected: string | null) => change({ selected: selected ?? undefined });

  return (
    <>
      <PageHeading title={words.timeline.title} lead={words.timeline.lead} isSlim />
      <Filters view={view} onChange={(part) => change(part, true)} />
      <Controls
        window={window}
        drawing={drawing}
        everything={api.timeline({ from: '1800-01-01', to: '2199-12-31' }, kinds, filter)}
        onWindow={setWindow}
      />
      {answer.value || !answer.failure ? (
        <Drawing
          handle={drawing}
          data={data}
          window={window}
          selected={view.selected ?? null}
          onSelect={select}
          onWindow={setWindow}
        />
      ) : null}
      {answer.failure && <Failure reason={answer.failure} again={answer.again} />}
      {view.selected && (
        <SelectedPanel
          key={view.selected}
          selected={view.selected}
          data={data}
          onClose={() => select(null)}
        />
      )}
      {data && <TimelineList data={data} window={window} />}
    </>
  );
}
