import type { ComponentProps } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { lazily } from '../../ui/lazy.tsx';
import type { OverviewOf } from './overview.tsx';

const Lazy = lazily(() => import('./overview.tsx').then((code) => code.OverviewOf));

const anyAct = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

/** Whether a place has come into sight, or the reader has done anything at all. */
function useNeed(place: { current: HTMLElement | null }): boolean {
  const [isNeeded, setNeeded] = useState(false);
  useEffect(() => {
    const done = new AbortController();
    const need = () => {
      setNeeded(true);
      done.abort();
      observer.disconnect();
    };
    const observer = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && need());
    if (place.current) observer.observe(place.current);
    for (const act of anyAct) document.addEventListener(act, need, { signal: done.signal, passive: true });
    return () => {
      done.abort();
      observer.disconnect();
    };
  }, []);
  return isNeeded;
}

/** Where the overview stands. It mostly lies below the first screen, and its code is not waited for. */
export function OverviewPlace(props: ComponentProps<typeof OverviewOf>) {
  const place = useRef<HTMLDivElement>(null);
  const isNeeded = useNeed(place);
  return (
    <div ref={place} class="overview">
      {isNeeded && <Lazy {...props} />}
    </div>
  );
}
