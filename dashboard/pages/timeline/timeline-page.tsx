import { useMemo, useRef, useState } from 'preact/hooks';
import { addressOf } from '../../location.ts';
import type { TimelineView } from '../../location-views.ts';
import { laneId } from '../../timeline/keys.ts';
import { titleOf } from '../../timeline/scene.ts';
import type { Tracing } from '../../timeline/trace.ts';
import { Failure } from '../../ui/answered.tsx';
import { lazily } from '../../ui/lazy.tsx';
import { go, show } from '../../ui/navigation.ts';
import { PageHeading } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import type { PageProps } from '../page-props.ts';
import { Controls } from './controls.tsx';
import { Drawing, type DrawingHandle } from './drawing.tsx';
import { Filters } from './filters.tsx';
import { Find } from './find.tsx';
import type { Target } from './find-target.ts';
import { Folded } from './folded.tsx';
import { KeysHelp } from './keys-help.tsx';
import { type Asked, LaneMenu } from './lane-menu.tsx';
import { LanesBeside } from './lanes-bar.tsx';
import type { OverviewHandle } from './overview.tsx';
import { OverviewPlace } from './overview-place.tsx';
import { Sharing } from './sharing.tsx';
import { TimelineList } from './timeline-list.tsx';
import { useWindows } from './use-windows.ts';
import { openingWindow, type Window } from './window.ts';

const SelectedPanel = lazily(() => import('./panel.tsx').then((code) => code.SelectedPanel));

export function Page({ place }: PageProps<'timeline'>) {
  const { words, today } = useSetting();
  const drawing = useRef<DrawingHandle>(null);
  const [width, setWidth] = useState<number | null>(null);
  const overview = useRef<OverviewHandle>(null);
  const [trace, setTrace] = useState<Tracing | null>(null);
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
    overview.current?.follow(now);
  };
  const select = (selected: string | null) => change({ selected: selected ?? undefined });
  const goTo = (target: Target) => (target.to === 'page' ? go(target.address) : step(target.view));
  const askMenu = (lane: string, button: Element) => {
    const found = data?.lanes.find(({ key }) => laneId(key) === lane);
    if (found) setMenu({ lane, title: titleOf(found, words.timelineWords), button });
  };

  return (
    <>
      <div class="timeline-head">
        <PageHeading title={words.timeline.title} lead={words.timeline.lead} isSlim />
        <div class="timeline-aids">
          <Find window={window} view={view} onGo={goTo} />
          <KeysHelp />
        </div>
      </div>
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
          trace={trace}
          onSelect={select}
          onWindow={setWindow}
          onLook={follow}
          onWidth={setWidth}
          onLaneMenu={askMenu}
        />
      )}
      <OverviewPlace
        handle={overview}
        filter={filter}
        window={window}
        today={today}
        onMove={(view) => drawing.current?.show(view, false)}
        onWindow={(view) => {
          // At once: a key that is held moves on from where the last press led.
          drawing.current?.show(view, false);
          setWindow(view);
        }}
      />
      {failure && <Failure reason={failure} again={again} />}
      {data && <Sharing view={view} window={window} />}
      {data && <LanesBeside view={view} onChange={step} data={data} />}
      {menu && <LaneMenu asked={menu} view={view} onChange={step} onClose={() => setMenu(null)} />}
      {view.selected && (
        <SelectedPanel
          selected={view.selected}
          window={window}
          onShow={step}
          onTrace={(trace) => setTrace(() => trace)}
          onClose={() => select(null)}
        />
      )}
      {list && <Folded>{list}</Folded>}
    </>
  );
}
