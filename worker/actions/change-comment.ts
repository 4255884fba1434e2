import { Refusal } from '../domain/errors.ts';
import { type Audience, holds } from '../domain/visibility.ts';
import { existingComment, isOwn, logComment } from './comment-rows.ts';
import { expectVersion, type Work } from './work.ts';

/** Puts other words in the place of one's own. */
export async function changeComment(
  work: Work,
  id: string,
  expected: number,
  text: string,
  audience: Audience,
): Promise<void> {
  const row = await existingComment(work, id, audience);
  if (!isOwn(work, row)) throw new Refusal('forbidden', 'Only who wrote a comment may change it.');
  expectVersion(row, expected);
  if (row.text === text) return;
  const version = row.version + 1;
  const set = { text, changed_at: work.now, version };
  work.write.change('comments', id, set);
  logComment(work, 'changed', { ...row, ...set });
}

/** Takes one's own words back; an administrator may take anybody's away. That there was a comment stays. */
export async function removeComment(
  work: Work,
  id: string,
  expected: number,
  audience: Audience,
): Promise<void> {
  const row = await existingComment(work, id, audience);
  if (!isOwn(work, row) && !holds(audience, 'admin'))
    throw new Refusal('forbidden', 'Only who wrote a comment, or an administrator, may remove it.');
  expectVersion(row, expected);
  const version = row.version + 1;
  const set = { text: null, removed_at: work.now, removed_by: work.author.name, version };
  work.write.change('comments', id, set);
  logComment(work, 'removed', { ...row, ...set });
}
