import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CommitmentDetail } from '../../../worker/domain/commitments/commitment.ts';
import { deskWords } from '../../../worker/words/desk.ts';
import { FollowUpForm } from '../desk/form.tsx';
import { OwnerForm } from '../desk/owner-form.tsx';
import { useRows } from '../desk/use-rows.ts';

export type Props = { commitment: CommitmentDetail; onChanged(): void };

/** Follows a commitment up and says who sees to it, as the desk does: what is closed stands on no desk. */
export function FollowUpHere({ commitment, onChanged }: Props) {
  const rows = useRows();
  const { id, text } = commitment;
  const place = useRef<HTMLParagraphElement>(null);
  // As the page for editing leads here.
  useLayoutEffect(() => {
    if (location.hash === '#follow-up') rows.open({ key: id, what: 'note' });
  }, []);
  const what = rows.opened?.what ?? null;
  const wasOpen = useRef<typeof what>(null);
  useLayoutEffect(() => {
    if (rows.changed.size > 0) onChanged();
  }, [rows.changed]);
  useLayoutEffect(() => {
    // Whoever was in a form goes on from the button that opened it.
    const button = place.current?.children[wasOpen.current === 'owner' ? 1 : 0] as HTMLElement | undefined;
    if (wasOpen.current !== null && what === null) button?.focus();
    wasOpen.current = what;
  }, [what]);
  const toggle = (to: 'note' | 'owner') => rows.open(what === to ? null : { key: id, what: to });
  return (
    <>
      <p class="acts" id="follow-up" ref={place}>
        <button type="button" aria-expanded={what === 'note'} onClick={() => toggle('note')}>
          {deskWords.followUp}
        </button>
        <button type="button" aria-expanded={what === 'owner'} onClick={() => toggle('owner')}>
          {deskWords.assign}
        </button>
      </p>
      {what === 'owner' && <OwnerForm commitment={commitment} rows={rows} />}
      {what === 'note' && (
        <FollowUpForm
          label={deskWords.formOf(text)}
          first="note"
          draft={rows.draftOf(id)}
          faults={rows.faults}
          isBusy={rows.isBusy}
          onChange={(draft) => rows.type(id, draft)}
          onSave={() => void rows.save(id, [id])}
          onClose={() => rows.open(null)}
        />
      )}
    </>
  );
}
