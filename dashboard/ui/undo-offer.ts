/** Something that was written and can be taken back for a minute. */
export type Offer = {
  /** What was done, in words. */
  text: string;
  /** The change that it wrote, as `Change-Sequence` of its answer told; null where it did not. */
  sequence: number | null;
  /** Instead of undoing the change: for what is no part of the record. */
  undo?: () => Promise<unknown>;
  onUndone?: () => void;
};

export type Offered = {
  offer: Offer;
  said: 'offered' | 'undoing' | 'undone' | 'changed' | 'gone' | 'failed';
};

/** Whether it can be taken back as it stands. */
export const canUndo = ({ offer, said }: Offered): boolean =>
  (said === 'offered' || said === 'failed') && (offer.sequence !== null || offer.undo !== undefined);

let current: Offered | null = null;
const followers = new Set<(state: Offered | null) => void>();

/** What was done last, while it is said. */
export const offered = () => current;

export function tell(state: Offered | null): void {
  current = state;
  for (const follow of followers) follow(state);
}

export function followOffers(follow: (state: Offered | null) => void): () => void {
  followers.add(follow);
  return () => void followers.delete(follow);
}

/** Says what was done, with the way back; the one before is no longer offered. */
export const offerUndo = (offer: Offer): void => tell({ offer, said: 'offered' });
