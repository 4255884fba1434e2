import type { StoredDate } from '../domain/changes/record.ts';
import { type Audience, holds, type Visibility } from '../domain/visibility.ts';

/** What a JSON column holds; columns are written by us alone, so their shape is known. */
export function parsed<T>(json: string): T;
export function parsed<T>(json: string | null): T | null;
export function parsed<T>(json: string | null): T | null {
  return json === null ? null : (JSON.parse(json) as T);
}

/** The four columns of a date as one value; null where there is no date. */
export function storedDate(
  edtf: string | null,
  earliest: string | null,
  latest: string | null,
  words: string | null,
): StoredDate | null {
  return edtf === null ? null : { edtf, earliest, latest, words };
}

interface RecordRow {
  id: string;
  visibility: Visibility;
  archived_at: string | null;
  version: number;
  created_at: string;
  updated_at: string;
}

/** What every record carries. Version and times would tell the public of changes that it may not see. */
export function recordOf(row: RecordRow, audience: Audience) {
  const base = { id: row.id, visibility: row.visibility, archivedAt: row.archived_at };
  if (!holds(audience, 'viewer')) return base;
  return { ...base, version: row.version, createdAt: row.created_at, updatedAt: row.updated_at };
}
