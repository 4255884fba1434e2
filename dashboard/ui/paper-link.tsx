import type { Visibility } from '../../worker/domain/visibility.ts';
import { type PaperPage, paperAddress } from '../paper-places.ts';
import { useSetting } from './setting.ts';

type Props = { page: PaperPage; record: { id: string; visibility: Visibility; archivedAt: string | null } };

/** Leads to the paper that is made from a record; drafts and what is archived are in none. */
export function PaperLink({ page, record: { id, visibility, archivedAt } }: Props) {
  const { words } = useSetting();
  if (visibility === 'draft' || archivedAt !== null) return null;
  return (
    <p class="paper-link">
      <a href={paperAddress({ page, id })}>{words.paper.open[page]}</a>
    </p>
  );
}
