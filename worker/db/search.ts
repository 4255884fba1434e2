import { sql } from 'kysely';
import type { Condition } from './window.ts';

/**
 * What is typed, as an FTS5 query: all words, each maybe the beginning of one. Empty where there is no word.
 * Every word is quoted, so that nothing of it is read as syntax. Marks belong to their word: an accent may come apart
 * from its letter.
 */
export const matchOf = (text: string): string =>
  text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => `"${word}"*`)
    .join(' ');

/** Whether the row called `alias` is one whose words begin as typed; uses record_search. */
export function hasWords(alias: string, kind: 'actor' | 'briefing', text: string): Condition {
  const match = matchOf(text);
  if (!match) return sql`false`;
  return sql`${sql.ref(`${alias}.id`)} in (select t.subject_id from record_search r
    join search_texts t on t.number = r.rowid where r.record_search match ${`${kind} : (${match})`})`;
}
