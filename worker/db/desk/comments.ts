import { sql } from 'kysely';
import type { RecordKind } from '../../domain/changes/record.ts';
import type { Comment } from '../../domain/desk/comment.ts';
import { type Audience, holds } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { type Page, pageOf, positionOf } from '../page.ts';
import { build } from '../query.ts';
import type { CommentRow } from '../schema/comments.ts';
import { isRecordFound, isSubjectFound } from '../search/visible.ts';

interface Asked {
  kind: RecordKind;
  id: string;
  limit: number;
  cursor?: string | undefined;
}

/** Comments on a record that the audience may read, the oldest first; undefined where it may not. */
export async function listComments(
  db: Db,
  { kind, id, limit, cursor }: Asked,
  audience: Audience,
): Promise<Page<Comment> | undefined> {
  if (!(await mayBeCommented(db, kind, id, audience))) return undefined;
  const after = positionOf(cursor);
  let query = build
    .selectFrom('comments')
    .selectAll()
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id);
  if (after) query = query.where('id', '>', after.id);
  const rows = await db.all(query.orderBy('id').limit(limit + 1));
  return pageOf(rows, limit, toComment, (row) => ({ key: '', id: row.id }));
}

/** Whether there is such a record, and the audience may read it and what is said about it. */
export async function mayBeCommented(
  db: Db,
  kind: RecordKind,
  id: string,
  audience: Audience,
): Promise<boolean> {
  if (!holds(audience, 'viewer')) return false;
  const seen = isRecordFound(kind, sql`${id}`, { audience, archived: true });
  const row = await db.first<{ seen: unknown }>(build.selectNoFrom(seen.as('seen')));
  return Boolean(row?.seen);
}

/** One comment that the audience may read. */
export async function commentById(db: Db, id: string, audience: Audience): Promise<Comment | undefined> {
  const row = await commentRow(db, id, audience);
  return row && toComment(row);
}

/** The row itself, for writers. */
export async function commentRow(db: Db, id: string, audience: Audience): Promise<CommentRow | undefined> {
  if (!holds(audience, 'viewer')) return undefined;
  return db.first(
    build
      .selectFrom('comments as m')
      .selectAll('m')
      .where('m.id', '=', id)
      .where(isSubjectFound('m', { audience, archived: true })),
  );
}

const toComment = (row: CommentRow): Comment => ({
  id: row.id,
  subject: { kind: row.subject_kind, id: row.subject_id },
  text: row.text,
  author: { kind: row.author_kind, id: row.author_id, name: row.author_name },
  createdAt: row.created_at,
  changedAt: row.changed_at,
  removedAt: row.removed_at,
  removedBy: row.removed_by,
  version: row.version,
});
