/** How many records begin in a cell of a lane; of them open commitments. */
export interface Tally {
  lane: number;
  cell: number;
  n: number;
  open: number;
}

/** Items that one answer holds, so that it stays small on the wire whatever the record holds. */
const mostItems = 240;
/** Items that the narrowest cell has room for in one row. */
const inRow = 3;
/** The more lanes share the screen, the fewer rows each has. */
const rowsOf = (lanes: number) => (lanes <= 3 ? 8 : lanes <= 8 ? 5 : 3);

/**
 * Parts cells whose records are told one by one from those that are told as a count. The emptiest cells come first:
 * there an item says most.
 */
export function shareOut(tallies: readonly Tally[], lanes: number): { items: Tally[]; counts: Tally[] } {
  const room = inRow * rowsOf(lanes);
  const items: Tally[] = [];
  const counts: Tally[] = [];
  let left = mostItems;
  for (const tally of [...tallies].sort((a, b) => a.n - b.n)) {
    const fits = tally.n <= room && tally.n <= left;
    (fits ? items : counts).push(tally);
    if (fits) left -= tally.n;
  }
  return { items, counts };
}
