import { useLayoutEffect, useState } from 'preact/hooks';
import { embedAddress, isEmbedded, type Place, readPlace } from '../location.ts';

const here = () => location.pathname + location.search;

let address = here();
let place = readPlace(address);
const followers = new Set<(now: Place) => void>();

/** Tells everybody who follows that the address bar has another address now. */
function settle(): void {
  address = here();
  place = readPlace(address);
  for (const follow of followers) follow(place);
}

/** Where the reader is, now and whenever that changes. */
export function usePlace(): Place {
  const [now, setNow] = useState(place);
  useLayoutEffect(() => {
    followers.add(setNow);
    // It may have changed between drawing and following.
    setNow(place);
    return () => void followers.delete(setNow);
  }, []);
  return now;
}

/** Set when a new page was gone to, until its heading has taken the focus. */
let isArriving = false;
/** Where the page that is gone back to was scrolled to. */
let scrollTo = 0;

const scrollOf = (state: unknown): number =>
  typeof state === 'object' && state !== null && 'scroll' in state ? Number(state.scroll) || 0 : 0;

let mayLeave: ((to: string) => boolean) | null = null;

/** Has `ask` decide before another page is gone to: where it says no, the reader stays. Returns what takes it back. */
export function holdBefore(ask: (to: string) => boolean): () => void {
  mayLeave = ask;
  return () => {
    if (mayLeave === ask) mayLeave = null;
  };
}

/** Goes to another page: its heading takes the focus, and back leads here again, scrolled as now. */
export function go(to: string): void {
  if (mayLeave?.(to) === false) return;
  history.replaceState({ scroll: window.scrollY }, '');
  history.pushState({ scroll: 0 }, '', to);
  isArriving = true;
  scrollTo = 0;
  settle();
}

/** Changes the view of the page that is open: nothing moves but what the change shows. */
export function show(to: string, { asStep = false } = {}): void {
  if (to === address) return;
  if (isEmbedded()) {
    showEmbedded(to);
    return;
  }
  const state = { scroll: window.scrollY };
  if (asStep) {
    history.replaceState(state, '');
    history.pushState(state, '', to);
  } else history.replaceState(state, '', to);
  settle();
}

/** How often the page that is open was to be read anew. */
export let timesRead = 0;

/** Has the page that is open stand up anew, where what it shows was changed beside it. */
export function readAnew(): void {
  timesRead += 1;
  place = { ...place };
  for (const follow of followers) follow(place);
}

/** In somebody's page: the reader's way back is the host's, so no step is added to it. */
function showEmbedded(to: string): void {
  const next = readPlace(to);
  if (next.page !== 'timeline') return;
  const theme = new URLSearchParams(location.search).get('theme');
  const path = embedAddress(next.view);
  history.replaceState(null, '', theme ? `${path}${path.includes('?') ? '&' : '?'}theme=${theme}` : path);
  settle();
}

/** Called by a page's heading once it stands. Says whether the heading is to take the focus. */
export function arrive(heading: HTMLElement): void {
  if (!isArriving) return;
  isArriving = false;
  heading.focus({ preventScroll: true });
  window.scrollTo(0, scrollTo);
}

function linkOf(event: MouseEvent): string | null {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!isPlain || event.defaultPrevented || !(event.target instanceof Element)) return null;
  const link = event.target.closest('a[href]');
  const to = link?.getAttribute('href') ?? '';
  const isOurs = to.startsWith('/') && !to.startsWith('//') && !/^\/(api|feeds|health)([-/?]|$)/.test(to);
  return isOurs && !link?.hasAttribute('target') && !link?.hasAttribute('download') ? to : null;
}

/** Takes over clicks on our own links, and the browser's back and forward. */
export function listen(): void {
  history.scrollRestoration = 'manual';
  document.addEventListener('click', (event) => {
    const to = linkOf(event);
    if (to === null) return;
    event.preventDefault();
    go(to);
  });
  window.addEventListener('popstate', (event) => {
    // A step between places on one page is the browser's own affair.
    if (here() === address) return;
    if (mayLeave?.(here()) === false) return history.pushState({ scroll: window.scrollY }, '', address);
    const next = readPlace(here());
    isArriving = next.page !== place.page || 'id' in next;
    scrollTo = scrollOf(event.state);
    settle();
  });
}
