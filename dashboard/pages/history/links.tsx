import { useEffect } from 'preact/hooks';
import { historyWords } from '../../../worker/words/history.ts';
import { addressOf, type DetailPage } from '../../location.ts';
import type { ArchivedKind } from '../../location-views.ts';
import { type Changeable, useMay, useMayChange } from '../../ui/may.ts';
import { show } from '../../ui/navigation.ts';

/** From a list to what is no longer on it, for those who may know of it. */
export function ArchivedLink({ kind }: { kind: ArchivedKind }) {
  const { archived } = historyWords;
  if (!useMay('editor')) return null;
  return (
    <p class="more quiet-link">
      <a href={addressOf({ page: 'archived', view: { kind } })}>{archived.link}</a>
    </p>
  );
}

/** From a record to making it one with another, while it can be changed. */
export function MergeLink({ kind, of }: { kind: 'actor' | 'briefing'; of: Changeable & { id: string } }) {
  const { merge } = historyWords;
  if (!useMayChange(of)) return null;
  return (
    <p class="quiet-link">
      <a href={addressOf({ page: 'merge', view: { kind, from: of.id } })}>{merge.link[kind]}</a>
    </p>
  );
}

/** What was merged leads on: the address becomes that of the record that stays. */
export function LeadOn({ page, asked, found }: { page: DetailPage; asked: string; found: string }) {
  useEffect(() => {
    if (asked !== found) show(addressOf({ page, id: found }));
  }, [page, asked, found]);
  return null;
}
