import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from '../../../worker/words/app.ts';
import { useSetting } from '../../ui/setting.ts';
import { KeysList } from '../keys-list.tsx';

type Line = [what: keyof Words['keysHelp']['keys'], keys: string[]];

const lines: Line[] = [
  ['find', ['/']],
  ['everything', ['Ctrl K']],
  ['help', ['?']],
  ['zoom', ['+', '−']],
  ['today', ['Home']],
  ['pan', ['←', '→']],
  ['toMark', ['Tab']],
  ['inTime', ['←', '→']],
  ['acrossLanes', ['↑', '↓']],
  ['enter', ['Enter']],
  ['escape', ['Esc']],
  ['window', ['←', '→']],
  ['windowFar', ['Page Up', 'Page Down']],
  ['windowEnds', ['Home', 'End']],
];

/** A list of all keys. The dialog element keeps the focus, and gives it back. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { words } = useSetting();
  const { keysHelp, close } = words;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="keys-help"
      aria-labelledby="keys-help"
      // What lies behind is not meant by the key that closes this, nor by a press beside it.
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      onClose={onClose}
    >
      <h2 id="keys-help">{keysHelp.title}</h2>
      <KeysList
        lines={lines.map(([what, keys]) => [keysHelp.keys[what], keys])}
        or={keysHelp.or}
        named={keysHelp.named}
      />
      <form method="dialog">
        <button type="submit">{close}</button>
      </form>
    </dialog>
  );
}
