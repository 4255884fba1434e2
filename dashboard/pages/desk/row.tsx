import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Commitment } from '../../../worker/domain/commitments/commitment.ts';
import { deskWords } from '../../../worker/words/desk.ts';
import { CommitmentParts } from '../../ui/commitment-list.tsx';
import { FollowUpForm } from './form.tsx';
import { OwnerForm } from './owner-form.tsx';
import type { Rows } from './use-rows.ts';

type Props = {
  /** Names the row where it stands: what has gone quiet stands twice. */
  rowKey: string;
  commitment: Commitment;
  today: string;
  rows: Rows;
  mayWrite: boolean;
  /** Whether the tab key leads to it: to one row of all. */
  isEntry: boolean;
  onEnter(): void;
};

/** A commitment on the desk, followed up where it stands. */
export function DeskRow({ rowKey, commitment, today, rows, mayWrite, isEntry, onEnter }: Props) {
  const { id, text } = commitment;
  const place = useRef<HTMLLIElement>(null);
  const what = rows.opened?.key === rowKey ? rows.opened.what : null;
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    // Whoever was in the form goes on from its row.
    if (wasOpen.current && what === null && rows.opened === null) place.current?.focus();
    wasOpen.current = what !== null;
  }, [what]);
  const isSelected = rows.selected.has(id);
  const toggle = (to: 'note' | 'owner') => rows.open(what === null ? { key: rowKey, what: to } : null);
  return (
    <li
      ref={place}
      class={isSelected ? 'commitment-row desk-row is-selected' : 'commitment-row desk-row'}
      // Whoever skips to the list is on the row that Tab leads to, where its keys work at once.
      id={isEntry ? 'rows' : undefined}
      data-row={rowKey}
      tabIndex={isEntry ? 0 : -1}
      onFocusIn={onEnter}
    >
      {mayWrite && (
        <label class="row-select">
          <input
            type="checkbox"
            aria-label={deskWords.select(text)}
            checked={isSelected}
            onChange={() => rows.toggle(id)}
          />
        </label>
      )}
      <CommitmentParts commitment={commitment} today={today} withOwner />
      {mayWrite && (
        <p class="row-acts">
          <button
            type="button"
            class="is-plain"
            aria-label={`${deskWords.followUp}: ${text}`}
            aria-expanded={what !== null && what !== 'owner'}
            onClick={() => toggle('note')}
          >
            {deskWords.followUp}
          </button>
          <button
            type="button"
            class="is-plain"
            aria-label={`${deskWords.assign}: ${text}`}
            aria-expanded={what === 'owner'}
            onClick={() => toggle('owner')}
          >
            {deskWords.assign}
          </button>
        </p>
      )}
      {what === 'owner' && <OwnerForm commitment={commitment} rows={rows} />}
      {what !== null && what !== 'owner' && (
        <FollowUpForm
          label={deskWords.formOf(text)}
          first={what}
          draft={rows.draftOf(id)}
          faults={rows.faults}
          isBusy={rows.isBusy}
          onChange={(draft) => rows.type(id, draft)}
          onSave={() => void rows.save(id, [id])}
          onClose={() => rows.open(null)}
        />
      )}
    </li>
  );
}
