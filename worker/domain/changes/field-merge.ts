/** One field of a record that two people changed, or one of them: what it was, and what each made of it. */
export interface MergedField {
  field: string;
  before: unknown;
  mine: unknown;
  theirs: unknown;
  /**
   * mine, theirs: only that one changed it. same: both made the same of it. both: a list to which each did something
   * else, put together. conflict: somebody has to choose.
   */
  outcome: 'mine' | 'theirs' | 'same' | 'both' | 'conflict';
  /** What it becomes; of a conflict nothing yet. */
  merged?: unknown;
}

type Fields = Record<string, unknown>;

const text = (value: unknown) => JSON.stringify(value ?? null);
const same = (a: unknown, b: unknown) => text(a) === text(b);

/** All fields that differ from what they were before, in the order of `mine`. Pure; nothing is lost unseen. */
export function mergeOf(before: Fields, mine: Fields, theirs: Fields): MergedField[] {
  const fields = [...new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(before)])];
  return fields.flatMap((field): MergedField[] => {
    const three = { field, before: before[field], mine: mine[field], theirs: theirs[field] };
    const [isMine, isTheirs] = [!same(three.before, three.mine), !same(three.before, three.theirs)];
    if (!isMine && !isTheirs) return [];
    if (!isTheirs) return [{ ...three, outcome: 'mine', merged: three.mine }];
    if (!isMine) return [{ ...three, outcome: 'theirs', merged: three.theirs }];
    if (same(three.mine, three.theirs)) return [{ ...three, outcome: 'same', merged: three.mine }];
    const list = listOf(three.before, three.mine, three.theirs);
    return [list ? { ...three, outcome: 'both', merged: list } : { ...three, outcome: 'conflict' }];
  });
}

/** Two changed lists as one: mine, without what they took out, with what they added. Null where both touched one entry. */
function listOf(before: unknown, mine: unknown, theirs: unknown): unknown[] | null {
  if (!Array.isArray(before) || !Array.isArray(mine) || !Array.isArray(theirs)) return null;
  const [was, ours, other] = [before, mine, theirs].map((list) => new Set(list.map(text)));
  if (!was || !ours || !other) return null;
  const [mineOut, theirsOut] = [ours, other].map((now) => [...was].filter((entry) => !now.has(entry)));
  if (mineOut?.some((entry) => theirsOut?.includes(entry))) return null;
  // Who only put the same entries in another order meant the order.
  const isReordered = (now: Set<string>) =>
    now.size === was.size && [...now].every((entry) => was.has(entry));
  if (isReordered(ours) || isReordered(other)) return null;
  const kept = mine.filter((entry) => !theirsOut?.includes(text(entry)));
  const added = theirs.filter((entry) => !was.has(text(entry)) && !ours.has(text(entry)));
  return [...kept, ...added];
}

/** What is to be written over theirs: the fields that become other than they now are, once each conflict is chosen. */
export function writtenOver(merge: MergedField[], chosen: Record<string, 'mine' | 'theirs'>): Fields {
  const changed = merge.flatMap(({ field, outcome, merged, theirs, mine }): [string, unknown][] => {
    const value = outcome === 'conflict' ? (chosen[field] === 'mine' ? mine : theirs) : merged;
    return same(value, theirs) ? [] : [[field, value ?? null]];
  });
  return Object.fromEntries(changed);
}
