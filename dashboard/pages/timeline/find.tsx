import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { isTyping } from '../../ui/keys.ts';
import { useSetting } from '../../ui/setting.ts';
import { useFindings } from './find-answers.ts';
import { FoundList, optionId } from './find-list.tsx';
import type { Found } from './find-target.ts';

/** Focuses a field when "/" is pressed outside of any other. */
function useSlash(field: { current: HTMLInputElement | null }) {
  useEffect(() => {
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

/** Finds entries as one types, by the pattern of a combobox with a list. */
export function Find({ onChoose }: { onChoose: (found: Found) => void }) {
  const { words } = useSetting();
  const id = useId();
  const listId = `${id}-list`;
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const findings = useFindings(typed);
  useSlash(field);
  useEffect(() => setActive(-1), [findings]);

  const found = findings?.found ?? [];
  const isShown = isOpen && findings !== null;
  const choose = (one: Found) => {
    setTyped('');
    setOpen(false);
    // Its keyboard would cover what is now shown.
    if (matchMedia('(pointer: coarse)').matches) field.current?.blur();
    onChoose(one);
  };
  const go = (to: number) => {
    const next = (to + found.length) % found.length;
    setOpen(true);
    setActive(next);
    document.getElementById(optionId(listId, next))?.scrollIntoView({ block: 'nearest' });
  };
  const onKey = (event: KeyboardEvent) => {
    const { key } = event;
    const chosen = found[active] ?? (found.length === 1 ? found[0] : undefined);
    if ((key === 'ArrowDown' || key === 'ArrowUp') && found.length > 0)
      go(key === 'ArrowDown' ? active + 1 : Math.max(active, 0) - 1);
    else if (key === 'Enter' && isShown && chosen) choose(chosen);
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
        aria-expanded={isShown && found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? optionId(listId, active) : undefined}
        aria-keyshortcuts="/"
        autocomplete="off"
        maxLength={200}
        placeholder={words.find.label}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      <FoundList
        id={listId}
        found={found}
        active={active}
        isShown={isShown && found.length > 0}
        onChoose={choose}
      />
      <p class={isShown && found.length === 0 ? 'find-none' : 'visually-hidden'} role="status">
        {isShown && (findings.isFailed ? words.find.failed : words.find.found(found.length))}
      </p>
    </search>
  );
}
