import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SavedView } from '../../../worker/domain/desk/saved-view.ts';
import { deskWords } from '../../../worker/words/desk.ts';
import { api, at } from '../../api.ts';
import { send } from '../../send.ts';
import type { Answer } from '../../ui/answers.ts';
import { Outside } from '../../ui/outside.tsx';
import { ManagedView } from './managed-view.tsx';

export const viewsQuestion = api.views();

type Views = { items: SavedView[] };
type Props = { answer: Answer<Views>; here: string; isAdmin: boolean };

/** What was pasted from the address bar is an address of ours all the same. */
const addressIn = (typed: string) => {
  const text = typed.trim();
  return text.startsWith(`${window.location.origin}/`) ? text.slice(window.location.origin.length) : text;
};

function SaveForm({
  here,
  onSaved,
  onClose,
}: {
  here: string;
  onSaved(name: string): void;
  onClose(): void;
}) {
  const [hasFailed, setFailed] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const name = String(given.get('name')).trim();
    const body = {
      name,
      address: addressIn(String(given.get('address'))),
      isShared: given.get('isShared') !== null,
    };
    setFailed(false);
    send(at.views.$post, { json: body }).then(
      () => onSaved(name),
      () => setFailed(true),
    );
  };
  return (
    <form class="save-view" aria-label={deskWords.save} onSubmit={save}>
      <label class="field">
        <span class="field-label">{deskWords.viewName}</span>
        <input
          ref={first}
          name="name"
          type="text"
          required
          maxLength={80}
          pattern=".*\S.*"
          autocomplete="off"
        />
      </label>
      <label class="field">
        <span class="field-label">{deskWords.viewAddress}</span>
        <input
          name="address"
          type="text"
          required
          maxLength={2000}
          dir="ltr"
          value={here}
          autocomplete="off"
          spellcheck={false}
          aria-describedby="view-address-help"
        />
        <span id="view-address-help" class="field-help">
          {deskWords.viewAddressHelp}
        </span>
      </label>
      <label class="tick">
        <input name="isShared" type="checkbox" />
        {deskWords.share}
      </label>
      <p class="act-outcome is-fault" role="alert">
        {hasFailed && deskWords.viewFailed}
      </p>
      <p class="acts">
        <button type="submit" class="is-chief">
          {deskWords.saveNow}
        </button>
        <button type="button" onClick={onClose}>
          {deskWords.cancel}
        </button>
      </p>
    </form>
  );
}

/** The views that one keeps and that colleagues share, each an address; saves the one that is open. */
export function ViewsBar({ answer, here, isAdmin }: Props) {
  const [isOpen, setOpen] = useState<'save' | 'manage' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const items = answer.value?.items ?? [];
  const mayManage = items.some(({ isMine }) => isMine || isAdmin);
  const done = (text: string) => {
    setSaid(text);
    answer.again();
  };
  return (
    <section class="saved-views" aria-label={deskWords.views}>
      <div class="saved-views-line">
        {items.length > 0 && (
          <ul class="inline-list">
            {items.map(({ id, name, address, isMine, by }) => (
              <li key={id}>
                <a href={address} aria-current={address === here ? 'page' : undefined}>
                  <Outside>{name}</Outside>
                </a>
                {!isMine && (
                  <span class="quiet">
                    {' '}
                    <Outside>({deskWords.sharedBy(by)})</Outside>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        <span class="saved-views-acts">
          <button
            type="button"
            class="is-plain"
            aria-expanded={isOpen === 'save'}
            onClick={() => setOpen(isOpen === 'save' ? null : 'save')}
          >
            {deskWords.save}
          </button>
          {mayManage && (
            <button
              type="button"
              class="is-plain"
              aria-expanded={isOpen === 'manage'}
              onClick={() => setOpen(isOpen === 'manage' ? null : 'manage')}
            >
              {deskWords.manage}
            </button>
          )}
        </span>
      </div>
      {isOpen === 'save' && (
        <SaveForm
          here={here}
          onClose={() => setOpen(null)}
          onSaved={(name) => {
            setOpen(null);
            done(deskWords.viewSaved(name));
          }}
        />
      )}
      {isOpen === 'manage' && (
        <ul class="index rows">
          {items
            .filter(({ isMine }) => isMine || isAdmin)
            .map((view) => (
              <ManagedView key={view.id} view={view} onDone={done} />
            ))}
        </ul>
      )}
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </section>
  );
}
