import { useLayoutEffect } from 'preact/hooks';
import { Refused, send } from '../send.ts';
import { isTyping } from './keys.ts';
import { useSetting } from './setting.ts';
import { type Offered, offered, tell } from './undo-offer.ts';

const canUndo = ({ offer, said }: Offered) =>
  (said === 'offered' || said === 'failed') && (offer.sequence !== null || offer.undo !== undefined);

const reasonOf = (error: unknown): Offered['said'] => {
  const status = error instanceof Refused ? error.status : 0;
  return status === 409 ? 'changed' : status === 404 ? 'gone' : 'failed';
};

async function undo({ offer }: Offered): Promise<void> {
  tell({ offer, said: 'undoing' });
  const act = offer.undo ?? (() => send('POST', `/api/changes/${offer.sequence}/undo`, { body: {} }));
  const said = await act().then((): Offered['said'] => 'undone', reasonOf);
  // Meanwhile something else may have been done.
  if (offered()?.offer === offer) tell({ offer, said });
  if (said === 'undone') offer.onUndone?.();
}

/** Takes back what was done, by a button or a key, or puts the words away. */
export function UndoCommands({ state }: { state: Offered }) {
  const { words } = useSetting();
  const isOffered = canUndo(state);
  useLayoutEffect(() => {
    if (!isOffered) return;
    const byKey = (event: KeyboardEvent) => {
      if (event.key !== 'z' || isTyping(event) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      void undo(state);
    };
    document.addEventListener('keydown', byKey);
    return () => document.removeEventListener('keydown', byKey);
  }, [state, isOffered]);
  return (
    <>
      {isOffered && (
        <button type="button" aria-keyshortcuts="z" onClick={() => void undo(state)}>
          {words.undo.undo} <kbd>z</kbd>
        </button>
      )}
      <button type="button" class="is-square" aria-label={words.undo.dismiss} onClick={() => tell(null)}>
        ×
      </button>
    </>
  );
}
