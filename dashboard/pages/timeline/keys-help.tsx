import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isTyping } from '../../ui/keys.ts';
import { useSetting } from '../../ui/setting.ts';
import type { Words } from '../../words/words.ts';

type Line = [what: keyof Words['keysHelp']['keys'], keys: string[]];

const lines: Line[] = [
  ['find', ['/']],
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

function Keys({ keys }: { keys: string[] }) {
  const { words } = useSetting();
  return (
    <>
      {keys.map(
        (key, i): ComponentChildren => [
          i > 0 && ` ${words.keysHelp.or} `,
          <kbd key={key}>{words.keysHelp.named[key] ?? key}</kbd>,
        ],
      )}
    </>
  );
}

/** A list of all keys, opened by its button or by "?". The dialog element keeps the focus, and gives it back. */
export function KeysHelp() {
  const { words } = useSetting();
  const { keysHelp, close } = words;
  const dialog = useRef<HTMLDialogElement>(null);
  const open = () => dialog.current?.open || dialog.current?.showModal();
  useEffect(() => {
    const openByKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || isTyping(event)) return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', openByKey);
    return () => document.removeEventListener('keydown', openByKey);
  }, []);
  return (
    <>
      <button
        type="button"
        class="keys-open is-square"
        aria-label={keysHelp.title}
        title={keysHelp.title}
        aria-haspopup="dialog"
        aria-keyshortcuts="?"
        onClick={open}
      >
        ?
      </button>
      <dialog
        ref={dialog}
        class="keys-help"
        aria-labelledby="keys-help"
        // What lies behind is not meant by the key that closes this, nor by a press beside it.
        onKeyDown={(event) => event.stopPropagation()}
        onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      >
        <h2 id="keys-help">{keysHelp.title}</h2>
        <dl>
          {lines.map(([what, keys]) => (
            <div key={what}>
              <dt>
                <Keys keys={keys} />
              </dt>
              <dd>{keysHelp.keys[what]}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit">{close}</button>
        </form>
      </dialog>
    </>
  );
}
