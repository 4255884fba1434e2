import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { recordingWords } from '../../../worker/words/recording.ts';
import { Outside } from '../../ui/outside.tsx';
import { Fault, idOfField, isPlainEnter, useFault } from './fields.tsx';

export interface Option {
  key: string;
  label: string;
  note?: string;
}

interface Props {
  at: string;
  label: string;
  text: string;
  options: Option[];
  /** The option that leaving the field takes, unless another was chosen; none where nothing can be meant alone. */
  meant: string | undefined;
  onText: (text: string) => void;
  onChoose: (key: string) => void;
  /** The field is left with what is typed in it. */
  onLeave?: () => void;
  placeholder?: string;
  class?: string;
  /** What is known of what stands in the field. */
  children?: ComponentChildren;
}

/**
 * A field that offers what may be meant while one types. Tab or Enter take what is meant and go on; what arrows chose
 * Enter only takes; Escape puts the list away.
 */
export function Combobox(props: Props) {
  const { at, label, text, options, meant, onText, onChoose, onLeave, placeholder, children } = props;
  const fault = useFault(at);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const isShown = isOpen && options.length > 0;
  const isThere = options.some(({ key }) => key === chosen);
  const active = isShown ? (isThere ? chosen : meant) : undefined;
  const index = options.findIndex(({ key }) => key === active);

  const list = useRef<HTMLDivElement>(null);
  // What is offered is to be seen, also at the lower edge of the window.
  useLayoutEffect(() => {
    if (isShown) list.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [isShown, options.length]);

  const close = () => {
    setOpen(false);
    setChosen(null);
  };
  const take = (key: string) => {
    close();
    onChoose(key);
  };
  const move = (step: 1 | -1) => {
    setOpen(true);
    const from = index < 0 && step < 0 ? 0 : index;
    setChosen(options[(from + step + options.length) % options.length]?.key ?? null);
  };

  return (
    <div class={props.class ? `field combobox ${props.class}` : 'field combobox'}>
      <label class="field-label" for={idOfField(at)}>
        {label}
      </label>
      <input
        type="text"
        role="combobox"
        id={idOfField(at)}
        value={text}
        placeholder={placeholder}
        autocomplete="off"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active ? `${id}-${index}` : undefined}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-fault ${id}-known`}
        onInput={(event) => {
          setOpen(true);
          setChosen(null);
          onText(event.currentTarget.value);
        }}
        onBlur={() => {
          if (active && isShown) onChoose(active);
          close();
          onLeave?.();
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            if (options.length === 0) return;
            event.preventDefault();
            move(event.key === 'ArrowDown' ? 1 : -1);
          } else if (event.key === 'Escape' && isShown) {
            event.preventDefault();
            close();
          } else if (isPlainEnter(event) && isShown && isThere && chosen) {
            // What is only meant is taken as the field is left: Enter goes on alike when the names come late.
            event.preventDefault();
            take(chosen);
          }
        }}
      />
      {isShown && (
        <div ref={list} id={`${id}-list`} role="listbox" tabIndex={-1} class="suggestions" aria-label={label}>
          {options.map(({ key, label: name, note }, i) => (
            // The input keeps the focus and the keys; a finger or a mouse takes an option.
            <div
              key={key}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={key === active}
              onMouseDown={(event) => {
                event.preventDefault();
                take(key);
              }}
            >
              <Outside>{name}</Outside>
              {note && <span class="quiet">{note}</span>}
            </div>
          ))}
        </div>
      )}
      <Fault id={`${id}-fault`} text={fault} />
      <span id={`${id}-known`} class="field-known">
        {children}
      </span>
      <span class="visually-hidden" role="status">
        {isShown ? recordingWords.suggestions(options.length) : ''}
      </span>
    </div>
  );
}
