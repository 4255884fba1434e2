import { useState } from 'preact/hooks';
import type { SavedView } from '../../../worker/domain/desk/saved-view.ts';
import { deskWords } from '../../../worker/words/desk.ts';
import { at } from '../../api.ts';
import { send } from '../../send.ts';

type Props = { view: SavedView; onDone(text: string): void };

/** A view that one may change: its name, who sees it, and whether it is there at all. */
export function ManagedView({ view, onDone }: Props) {
  const { id, name, isShared, isMine } = view;
  const [hasFailed, setFailed] = useState(false);
  const act = (sent: Promise<unknown>, said: string) => {
    setFailed(false);
    sent.then(
      () => onDone(said),
      () => setFailed(true),
    );
  };
  const change = (json: { name: string } | { isShared: boolean }, said: string) =>
    act(send(at.views[':id'].$patch, { param: { id }, json }), said);
  const rename = (event: SubmitEvent) => {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget as HTMLFormElement).get('name')).trim();
    if (given !== name) change({ name: given }, deskWords.viewSaved(given));
  };
  return (
    <li class="index-row managed-view">
      <form onSubmit={rename}>
        <input
          name="name"
          type="text"
          aria-label={deskWords.rename(name)}
          value={name}
          required
          maxLength={80}
          pattern=".*\S.*"
          readOnly={!isMine}
        />
        {isMine && <button type="submit">{deskWords.saveNow}</button>}
      </form>
      <p class="acts">
        {isMine && (
          <button type="button" onClick={() => change({ isShared: !isShared }, deskWords.viewSaved(name))}>
            {isShared ? deskWords.unshareView(name) : deskWords.shareView(name)}
          </button>
        )}
        <button
          type="button"
          class="is-grave"
          onClick={() => act(send(at.views[':id'].$delete, { param: { id } }), deskWords.viewDeleted(name))}
        >
          {deskWords.deleteView(name)}
        </button>
      </p>
      <p class="act-outcome is-fault" role="alert">
        {hasFailed && deskWords.viewFailed}
      </p>
    </li>
  );
}
