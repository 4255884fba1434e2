import { useState } from 'preact/hooks';
import type { SavedView } from '../../../worker/domain/desk/saved-view.ts';
import { send } from '../../send.ts';
import { useSetting } from '../../ui/setting.ts';
import { deskWordsIn } from '../../words/desk.ts';

type Props = { view: SavedView; onDone(text: string): void };

/** A view that one may change: its name, who sees it, and whether it is there at all. */
export function ManagedView({ view, onDone }: Props) {
  const { words } = useSetting();
  const desk = deskWordsIn(words);
  const { id, name, isShared, isMine } = view;
  const [hasFailed, setFailed] = useState(false);
  const act = (method: 'PATCH' | 'DELETE', body: object, said: string) => {
    setFailed(false);
    send(method, `/api/views/${id}`, { body }).then(
      () => onDone(said),
      () => setFailed(true),
    );
  };
  const rename = (event: SubmitEvent) => {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget as HTMLFormElement).get('name')).trim();
    if (given !== name) act('PATCH', { name: given }, desk.viewSaved(given));
  };
  return (
    <li class="index-row managed-view">
      <form onSubmit={rename}>
        <input
          name="name"
          type="text"
          aria-label={desk.rename(name)}
          value={name}
          required
          maxLength={80}
          pattern=".*\S.*"
          readOnly={!isMine}
        />
        {isMine && <button type="submit">{desk.saveNow}</button>}
      </form>
      <p class="acts">
        {isMine && (
          <button type="button" onClick={() => act('PATCH', { isShared: !isShared }, desk.viewSaved(name))}>
            {isShared ? desk.unshareView(name) : desk.shareView(name)}
          </button>
        )}
        <button type="button" class="is-grave" onClick={() => act('DELETE', {}, desk.viewDeleted(name))}>
          {desk.deleteView(name)}
        </button>
      </p>
      <p class="act-outcome is-fault" role="alert">
        {hasFailed && desk.viewFailed}
      </p>
    </li>
  );
}
