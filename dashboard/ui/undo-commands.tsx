import { at } from '../api.ts';
import { Refused, send } from '../send.ts';
import { useSetting } from './setting.ts';
import { canUndo, type Offered, offered, tell } from './undo-offer.ts';

const reasonOf = (error: unknown): Offered['said'] => {
  const status = error instanceof Refused ? error.status : 0;
  return status === 409 ? 'changed' : status === 404 ? 'gone' : 'failed';
};

/** Takes back what is offered, once: a second press finds something else said. */
export async function undo(state: Offered): Promise<void> {
  if (offered() !== state) return;
  const { offer } = state;
  tell({ offer, said: 'undoing' });
  const act =
    offer.undo ??
    (() => send(at.changes[':sequence'].undo.$post, { param: { sequence: String(offer.sequence) } }));
  const said = await act().then((): Offered['said'] => 'undone', reasonOf);
  // Meanwhile something else may have been done.
  if (offered()?.offer === offer) tell({ offer, said });
  if (said === 'undone') offer.onUndone?.();
}

/** Takes back what was done, by a button, or puts the words away. */
export function UndoCommands({ state }: { state: Offered }) {
  const { words } = useSetting();
  return (
    <>
      {canUndo(state) && (
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
