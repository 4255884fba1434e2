import { fromBase64Url, toBase64Url, utf8 } from '../domain/bytes.ts';
import { invalid } from '../domain/errors.ts';

/** Where a page begins: after the record with this sort key and id. */
export interface Position {
  key: string;
  id: string;
}

export interface Page<T> {
  items: T[];
  /** Opaque; null on the last page. */
  next: string | null;
}

const encode = ({ key, id }: Position) => toBase64Url(utf8(JSON.stringify([key, id])));

/** The cursor of a page that begins elsewhere than after a record. */
export const cursorAt = (key: string, id: string): string => encode({ key, id });

/** Reads a cursor that we gave out; refuses anything else. */
export function positionOf(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  try {
    const [key, id]: unknown[] = JSON.parse(new TextDecoder().decode(fromBase64Url(cursor) ?? undefined));
    if (typeof key === 'string' && typeof id === 'string') return { key, id };
  } catch {
    // Falls through to the refusal below: whatever is wrong with it, it is none of ours.
  }
  throw invalid('cursor', 'must be a value of `next` from an earlier answer, unchanged');
}

/** Cuts what was read with `limit + 1` rows into a page. */
export function pageOf<Row, T>(
  rows: Row[],
  limit: number,
  of: (row: Row) => T,
  at: (row: Row) => Position,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(of), next: rows.length > limit && last ? encode(at(last)) : null };
}
