import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Place } from '../location.ts';
import { Icon } from './icon.tsx';
import { isTyping } from './keys.ts';
import { lazily } from './lazy.tsx';
import { usePlace } from './navigation.ts';
import { useSetting } from './setting.ts';

const load = () => import('../pages/search/palette.tsx');
const Palette = lazily(() => load().then((code) => code.Palette));
const Keys = lazily(() => import('../pages/search/keys.tsx').then((code) => code.Keys));

/** On a Mac the command key goes with the letter. */
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

type Open = 'search' | 'keys' | null;

/**
 * What the keys ask for: Ctrl-K searches everywhere; "/" too, outside of fields and but for the timeline, which has a
 * search of its own; "?" where the page has no keys of its own to tell of.
 */
function asked(event: KeyboardEvent, page: Place['page']): Open {
  const isK = event.key.toLowerCase() === 'k' && (isMac ? event.metaKey : event.ctrlKey);
  if (isK && !event.altKey && !event.shiftKey) return 'search';
  if (page === 'timeline' || isTyping(event)) return null;
  if (event.key === '/') return 'search';
  return event.key === '?' && page !== 'desk' ? 'keys' : null;
}

/**
 * Whoever knows the key types on at once, while the code of the palette is still on its way: what is typed meanwhile is
 * kept for its field, and means nothing to what lies behind.
 */
function useEarlyKeys() {
  const early = useRef<string | null>(null);
  useLayoutEffect(() => {
    const gather = (event: KeyboardEvent) => {
      if (early.current === null || event.ctrlKey || event.metaKey || event.altKey) return;
      if ((event.target as Element).closest?.('dialog button')) return;
      if (event.key === 'Backspace') early.current = early.current.slice(0, -1);
      else if (event.key.length === 1) early.current += event.key;
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', gather, true);
    return () => document.removeEventListener('keydown', gather, true);
  }, []);
  const expect = () => {
    early.current ??= '';
  };
  const take = () => {
    const typed = early.current ?? '';
    early.current = null;
    return typed;
  };
  return { expect, take };
}

/** Opens the search of everything. The dialog element keeps the focus, and gives it back. */
export function FindAnything() {
  const { words } = useSetting();
  const { page } = usePlace();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState<Open>(null);
  const early = useEarlyKeys();
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Of two dialogs only one makes sense, and a key in one is for that.
      const isBusy = document.querySelector('dialog[open]') !== null;
      const what = asked(event, page);
      if (what === null) return;
      event.preventDefault();
      if (!isBusy) {
        if (what === 'search') early.expect();
        setOpen(what);
      } else if (dialog.current?.open && what === 'search') dialog.current.close();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [page]);
  useLayoutEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);
  const close = () => dialog.current?.close();
  return (
    <>
      <button
        type="button"
        class="search-open"
        aria-label={words.searchAll}
        aria-haspopup="dialog"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onPointerEnter={() => void load().catch(() => {})}
        onClick={() => setOpen('search')}
      >
        <Icon name="search" />
        <span>{words.apply}</span>
        <kbd>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      {open && (
        <dialog
          ref={dialog}
          class={open === 'search' ? 'palette' : 'keys-help'}
          aria-label={open === 'search' ? words.searchAll : undefined}
          aria-labelledby={open === 'keys' ? 'keys-title' : undefined}
          // What lies behind is not meant by the keys in here, but for the one that opened it; nor by a press beside it.
          onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
          onClick={(event) => event.target === dialog.current && close()}
          onClose={() => {
            early.take();
            setOpen(null);
          }}
        >
          {open === 'search' ? <Palette begun={early.take} onClose={close} /> : <Keys />}
        </dialog>
      )}
    </>
  );
}
