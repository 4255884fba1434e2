import type { CommentRow } from '../db/schema/comments.ts';
import type { RecordKind } from '../domain/changes/record.ts';
import type { CommentInput } from '../domain/desk/comment.ts';
import type { Audience } from '../domain/visibility.ts';
import { expectSubject, logComment } from './comment-rows.ts';
import type { Work } from './work.ts';

/** Says something about a record to colleagues, under the name of who says it. */
export async function comment(work: Work, input: CommentInput, audience: Audience): Promise<{ id: string }> {
  const at = input.subject.indexOf(':');
  const kind = input.subject.slice(0, at) as RecordKind;
  const subject = input.subject.slice(at + 1);
  await expectSubject(work, kind, subject, audience);
  const { author } = work;
  const row: CommentRow = {
    id: work.newId(),
    subject_kind: kind,
    subject_id: subject,
    text: input.text,
    author_kind: author.kind,
    author_id: author.id,
    author_name: author.name,
    created_at: work.now,
    changed_at: null,
    removed_at: null,
    removed_by: null,
    version: 1,
  };
  work.write.insert('comments', row);
  logComment(work, 'commented', row);
  return { id: row.id };
}
