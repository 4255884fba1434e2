import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TimelineView } from '../../location-views.ts';
import { isTyping } from '../../ui/keys.ts';
import { lazily } from '../../ui/lazy.tsx';
import { useSetting } from '../../ui/setting.ts';
import type { Found, Target } from './find-target.ts';
import type { Window } from './window.ts';

const FoundList = lazily(() => import('./find-list.tsx').then((code) => code.FoundList));

/** Focuses a field when "/" is pressed outside of any other. */
function useSlash(field: { current: HTMLInputElement | null }) {
  useLayoutEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
}

type Props = { window: Window; view: TimelineView; onGo: (target: Target) => void };

/** Finds entries as one types, by the pattern of a combobox with a list; the list comes when the field is gone to. */
export function Find({ window, view, onGo }: Props) {
  const { words } = useSetting();
  const id = useId();
  const listId = `${id}-list`;
  const field = useRef<HTMLInputElement>(null);
  const [isWanted, setWanted] = useState(false);
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [found, setFound] = useState<Found[] | null>(null);
  useSlash(field);
  useLayoutEffect(() => setActive(-1), [found]);

  const count = found?.length ?? 0;
  const isShown = isOpen && found !== null;
  const optionId = (place: number) => `${listId}-${place}`;
  const goTo = (target: Target) => {
    setTyped('');
    setOpen(false);
    // Its keyboard would cover what is now shown.
    if (matchMedia('(pointer: coarse)').matches) field.current?.blur();
    onGo(target);
  };
  const move = (to: number) => {
    const next = (to + count) % count;
    setOpen(true);
    setActive(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
  };
  const onKey = (event: KeyboardEvent) => {
    const { key } = event;
    const chosen = active >= 0 ? active : count === 1 ? 0 : -1;
    if ((key === 'ArrowDown' || key === 'ArrowUp') && count > 0)
      move(key === 'ArrowDown' ? active + 1 : Math.max(active, 0) - 1);
    else if (key === 'Enter' && isShown && chosen >= 0) document.getElementById(optionId(chosen))?.click();
    else if (key === 'Escape' && (isShown || typed !== '')) {
      if (!isShown) setTyped('');
      setOpen(false);
    } else return;
    event.preventDefault();
    // Escape is for this list, before it is for what lies behind.
    event.stopPropagation();
  };

  return (
    <search class="find">
      <label class="visually-hidden" for={id}>
        {words.find.label}
      </label>
      <input
        ref={field}
        id={id}
        type="text"
        role="combobox"
        aria-expanded={isShown && count > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? optionId(active) : undefined}
        aria-keyshortcuts="/"
        autocomplete="off"
        maxLength={200}
        placeholder={words.find.label}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
        }}
        onFocus={() => {
          setWanted(true);
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      {isWanted && (
        <FoundList
          id={listId}
          typed={typed}
          isOpen={isOpen}
          active={active}
          window={window}
          view={view}
          onFound={setFound}
          onGo={goTo}
        />
      )}
    </search>
  );
}
