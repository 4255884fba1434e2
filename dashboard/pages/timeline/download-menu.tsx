import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { sharingWords } from '../../../worker/words/sharing.ts';
import { addressOf } from '../../location.ts';
import type { TimelineView } from '../../location-views.ts';
import { useSetting } from '../../ui/setting.ts';
import { csvOfTimeline, saveTimeline } from './download.ts';
import { useClosing } from './menu-closing.ts';
import type { Window } from './window.ts';
import './sharing.css';

type Props = {
  view: TimelineView;
  window: Window;
  button: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
};

/** What can be taken along, as a menu: arrows walk it, Escape and a press beside it close it. */
export function DownloadMenu({ view, window, button, onClose }: Props) {
  const setting = useSetting();
  const menu = useRef<HTMLDivElement>(null);
  useClosing(menu);
  const [state, setState] = useState<'making' | 'failed' | null>(null);
  useLayoutEffect(() => {
    const node = menu.current;
    const anchor = button.current?.getBoundingClientRect();
    if (!node || !anchor) return;
    node.showPopover();
    const below = anchor.bottom + node.offsetHeight < innerHeight;
    node.style.top = `${Math.max(4, below ? anchor.bottom + 2 : anchor.top - node.offsetHeight - 2)}px`;
    node.style.left = `${Math.max(4, Math.min(anchor.left, innerWidth - node.offsetWidth - 4))}px`;
    node.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, []);

  const walk = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    // What closes the menu is not to close the panel too.
    if (event.key === 'Escape') event.stopPropagation();
    if (to === undefined) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  };
  const close = (event: Event) => {
    if ((event as ToggleEvent).newState !== 'closed') return;
    if (menu.current?.contains(document.activeElement)) button.current?.focus();
    onClose();
  };
  const hide = () => menu.current?.hidePopover();
  const save = (format: 'svg' | 'png', range: Window | null) => {
    setState('making');
    saveTimeline(format, { view, range, setting }).then(hide, () => setState('failed'));
  };

  const parts: [title: string, range: Window | null][] = [
    [sharingWords.shown, window],
    [sharingWords.whole, null],
  ];
  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      class="download-menu"
      aria-label={sharingWords.download}
      tabIndex={-1}
      onKeyDown={walk}
      onToggle={close}
    >
      {parts.map(([title, range]) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a menu.
        <div key={title} role="group" aria-label={title}>
          <p>{title}</p>
          {(['svg', 'png'] as const).map((format) => (
            <button
              key={format}
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={state === 'making'}
              aria-label={sharingWords.formatOf(sharingWords[format], title)}
              onClick={() => save(format, range)}
            >
              {sharingWords[format]}
            </button>
          ))}
          <a
            role="menuitem"
            tabIndex={-1}
            href={csvOfTimeline(view, range)}
            onClick={hide}
            download=""
            aria-label={sharingWords.formatOf(sharingWords.csv, title)}
          >
            {sharingWords.csv}
          </a>
          <a
            role="menuitem"
            tabIndex={-1}
            href={addressOf({ page: 'print', view: { ...view, from: range?.[0], to: range?.[1] } })}
            aria-label={sharingWords.formatOf(sharingWords.print, title)}
            onClick={hide}
          >
            {sharingWords.print}
          </a>
        </div>
      ))}
      {state && <p role="status">{sharingWords[state]}</p>}
    </div>
  );
}
