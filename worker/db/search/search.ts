import { type RawBuilder, sql } from 'kysely';
import type { ActorKind } from '../../domain/actor.ts';
import type { RecordKind, StoredDate } from '../../domain/changes/record.ts';
import { invalid } from '../../domain/errors.ts';
import type { SearchKind } from '../../domain/search/kinds.ts';
import { bestOf, holdsAll, marked } from '../../domain/search/marks.ts';
import { namingsIn } from '../../domain/search/names.ts';
import { readQuery, type SearchQuery } from '../../domain/search/query.ts';
import type { SearchGroup, SearchItem } from '../../domain/search/search.ts';
import type { Audience, Visibility } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { cursorAt, positionOf } from '../page.ts';
import { type Query, query } from '../query.ts';
import { parsed } from '../rows.ts';
import { isReadable } from '../visible.ts';
import { type Beginning, beginningsIn, partsMatch, waysOf, withKnownWords, wordsMatch } from './index.ts';
import { meantBy, type Named, namedQuery, promisesOf } from './named.ts';
import { isFound } from './visible.ts';

interface Asked {
  text: string;
  kinds: readonly SearchKind[];
  archived: boolean;
  /** At most this many of a kind. */
  limit: number;
  cursor?: string | undefined;
}

/** Nobody reads further than this; how far one has come is what it costs to go on. */
const mostPaged = 1000;
/** Of what has all the letters, some has them in another order: so many more are looked at. */
const spare = 18;

/**
 * What holds all that is typed, by kind. First whole words in titles and names, then beginnings of words there, then
 * anywhere, then inside of words; each the newest first. Of commitments, before the last, also those of a party that
 * some of the words name.
 */
export async function search(db: Db, asked: Asked, audience: Audience): Promise<SearchGroup[]> {
  const from = offsetOf(asked.cursor);
  const sought = readQuery(asked.text);
  if (sought.terms.length === 0) return [];
  const wanted = from + asked.limit + 1;
  const candidates = await candidatesOf(db, sought, asked, wanted, audience);
  const page = [...candidates].map(([kind, all]) => {
    const isUnsure = all.slice(from, wanted).some(({ isInside }) => isInside);
    return { kind, shown: all.slice(from, wanted + (isUnsure ? spare : 0)) };
  });
  const numbers = page.flatMap(({ shown }) => shown.map(({ number }) => number));
  const rows = new Map(
    (await db.all(textsQuery(numbers, asked.archived, audience))).map((row) => [row.number, row]),
  );
  return page.flatMap(({ kind, shown }) => {
    const found = shown.flatMap(({ number, isInside, party = null }, i) => {
      const row = rows.get(number);
      const isHeld = row && (!isInside || holdsAll([row.title, ...fieldsOf(row)], sought));
      return isHeld ? [{ row, party, place: from + i }] : [];
    });
    const next = found[asked.limit];
    const isMore = next && next.place < mostPaged;
    const items = found.slice(0, asked.limit).map(({ row, party }) => ({ ...itemOf(row, sought), party }));
    return items.length === 0
      ? []
      : [{ kind, items, next: isMore ? cursorAt(String(next.place), kind) : null }];
  });
}

function offsetOf(cursor: string | undefined): number {
  const position = positionOf(cursor);
  if (position && !/^[1-9]\d{0,3}$/.test(position.key))
    throw invalid('cursor', 'must be a value of `next` from an earlier answer, unchanged');
  return Number(position?.key ?? 0);
}

interface Candidate {
  number: number;
  /** Found by its letters, inside of words. */
  isInside: boolean;
  /** The actor that some of the words name, and that is a party to it. */
  party?: string;
}

type Lists = { kind: SearchKind; numbers: string };

/**
 * The numbers of what may be shown, best first. Each way of matching gives its newest, as many as are wanted: together
 * they give the first of all, for what a later one repeats an earlier one has given whole.
 */
async function candidatesOf(
  db: Db,
  sought: SearchQuery,
  { kinds, archived }: Asked,
  wanted: number,
  audience: Audience,
): Promise<Map<SearchKind, Candidate[]>> {
  const words = kinds.flatMap((kind) =>
    waysOf(kind).map((way) => [kind, wordsMatch(sought, kind, audience, way)]),
  );
  const parts = kinds.map((kind) => [kind, partsMatch(sought, kind, audience)]);
  const seen = isFound({ audience, archived });
  const mayName = namingsIn(sought).length > 0 && kinds.includes('commitment');
  const lists: [Query<Lists>, Query<Lists>] = [
    newestQuery('search_words', words, { seen, limit: wanted, beginnings: beginningsIn(sought) }),
    newestQuery('search_parts', parts[0]?.[1] ? parts : [], { seen, limit: wanted + spare }),
  ];
  const [byWords, byParts, named = []] = mayName
    ? await db.together<[Lists, Lists, Named]>([...lists, namedQuery(sought, audience)])
    : await db.together<[Lists, Lists]>(lists);
  const found = new Map<SearchKind, Map<number, Candidate>>(kinds.map((kind) => [kind, new Map()]));
  const add = ({ kind, numbers }: Lists, isInside: boolean) => {
    const ofKind = found.get(kind);
    for (const number of parsed<number[]>(numbers))
      if (!ofKind?.has(number)) ofKind?.set(number, { number, isInside });
  };
  for (const list of byWords) add(list, false);
  const meant = meantBy(sought, named);
  const promises = found.get('commitment');
  if (meant && promises)
    for (const number of await promisesOf(db, meant, { seen, limit: wanted, audience }))
      if (!promises.has(number)) promises.set(number, { number, isInside: false, party: meant.name });
  for (const list of byParts) add(list, true);
  return new Map([...found].map(([kind, all]) => [kind, [...all.values()]]));
}

/** One reading of the index a match, in their order: from its end, until enough of what may be seen is found. */
function newestQuery(
  index: 'search_words' | 'search_parts',
  matches: unknown[],
  how: { seen: RawBuilder<unknown>; limit: number; beginnings?: Beginning[] },
): Query<Lists> {
  const table = sql.table(index);
  const asked = withKnownWords(sql`value ->> 1`, how.beginnings ?? []);
  return query(sql`select m.kind, (select json_group_array(number) from (
      select ${table}.rowid as number from ${table} cross join search_texts t on t.number = ${table}.rowid
      where ${table} match m.match and ${how.seen}
      order by ${table}.rowid desc limit ${how.limit})) as numbers
    from (select value ->> 0 as kind, ${asked} as match from json_each(${JSON.stringify(matches)})) m`);
}

interface TextRow {
  number: number;
  id: string;
  kind: SearchKind;
  visibility: Visibility;
  title: string;
  body: string;
  /** Kind and id of the record that it belongs to. */
  subject: string;
  record: string;
}

/** `kind:id` of the record that the text called `t` belongs to. */
const subject = sql`case t.kind
  when 'statement' then (select 'briefing:' || p.briefing_id from statements p where p.id = t.id)
  when 'follow_up' then (select 'commitment:' || p.commitment_id from follow_ups p where p.id = t.id)
  when 'comment' then (select p.subject_kind || ':' || p.subject_id from comments p where p.id = t.id)
  when 'source' then (select coalesce(
    'briefing:' || coalesce(p.briefing_id, (select s.briefing_id from statements s where s.id = p.statement_id)),
    'commitment:' || coalesce(p.commitment_id, (select s.commitment_id from follow_ups s where s.id = p.follow_up_id)),
    'handover:' || p.handover_id) from sources p where p.id = t.id)
  else t.kind || ':' || t.id end`;

const common = sql`'visibility', r.visibility, 'archivedAt', r.archived_at`;
const date = (name: 'start' | 'due' | 'date') => {
  const r = (part: string) => sql.ref(`r.${name}_${part}`);
  return sql`'date', case when ${r('edtf')} is not null then json_object('edtf', ${r('edtf')},
    'earliest', ${r('earliest')}, 'latest', ${r('latest')}, 'words', ${r('words')}) end`;
};

/** What is told of the record at `subject`, as JSON. A holder whom the audience may not see is not named. */
const recordOf = (audience: Audience) => sql`case substr(subject, 1, instr(subject, ':') - 1)
  when 'actor' then (select json_object('title', r.name, 'actorKind', r.kind, ${common})
    from actors r where r.id = substr(subject, 7))
  when 'briefing' then (select json_object('title', r.title, ${date('start')}, ${common})
    from briefings r where r.id = substr(subject, 10))
  when 'commitment' then (select json_object('title', r.text, ${date('due')}, ${common})
    from commitments r where r.id = substr(subject, 12))
  else (select json_object('title', o.name || coalesce((
      select ': ' || a.name from actors a where a.id = r.to_id and ${isReadable('a', audience)}), ''),
      ${date('date')}, ${common})
    from handovers r join actors o on o.id = r.body_id where r.id = substr(subject, 10)) end`;

/** The texts of these numbers with their records; once more only what may be seen, for it may have changed since. */
const textsQuery = (numbers: number[], archived: boolean, audience: Audience): Query<TextRow> =>
  query(sql`select *, ${recordOf(audience)} as record from (
    select t.number, t.id, t.kind, t.visibility, t.title, t.body, ${subject} as subject
    from search_texts t where t.number in (select value from json_each(${JSON.stringify(numbers)}))
      and ${isFound({ audience, archived })})`);

const fieldsOf = ({ body }: { body: string }) => body.split('\u001e');

const folders: Record<RecordKind, string> = {
  actor: 'actors',
  briefing: 'briefings',
  commitment: 'commitments',
  handover: 'handovers',
};

interface Told {
  title: string;
  actorKind?: ActorKind;
  date?: StoredDate | null;
  visibility: Visibility;
  archivedAt: string | null;
}

function itemOf(row: TextRow, sought: SearchQuery): Omit<SearchItem, 'party'> {
  const { title, actorKind = null, date = null, visibility, archivedAt } = parsed<Told>(row.record);
  const [kind, id] = [row.subject.split(':')[0] as RecordKind, row.subject.replace(/^\w+:/, '')];
  const folder = actorKind === 'body' ? 'bodies' : folders[kind];
  return {
    kind: row.kind,
    id: row.id,
    record: { kind, id, actorKind, title, address: `/${folder}/${id}`, date, visibility, archivedAt },
    title: row.title === '' ? null : marked(row.title, sought),
    passage: bestOf(fieldsOf(row), sought),
    visibility: row.visibility,
  };
}
