import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, type TimelineFilter } from '../../api.ts';
import type { Window } from './window.ts';
import { type Shown, type Windows, windowsOf } from './windows.ts';

/** Some browsers have no word for it. */
function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(act, { timeout: 2000 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(act, 300);
  return () => clearTimeout(id);
}

/**
 * The answer for a view of the timeline, and `look`, which tells of views that the page itself does not follow yet.
 * Without a width nothing is asked.
 */
export function useWindows(view: Window, width: number | null, filter: TimelineFilter) {
  const [shown, setShown] = useState<Shown>({ data: null, failure: null, isWaiting: true });
  const windows = useRef<Windows | null>(null);
  const latest = useRef({ width, filter });
  latest.current = { width, filter };
  const look = useRef((now: Window) => {
    const { width, filter } = latest.current;
    if (width !== null) windows.current?.look(now, width, filter);
  });

  useEffect(() => {
    windows.current = windowsOf({ ask, onShown: setShown, whenIdle, now: () => performance.now() });
    return () => windows.current?.stop();
  }, []);
  const [from, to] = view;
  useEffect(() => look.current([from, to]), [from, to, width, JSON.stringify(filter)]);

  return { ...shown, look: look.current, again: () => windows.current?.again() };
}
