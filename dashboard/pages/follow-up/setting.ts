import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type FollowUpWords, followUpWords } from '../../../worker/words/follow-up.ts';
import type { FollowUpView } from '../../location-views.ts';
import { useSetting } from '../../ui/setting.ts';

/** What the parts of this page share besides what all pages do. */
export type Shared = {
  view: FollowUpView;
  /** What the filters are set to, in words, as far as it is known. */
  filterLine: string;
  change(part: Partial<FollowUpView>): void;
};

export const SharedContext = createContext<Shared | null>(null);

export function useFollowUp() {
  const shared = useContext(SharedContext);
  if (shared === null) throw new Error('A part of the page stands outside of it');
  const setting = useSetting();
  const followUp: FollowUpWords = followUpWords;
  return { ...setting, ...shared, followUp };
}
