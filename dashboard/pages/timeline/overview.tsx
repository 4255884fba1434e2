import type { Ref } from 'preact';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'preact/hooks';
import type { TimelineOverview } from '../../../worker/domain/timeline/timeline.ts';
import { api, type TimelineFilter } from '../../api.ts';
import { type OverviewStrip, overviewStrip } from '../../timeline/overview.ts';
import { overviewHatch } from '../../timeline/overview-draw.ts';
import { layers, overviewLayout } from '../../timeline/overview-layout.ts';
import { useAnswer } from '../../ui/answers.ts';
import { useSetting } from '../../ui/setting.ts';
import type { Window } from './window.ts';
import { windowAsEdtf } from './window-words.ts';

/** Follows a view that the page itself does not follow yet. */
export type OverviewHandle = { follow: (window: Window) => void };

type Props = {
  handle: Ref<OverviewHandle>;
  /** Null until the answer is there. */
  overview: TimelineOverview | null;
  window: Window;
  today: string;
  onWindow: (window: Window) => void;
  /** While a hand still moves it. */
  onMove: (window: Window) => void;
};

/** The strip in words, from what it shows. */
function useDescription(overview: TimelineOverview | null, today: string): string {
  const { words, formats, locale } = useSetting();
  if (overview === null) return '';
  const { from, to, unit } = overview;
  if (from === null || to === null) return words.overviewWords.described(null);
  const { fullest, isRoot } = overviewLayout(overview, { width: 1000, today, locale });
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  const cut = (date: string) => date.slice(0, unit === 'year' ? 4 : 7);
  return words.overviewWords.described({
    span: formats.edtf(cut(from) === cut(to) ? cut(from) : `${cut(from)}/${cut(to)}`),
    fullest: fullest && {
      when: formats.edtf(windowAsEdtf([day(fullest.start), day(fullest.end - 1)])),
      count: fullest.total,
    },
    isRoot,
    hasHandovers: overview.handovers.length > 0,
  });
}

/** What the shapes in the strip stand for. */
function Key() {
  const { words } = useSetting();
  const { overviewWords } = words;
  const names = [
    ...layers.map((layer) => ({ name: layer as string, word: overviewWords.layers[layer] })),
    { name: 'handovers', word: overviewWords.handovers },
  ];
  return (
    <ul class="overview-key" aria-hidden="true">
      {names.map(({ name, word }) => (
        <li key={name}>
          <svg class="overview-sign" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path
              class={`is-${name}`}
              d={name === 'handovers' ? 'M2,1h8v4h-8z' : 'M2,1h8v10h-8z'}
              fill={name === 'closed' ? overviewHatch : undefined}
            />
          </svg>
          {word}
        </li>
      ))}
    </ul>
  );
}

/** Asks for what the strip shows. */
export function OverviewOf({ filter, ...rest }: Omit<Props, 'overview'> & { filter: TimelineFilter }) {
  return <Overview {...rest} overview={useAnswer(api.timelineOverview(filter)).value} />;
}

/** The strip under the drawing; its height is kept free before there is anything to show. */
export function Overview(props: Props) {
  const { words, formats, locale } = useSetting();
  const { overview, today } = props;
  const place = useRef<HTMLDivElement>(null);
  const strip = useRef<OverviewStrip | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const [from, to] = props.window;
  const description = useDescription(overview, today);

  useEffect(() => {
    const node = place.current;
    if (!node || !overview) return;
    if (strip.current) strip.current.update(overview, { today });
    else {
      strip.current = overviewStrip(overview, {
        width: node.clientWidth,
        today,
        locale,
        document,
        window: latest.current.window,
        names: words.overviewWords,
        say: (window) => words.overviewWords.window(formats.edtf(windowAsEdtf(window))),
        onMove: (window) => latest.current.onMove(window),
        onWindow: (window) => latest.current.onWindow(window),
      });
      node.replaceChildren(strip.current.node);
    }
    strip.current.node.setAttribute('aria-description', description);
  }, [overview, today, description]);

  const follow = (window: Window) => {
    const { overview } = latest.current;
    if (overview) strip.current?.update(overview, { window });
  };
  useImperativeHandle(props.handle, () => ({ follow }), []);
  // At once, or it takes the strip back behind the next key of one that is held.
  useLayoutEffect(() => follow([from, to]), [from, to]);

  useEffect(() => {
    const node = place.current;
    if (!node) return;
    const observer = new ResizeObserver(() => {
      const { overview } = latest.current;
      if (node.clientWidth > 0 && overview) strip.current?.update(overview, { width: node.clientWidth });
    });
    observer.observe(node);
    return () => {
      observer.disconnect();
      strip.current?.destroy();
      strip.current = null;
    };
  }, []);

  return (
    <>
      <div ref={place} class="overview-place" />
      <Key />
    </>
  );
}
