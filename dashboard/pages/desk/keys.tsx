import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type DeskWords, deskWords } from '../../../worker/words/desk.ts';
import { isTyping } from '../../ui/keys.ts';
import { useSetting } from '../../ui/setting.ts';
import { KeysList } from '../keys-list.tsx';

const lines: [what: keyof DeskWords['keys']['lines'], keys: string[]][] = [
  ['next', ['j', '↓']],
  ['previous', ['k', '↑']],
  ['open', ['Enter']],
  ['note', ['n']],
  ['status', ['s']],
  ['due', ['d']],
  ['evidence', ['e']],
  ['verification', ['v']],
  ['owner', ['o']],
  ['select', ['x']],
  ['save', ['Ctrl + Enter']],
  ['escape', ['Esc']],
  ['undo', ['z']],
  ['help', ['?']],
];

function KeysDialog({ onClose }: { onClose(): void }) {
  const { words } = useSetting();
  const { keys } = deskWords;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="keys-help"
      aria-labelledby="desk-keys"
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      onClose={onClose}
    >
      <h2 id="desk-keys">{keys.title}</h2>
      <p class="quiet">{keys.lead}</p>
      <KeysList
        lines={lines.map(([what, names]) => [keys.lines[what], names])}
        or={keys.or}
        named={words.keysHelp.named}
      />
      <form method="dialog">
        <button type="submit">{words.close}</button>
      </form>
    </dialog>
  );
}

/** Opens the list of keys: a button, and "?" wherever the focus is but in a field. */
export function Keys() {
  const { keys } = deskWords;
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || isTyping(event) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', byKey);
    return () => document.removeEventListener('keydown', byKey);
  }, []);
  return (
    <>
      <button
        type="button"
        class="keys-open is-square"
        aria-label={keys.title}
        title={keys.title}
        aria-haspopup="dialog"
        aria-keyshortcuts="?"
        onClick={() => setOpen(true)}
      >
        ?
      </button>
      {isOpen && <KeysDialog onClose={() => setOpen(false)} />}
    </>
  );
}
