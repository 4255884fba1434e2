import { useMemo, useRef, useState } from 'preact/hooks';
import { addressOf, type TimelineView } from '../../location.ts';
import { laneId } from '../../timeline/keys.ts';
import { titleOf } from '../../timeline/scene.ts';
import { Failure } from '../../ui/answered.tsx';
import { show } from '../../ui/navigation.ts';
import { PageHeading } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import type { PageProps } from '../current-page.tsx';
import { Controls } from './controls.tsx';
import { Drawing, type DrawingHandle } from './drawing.tsx';
import { Filters } from './filters.tsx';
import { type Asked, LaneMenu } from './lane-menu.tsx';
import { LanesBeside } from './lanes-bar.tsx';
import { SelectedPanel } from './panel.tsx';
import { TimelineList } from './timeline-list.tsx';
import { useWindows } from './use-windows.ts';
import { openingWindow, type Window } from './window.ts';

export function Page({ place }: PageProps<'timeline'>) {
  const { words, today } = useSetting();
  const drawing = useRef<DrawingHandle>(null);
  const [width, setWidth] = useState<number | null>(null);
  const [menu, setMenu] = useState<Asked | null>(null);
  const { view } = place;
  const { kinds, body, actor, topic, standing, lanes, pinned, hidden } = view;
  const window: Window = view.from && view.to ? [view.from, view.to] : openingWindow(today);
  const filter = { kinds, body, actor, topic, standing, lanes, pinned, hidden };
  const { data, failure, look, again } = useWindows(window, width, filter);
  // The list is long: while a hand moves the drawing it waits.
  const isMoving = useRef(false);
  const told = useRef(data);
  if (!isMoving.current) told.current = data;
  const list = useMemo(
    () => told.current && <TimelineList data={told.current} window={window} view={view} />,
    [told.current, window.join(), view],
  );

  const change = (part: Partial<TimelineView>, asStep = false) =>
    show(addressOf({ page: 'timeline', view: { ...view, ...part } }), { asStep });
  const step = (part: Partial<TimelineView>) => change(part, true);
  const setWindow = ([from, to]: Window) => {
    isMoving.current = false;
    change({ from, to });
  };
  const follow = (now: Window) => {
    isMoving.current = true;
    look(now);
  };
  const select = (selected: string | null) => change({ selected: selected ?? undefined });
  const askMenu = (lane: string, button: Element) => {
    const found = data?.lanes.find(({ key }) => laneId(key) === lane);
    if (found) setMenu({ lane, title: titleOf(found, words.timelineWords), button });
  };

  return (
    <>
      <PageHeading title={words.timeline.title} lead={words.timeline.lead} isSlim />
      <Filters view={view} onChange={step} />
      <Controls
        window={window}
        drawing={drawing}
        view={view}
        filter={filter}
        onWindow={setWindow}
        onChange={step}
      />
      {(data || !failure) && (
        <Drawing
          handle={drawing}
          data={data}
          window={window}
          selected={view.selected ?? null}
          collapsed={view.collapsed}
          onSelect={select}
          onWindow={setWindow}
          onLook={follow}
          onWidth={setWidth}
          onLaneMenu={askMenu}
        />
      )}
      {failure && <Failure reason={failure} again={again} />}
      {data && <LanesBeside view={view} onChange={step} data={data} />}
      {menu && <LaneMenu asked={menu} view={view} onChange={step} onClose={() => setMenu(null)} />}
      {view.selected && (
        <SelectedPanel key={view.selected} selected={view.selected} onClose={() => select(null)} />
      )}
      {list}
    </>
  );
}
