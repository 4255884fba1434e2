import type { Visibility } from '../../worker/domain/visibility.ts';
import { useSetting } from './setting.ts';

type Props = { record: { visibility: Visibility; archivedAt?: string | null } };

/** Says of what not everybody sees who does, and of what is archived that it is: whoever quotes a record has to know. */
export function SeenBy({ record: { visibility, archivedAt } }: Props) {
  const { words } = useSetting();
  return (
    <>
      {archivedAt && <span class="seen-by">{words.terms.archived}</span>}{' '}
      {visibility !== 'public' && <span class="seen-by">{words.terms.seenBy[visibility]}</span>}
    </>
  );
}
