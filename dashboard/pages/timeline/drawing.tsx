import type { Ref } from 'preact';
import { useImperativeHandle, useLayoutEffect, useRef } from 'preact/hooks';
import type { Timeline } from '../../../worker/domain/timeline/timeline.ts';
import { addressOf } from '../../location.ts';
import type { LinkKind } from '../../timeline/options.ts';
import { plotWidth, type TimelineDrawing, timeline } from '../../timeline/timeline.ts';
import type { Tracing } from '../../timeline/trace.ts';
import '../../timeline/timeline.css';
import { type Setting, useSetting } from '../../ui/setting.ts';
import type { Window } from './window.ts';

/** What the buttons beside the drawing can make it do. */
export type DrawingHandle = Pick<TimelineDrawing, 'zoomBy' | 'panBy' | 'show'>;

type Props = {
  handle: Ref<DrawingHandle>;
  data: Timeline | null;
  window: Window;
  selected: string | null;
  collapsed: string[] | undefined;
  trace: Tracing | null;
  onSelect: (key: string | null) => void;
  /** A view that has come to rest. */
  onWindow: (window: Window) => void;
  /** A view on its way: for what must be there before it rests. */
  onLook: (window: Window) => void;
  /** How many pixels there are for time. */
  onWidth: (width: number) => void;
  onLaneMenu: (lane: string, button: Element) => void;
};

const addressFor = (kind: LinkKind, id: string) => addressOf({ page: kind, id });

/** How long a view must rest before the page follows: each move of a finger is no new page. */
const rest = 250;

function draw(
  place: HTMLElement,
  data: Timeline,
  props: { current: Props },
  setting: Setting,
  onView: (view: Window) => void,
) {
  const { window, selected, collapsed, trace } = props.current;
  const drawing = timeline(data, {
    width: place.clientWidth,
    now: data.today,
    locale: setting.locale,
    words: setting.words.timelineWords,
    document,
    view: window,
    selected,
    collapsed,
    trace,
    href: addressFor,
    onSelect: (key) => props.current.onSelect(key),
    onView,
    onLaneMenu: (lane, button) => props.current.onLaneMenu(lane, button),
  });
  place.replaceChildren(drawing.node);
  return drawing;
}

/** What the signs mean. Its code is fetched when it is opened. */
function Legend() {
  const { words } = useSetting();
  const key = useRef<HTMLDivElement>(null);
  const explain = async () => {
    const { legend } = await import('../../timeline/legend.ts');
    if (!key.current?.hasChildNodes()) key.current?.append(legend(words.timelineWords, document));
  };
  return (
    <details class="drawing-legend" onToggle={explain}>
      <summary>{words.timeline.legend}</summary>
      <div ref={key} />
    </details>
  );
}

/**
 * Tells once the view has rested. Where the browser is busy it may stand still for as long on its way: what moves it then
 * moves it in the next frame, and comes first.
 */
function afterRest(tell: () => void): () => void {
  let frame = 0;
  const timer = setTimeout(() => {
    frame = requestAnimationFrame(tell);
  }, rest);
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}

/** The drawing in its place, whose height is kept free before there is anything to draw. */
export function Drawing(props: Props) {
  const setting = useSetting();
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<TimelineDrawing | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { data, selected, collapsed, trace } = props;
  const [from, to] = props.window;
  /** The view that the page and the drawing agreed on last, and what keeps the page from being told of a new one. */
  const agreed = useRef({ view: `${from}/${to}`, hush: () => {} });

  const onView = (view: Window) => {
    latest.current.onLook(view);
    agreed.current.hush();
    agreed.current.hush = afterRest(() => {
      agreed.current.view = view.join('/');
      latest.current.onWindow(view);
    });
  };

  useImperativeHandle(
    props.handle,
    () => ({
      zoomBy: (factor) => drawing.current?.zoomBy(factor),
      panBy: (fraction) => drawing.current?.panBy(fraction),
      show: (view, smoothly) => drawing.current?.show(view, smoothly),
    }),
    [],
  );

  // A new view is the drawing's own doing, or the next effect's.
  useLayoutEffect(() => {
    if (!data || !place.current) return;
    if (drawing.current) drawing.current.update(data, { now: data.today, selected, collapsed, trace });
    else drawing.current = draw(place.current, data, latest, setting, onView);
  }, [data, selected, collapsed?.join(), trace]);

  // A view that the drawing came to by itself is not handed back to it: it may have moved on since. At once, or what is
  // told of a view that was left comes first, and leads back to it.
  useLayoutEffect(() => {
    if (agreed.current.view === `${from}/${to}`) return;
    agreed.current.view = `${from}/${to}`;
    agreed.current.hush();
    drawing.current?.show([from, to]);
  }, [from, to]);

  useLayoutEffect(() => {
    const node = place.current;
    if (!node) return;
    let width = node.clientWidth;
    latest.current.onWidth(plotWidth(width));
    const observer = new ResizeObserver(() => {
      // A place that is on its way out has no width, and nothing can be drawn in none.
      if (node.clientWidth === 0 || node.clientWidth === width) return;
      width = node.clientWidth;
      latest.current.onWidth(plotWidth(width));
      if (latest.current.data) drawing.current?.update(latest.current.data, { width });
    });
    observer.observe(node);
    return () => {
      observer.disconnect();
      agreed.current.hush();
      drawing.current?.destroy();
      drawing.current = null;
    };
  }, [setting]);

  return (
    <div class="drawing">
      <div ref={place} class="drawing-place" />
      <Legend />
    </div>
  );
}
