import { useLayoutEffect, useState } from 'preact/hooks';
import { isTyping } from '../../ui/keys.ts';
import { lazily } from '../../ui/lazy.tsx';
import { useSetting } from '../../ui/setting.ts';

const KeysDialog = lazily(() => import('./keys-dialog.tsx').then((code) => code.KeysDialog));

/** Opens the list of keys: a button, and "?" wherever the focus is. */
export function KeysHelp() {
  const { words } = useSetting();
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => {
    const openByKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || isTyping(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', openByKey);
    return () => document.removeEventListener('keydown', openByKey);
  }, []);
  const { title } = words.keysHelp;
  return (
    <>
      <button
        type="button"
        class="keys-open is-square"
        aria-label={title}
        title={title}
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
