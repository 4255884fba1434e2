import { useRef, useState } from 'preact/hooks';
import type { TimelineView } from '../../location-views.ts';
import { lazily } from '../../ui/lazy.tsx';
import { useSetting } from '../../ui/setting.ts';
import type { Window } from './window.ts';

const DownloadMenu = lazily(() => import('./download-menu.tsx').then((code) => code.DownloadMenu));
const EmbedDialog = lazily(() => import('./embed-dialog.tsx').then((code) => code.EmbedDialog));

/** Ways to take the view along; what they need comes when they are opened. */
export function Sharing({ view, window }: { view: TimelineView; window: Window }) {
  const { words } = useSetting();
  const [opened, setOpened] = useState<'download' | 'embed' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { download, embed } = words.timeline;
  const close = () => setOpened(null);
  return (
    <div class="sharing buttons">
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={opened === 'download'}
        onClick={() => setOpened('download')}
      >
        {download}
      </button>
      <button type="button" aria-haspopup="dialog" onClick={() => setOpened('embed')}>
        {embed}
      </button>
      {opened === 'download' && <DownloadMenu view={view} window={window} button={button} onClose={close} />}
      {opened === 'embed' && <EmbedDialog view={view} window={window} onClose={close} />}
    </div>
  );
}
