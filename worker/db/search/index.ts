import { type RawBuilder, sql } from 'kysely';
import type { SearchKind } from '../../domain/search/kinds.ts';
import { letters } from '../../domain/search/marks.ts';
import { isLongEnough, readQuery, type SearchQuery, type Term } from '../../domain/search/query.ts';
import type { Audience, Visibility } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { query } from '../query.ts';
import { visibilitiesFor } from '../visible.ts';
import type { Condition } from '../window.ts';

/** What is asked of the indexes of words, in the syntax of FTS5. Every word is quoted: nothing of it is syntax. */

// Both as 0010_search.sql spells them.
const letterOf: Record<SearchKind, string> = {
  actor: 'a',
  briefing: 'b',
  statement: 's',
  commitment: 'c',
  follow_up: 'f',
  handover: 'h',
  source: 'o',
  comment: 'm',
};
const scopeOf = (kind: SearchKind, visibility: Visibility) => `"\u001f${letterOf[kind]}${visibility[0]}"`;
const scopesOf = (kind: SearchKind, audience: Audience) =>
  visibilitiesFor(audience)
    .map((visibility) => scopeOf(kind, visibility))
    .join(' OR ');

const phrase = ({ words, isOpen }: Term, isWhole: boolean) =>
  `"${words.join(' ')}"${isOpen && !isWhole ? ' *' : ''}`;

/** Longer beginnings have no index of beginnings (0010_search.sql: prefix). */
const longestPrefix = 3;
/** More words than this that begin alike are left to the index. */
const mostKnown = 64;

/** Each costs parameters, of which D1 takes 100. */
const mostBeginnings = 8;

/** A beginning, its place among those of a query, and the range of words that begin so. */
export type Beginning = [as: string, from: string, to: string];

/** The beginnings in a query that are read as the words that begin so. */
export const beginningsIn = ({ terms }: SearchQuery): Beginning[] =>
  terms.slice(0, mostBeginnings).flatMap((term) => {
    const [word = '', ...others] = term.words;
    const isLong = term.isOpen && others.length === 0 && [...word].length > longestPrefix;
    return isLong ? [[phrase(term, false), letters(word), `${letters(word)}\u{10ffff}`]] : [];
  });

/**
 * A query of search_words in which each of these beginnings has become the words that begin so; what no known word begins
 * with, or too many do, stays as it is.
 */
export const withKnownWords = (match: RawBuilder<string>, beginnings: readonly Beginning[]) =>
  beginnings.reduce(
    (out, [as, from, to]) => sql`replace(${out}, ${as}, coalesce((
      select case when count(*) < ${mostKnown} then '(' || group_concat('"' || term || '"', ' OR ') || ')' end
      from (select term from search_words_known where term >= ${from} and term < ${to} limit ${mostKnown})), ${as}))`,
    match,
  );

export interface Way {
  /** Where: in titles alone, or anywhere. */
  columns: 'title' | 'title body';
  /** Whether beginnings of words do not count. */
  isWhole?: boolean;
}

const inTitle = ['actor', 'briefing', 'source'];
const titles = { columns: 'title' } as const;
const anywhere = { columns: 'title body' } as const;

/** The ways in which a kind is looked for by words, the best first. The text of a commitment is its title. */
export const waysOf = (kind: SearchKind): Way[] =>
  inTitle.includes(kind)
    ? [{ ...titles, isWhole: true }, titles, anywhere]
    : [{ ...anywhere, isWhole: true }, anywhere];

/** A query of search_words; null where there is no word. */
export function wordsMatch(
  { terms }: SearchQuery,
  kind: SearchKind,
  audience: Audience,
  { columns, isWhole = false }: Way,
): string | null {
  if (terms.length === 0) return null;
  const all = terms.map((term) => phrase(term, isWhole)).join(' AND ');
  return `({${columns}} : (${all})) AND (scope : (${scopesOf(kind, audience)}))`;
}

/** A query of search_parts, which knows runs of three letters alone; null where a word is shorter. */
export function partsMatch(query: SearchQuery, kind: SearchKind, audience: Audience): string | null {
  if (!isLongEnough(query)) return null;
  const runs = query.terms.flatMap(({ words }) => words).flatMap(runsOfThree);
  return `${[...new Set(runs)].map((run) => `"${run}"`).join(' AND ')} AND (${scopesOf(kind, audience)})`;
}

function runsOfThree(word: string): string[] {
  const letters = [...word];
  return letters.slice(2).map((_, i) => letters.slice(i, i + 3).join(''));
}

type Worded = 'actor' | 'briefing' | 'commitment';

const textMatch = (kind: Worded, text: string, audience: Audience) =>
  // A commitment is what it says; why it was closed is no part of that.
  wordsMatch(readQuery(text), kind, audience, { columns: kind === 'commitment' ? 'title' : 'title body' });

/** Whether the row called `alias` is one whose words begin as typed: gathers all that are. */
export function hasWords(alias: string, kind: Worded, text: string, audience: Audience): Condition {
  const match = textMatch(kind, text, audience);
  if (!match) return sql`false`;
  return sql`${sql.ref(`${alias}.id`)} in (select t.id from search_words
    join search_texts t on t.number = search_words.rowid where search_words match ${match})`;
}

/** The same, looked up for each row. */
export const isWorded = (alias: string, kind: Worded, text: string, audience: Audience): Condition =>
  sql`exists (select 1 from search_texts t cross join search_words on search_words.rowid = t.number
    where t.id = ${sql.ref(`${alias}.id`)} and search_words match ${textMatch(kind, text, audience) ?? '""'})`;

/** The numbers of the texts whose words begin as typed; undefined where nothing is, or there are more than `most`. */
export async function fewTextsWith(
  db: Db,
  kind: Worded,
  text: string | undefined,
  most: number,
  audience: Audience,
): Promise<number[] | undefined> {
  if (!text) return undefined;
  const match = textMatch(kind, text, audience);
  if (!match) return [];
  const found = await db.all(
    query(sql<{ number: number }>`select rowid as number from search_words where search_words match ${match}
      limit ${sql.lit(most + 1)}`),
  );
  return found.length > most ? undefined : found.map(({ number }) => number);
}
