import { deskWords } from '../../../worker/words/desk.ts';
import { FollowUpForm } from './form.tsx';
import { ofSelection, type Rows } from './use-rows.ts';

/** What is selected, at the foot of the window: the same follow-up for all of it. */
export function Selection({ rows, onLeave }: { rows: Rows; onLeave(): void }) {
  const { selected, opened } = rows;
  const n = selected.size;
  const isOpen = opened?.key === ofSelection && opened.what !== 'owner';
  const leave = () => {
    rows.open(null);
    onLeave();
  };
  return (
    <section class={n > 0 ? 'selection' : 'selection is-empty'} aria-label={deskWords.selection}>
      <p role="status">{n > 0 && deskWords.selected(n)}</p>
      {n > 0 && !isOpen && (
        <p class="acts">
          <button
            type="button"
            class="is-chief"
            onClick={() => rows.open({ key: ofSelection, what: 'note' })}
          >
            {deskWords.followUpAll}
          </button>
          <button
            type="button"
            onClick={() => {
              rows.deselect();
              leave();
            }}
          >
            {deskWords.clearSelection}
          </button>
        </p>
      )}
      {n > 0 && isOpen && opened.what !== 'owner' && (
        <FollowUpForm
          label={deskWords.formOfAll(n)}
          first={opened.what}
          draft={rows.draftOf(ofSelection)}
          faults={rows.faults}
          isBusy={rows.isBusy}
          onChange={(draft) => rows.type(ofSelection, draft)}
          onSave={() => void rows.save(ofSelection, [...selected]).then((isDone) => isDone && onLeave())}
          onClose={leave}
        />
      )}
    </section>
  );
}
