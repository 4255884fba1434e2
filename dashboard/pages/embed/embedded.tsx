import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { sharingWords } from '../../../worker/words/sharing.ts';
import { addressOf } from '../../location.ts';
import { usePlace } from '../../ui/navigation.ts';
import './embedded.css';

/** The name of the message by which the host's page learns how high the frame's content is. */
const messageType = 'rapporteur:height';

/** The host is told nothing but a height, so it may be anybody. */
const tell = (height: number) => window.parent.postMessage({ type: messageType, height }, '*');

/** Every link leads out of the frame: into a tab of its own, which knows nothing of the host's. */
function leadOut(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  link?.setAttribute('target', '_blank');
  link?.setAttribute('rel', 'noopener');
}

function obeyTheme(): void {
  const theme = new URLSearchParams(location.search).get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}

/** What stands around the timeline in somebody else's page: nearly nothing. */
export function Embedded({ children }: { children?: ComponentChildren }) {
  const place = usePlace();
  const root = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    obeyTheme();
    const node = root.current;
    if (!node) return;
    const observer = new ResizeObserver(() => tell(Math.ceil(node.getBoundingClientRect().height)));
    observer.observe(node);
    const leading = ['click', 'auxclick', 'keydown'] as const;
    for (const name of leading) document.addEventListener(name, leadOut, { capture: true });
    return () => {
      observer.disconnect();
      for (const name of leading) document.removeEventListener(name, leadOut, { capture: true });
    };
  }, []);
  return (
    <main id="content" ref={root} class="measure embedded" tabIndex={-1}>
      {children}
      <p class="embedded-source">
        <a href={addressOf(place)}>{sharingWords.openThere}</a>
      </p>
    </main>
  );
}
