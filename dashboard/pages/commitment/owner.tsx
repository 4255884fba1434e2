import type { CommitmentDetail } from '../../../worker/domain/commitments/commitment.ts';
import { OwnerName } from '../../ui/commitment-list.tsx';
import type { Fact } from '../../ui/facts.tsx';
import { useSetting } from '../../ui/setting.ts';

/** Who sees to it on our side; nothing where nobody does, or nobody whom the reader may know of. */
export function useOwner({ owner }: CommitmentDetail): Fact[] {
  const { words } = useSetting();
  return owner ? [[words.commitment.owner, <OwnerName key="owner" owner={owner} />]] : [];
}
