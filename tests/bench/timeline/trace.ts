/** An event of Chromium's trace. Times are in microseconds: `ts` on the clock, `tts` of the thread alone. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  tts?: number;
  tdur?: number;
  args?: { data?: { type?: string } };
}

/** Milliseconds: until the next frame began, and what of it the page's main thread was at work for. */
export interface Frame {
  took: number;
  script: number;
  layout: number;
  paint: number;
}

type Work = 'script' | 'layout' | 'paint';
const kinds: Record<Work, ReadonlySet<string>> = {
  script: new Set([
    'EventDispatch',
    'FunctionCall',
    'FireAnimationFrame',
    'FireIdleCallback',
    'TimerFire',
    'RunMicrotasks',
    'EvaluateScript',
    'MinorGC',
    'MajorGC',
  ]),
  layout: new Set(['UpdateLayoutTree', 'Layout', 'HitTest']),
  paint: new Set(['PrePaint', 'Paint', 'Layerize', 'Commit']),
};
const moves = new Set(['wheel', 'mousemove', 'pointermove']);
const frame = 'AnimationFrame';
export const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'];

/** Each frame in which a wheel or a pointer moved: from where it begins to where the next does. */
export function framesOf(trace: readonly TraceEvent[]): Frame[] {
  const main = mainThreadOf(trace).toSorted((a, b) => a.ts - b.ts);
  const starts = main.filter(({ name, ph }) => name === frame && ph === 'b').map(({ ts }) => ts);
  return starts.flatMap((from, i) => {
    const to = starts[i + 1];
    if (to === undefined) return [];
    const within = main.filter(({ ts, ph }) => ph === 'X' && ts >= from && ts < to);
    if (!within.some(({ name, args }) => name === 'EventDispatch' && moves.has(args?.data?.type ?? '')))
      return [];
    const spent = (of: Work[]) =>
      coveredBy(within.filter(({ name }) => of.some((kind) => kinds[kind].has(name))));
    const layout = spent(['layout']);
    // What a script makes the browser lay out at once is layout too.
    const script = spent(['script', 'layout']) - layout;
    return [{ took: (to - from) / 1000, script, layout, paint: spent(['paint']) }];
  });
}

/** The page's own: of all threads the one with most frames. */
function mainThreadOf(trace: readonly TraceEvent[]): TraceEvent[] {
  const frames = (events: TraceEvent[]) => events.filter(({ name }) => name === frame).length;
  return [...Map.groupBy(trace, ({ pid, tid }) => `${pid} ${tid}`).values()].reduce(
    (most, one) => (frames(one) > frames(most) ? one : most),
    [],
  );
}

/** How long the thread was at any of these, which may lie within one another; in milliseconds. */
function coveredBy(events: readonly TraceEvent[]): number {
  let covered = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { tts = 0, tdur = 0 } of events) {
    covered += Math.max(0, tts + tdur - Math.max(tts, until));
    until = Math.max(until, tts + tdur);
  }
  return covered / 1000;
}
