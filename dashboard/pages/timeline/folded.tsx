import type { ComponentChildren } from 'preact';
import { isEmbedded } from '../../location.ts';
import { useSetting } from '../../ui/setting.ts';

/** In other people's pages the list is folded away, to be opened by who needs it. */
export function Folded({ children }: { children: ComponentChildren }) {
  const { words } = useSetting();
  if (!isEmbedded()) return <>{children}</>;
  return (
    <details class="embedded-list">
      <summary>{words.timeline.asList}</summary>
      {children}
    </details>
  );
}
