import { commentRow, mayBeCommented } from '../db/desk/comments.ts';
import type { CommentRow } from '../db/schema/comments.ts';
import type { RecordKind } from '../domain/changes/record.ts';
import { notFound, Refusal } from '../domain/errors.ts';
import type { Audience } from '../domain/visibility.ts';
import type { Work } from './work.ts';

/** Refuses (404) a record that there is not, or not for this audience. */
export async function expectSubject(work: Work, kind: RecordKind, id: string, audience: Audience) {
  if (!(await mayBeCommented(work.db, kind, id, audience))) throw notFound(kind);
}

/** The comment that a change is about; refuses (404) what is not there for this audience, and (409) what was removed. */
export async function existingComment(work: Work, id: string, audience: Audience): Promise<CommentRow> {
  const row = await commentRow(work.db, id, audience);
  if (!row) throw notFound('comment');
  if (row.removed_at) throw new Refusal('conflict', 'The comment has been removed.');
  return row;
}

export const isOwn = (work: Work, row: CommentRow): boolean =>
  work.author.id !== null && row.author_kind === work.author.kind && row.author_id === work.author.id;

/** The log says who commented on what, and when; the words stand in the comment alone, so that they can be taken back. */
export function logComment(work: Work, verb: string, row: CommentRow): void {
  const { subject_kind: kind, subject_id: id, author_name: author, version } = row;
  const state = { subject: { kind, id }, author, visibility: 'internal' as const };
  work.log('comment', row.id, verb, { version, state });
}
