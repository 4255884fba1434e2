import { sql } from 'kysely';
import type { Change } from '../../domain/changes/change.ts';
import type { RecordKind, SubjectKind } from '../../domain/changes/record.ts';
import { invalid } from '../../domain/errors.ts';
import { type Audience, holds } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { type Page, pageOf, positionOf } from '../page.ts';
import { build, type Query } from '../query.ts';
import { parsed } from '../rows.ts';
import { isReadable, leftVisible, mayBeSeen } from '../visible.ts';

/** The record as its last change left it, for writers: the input that would make it again. Null where unknown. */
export async function latestState<T>(
  db: Db,
  kind: SubjectKind,
  id: string,
): Promise<{ version: number; state: T } | null> {
  const row = await db.first(latestStatesQuery(kind, [id]));
  return row ? { version: row.version, state: parsed<T>(row.after) } : null;
}

/** A record as one of its versions had it, and when that was. For writers, who see all. */
export async function stateOfVersion(
  db: Db,
  kind: RecordKind,
  id: string,
  version: number,
): Promise<{ at: string; state: unknown } | null> {
  const row = await db.first(
    build
      .selectFrom('changes')
      .select(['at', 'after'])
      .where('subject_kind', '=', kind)
      .where('subject_id', '=', id)
      .where('version', '=', version),
  );
  return row ? { at: row.at, state: parsed<unknown>(row.after) } : null;
}

/** The same for several records of one kind; uses the unique key of the log. */
export function latestStatesQuery(
  kind: SubjectKind,
  ids: string[],
): Query<{ subject_id: string; version: number; after: string }> {
  return build
    .selectFrom('changes as c')
    .select(['c.subject_id', 'c.version', 'c.after'])
    .where('c.subject_kind', '=', kind)
    .where(sql<boolean>`c.subject_id in (select value from json_each(${JSON.stringify(ids)}))`)
    .where('c.version', '=', (sub) =>
      sub
        .selectFrom('changes as m')
        .select(sql<number>`max(m.version)`.as('version'))
        .where('m.subject_kind', '=', kind)
        .whereRef('m.subject_id', '=', 'c.subject_id'),
    );
}

const tables = {
  actor: 'actors',
  briefing: 'briefings',
  commitment: 'commitments',
  handover: 'handovers',
} as const;
const kinds = Object.keys(tables) as RecordKind[];

// A handover is hidden with its body.
const partOf = (kind: RecordKind, audience: Audience) =>
  kind === 'handover'
    ? sql`and exists (select 1 from actors o where o.id = r.body_id and ${isReadable('o', audience)})`
    : sql``;

/** Changes of records that the audience may see as they now are, newest first. */
export async function listChanges(
  db: Db,
  filter: {
    kind?: RecordKind | undefined;
    id?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  },
  audience: Audience,
): Promise<Page<Change>> {
  const before = seqOf(filter.cursor);
  const shown = filter.kind ? [filter.kind] : kinds;
  // Of one record by the key of the log; else in order, by changes_public or the primary key: the plus keeps SQLite
  // from gathering all changes of each kind first.
  const subjectKind = filter.id ? sql`c.subject_kind` : sql`+c.subject_kind`;
  let query = build
    .selectFrom('changes as c')
    .leftJoin('changes as p', (join) =>
      join
        .onRef('p.subject_kind', '=', 'c.subject_kind')
        .onRef('p.subject_id', '=', 'c.subject_id')
        .on('p.version', '=', sql<number>`c.version - 1`),
    )
    .selectAll('c')
    .select(sql<string | null>`case when ${leftVisible('p', audience)} then p.after end`.as('before'))
    .where(mayBeSeen('c', audience))
    .where((where) =>
      where.or(
        shown.map((kind) =>
          where.and([
            sql<boolean>`${subjectKind} = ${kind}`,
            sql<boolean>`exists (select 1 from ${sql.table(tables[kind])} r
              where r.id = c.subject_id and ${isReadable('r', audience)} ${partOf(kind, audience)})`,
          ]),
        ),
      ),
    );
  if (filter.id) query = query.where('c.subject_id', '=', filter.id);
  if (before !== null) query = query.where('c.seq', '<', before);
  // Of one record the versions are in the order of the numbers, and the key of the log has them so.
  if (filter.id && before !== null)
    query = query.where(sql<boolean>`c.version < (select v.version from changes v where v.seq = ${before})`);
  const rows = await db.all(query.orderBy(filter.id ? 'c.version' : 'c.seq', 'desc').limit(filter.limit + 1));
  // Below editors no part of a record is told that names another one.
  const names = holds(audience, 'editor') ? await namesIn(db, rows) : new Map<string, string>();
  const namesOf = (row: Logged) =>
    Object.fromEntries(idsIn(row).flatMap((id) => (names.has(id) ? [[id, names.get(id) ?? '']] : [])));
  return pageOf(
    rows,
    filter.limit,
    (row): Change => ({
      seq: row.seq,
      subject: { kind: row.subject_kind as RecordKind, id: row.subject_id },
      // A version left out would tell the public of changes that it may not see.
      ...(holds(audience, 'viewer') ? { version: row.version, author: row.author_name } : {}),
      verb: row.verb,
      at: row.at,
      before: stateFor(parsed<State>(row.before), audience),
      after: stateFor(parsed<State>(row.after), audience) ?? {},
      ...(holds(audience, 'editor') ? { names: namesOf(row) } : {}),
    }),
    (row) => ({ key: String(row.seq), id: row.subject_id }),
  );
}

interface Logged {
  before: string | null;
  after: string;
}

const isId = /"([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})"/g;
const idsIn = ({ before, after }: Logged): string[] => [
  ...new Set([...`${before ?? ''}${after}`.matchAll(isId)].map(([, id = '']) => id)),
];

/** What the records are called that these changes refer to: three queries, by primary key. */
async function namesIn(db: Db, rows: Logged[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(idsIn))];
  if (ids.length === 0) return new Map();
  const listed = sql<boolean>`id in (select value from json_each(${JSON.stringify(ids)}))`;
  interface Named {
    id: string;
    name: string;
  }
  const found = await db.together<[Named, Named, Named]>([
    build.selectFrom('actors').select(['id', 'name']).where(listed),
    build.selectFrom('briefings').select(['id', 'title as name']).where(listed),
    build.selectFrom('people').select(['id', 'name']).where(listed),
  ]);
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

/** Where a page begins; refuses the cursor of another list. */
function seqOf(cursor: string | undefined): number | null {
  const position = positionOf(cursor);
  if (position && !/^\d{1,15}$/.test(position.key))
    throw invalid('cursor', 'must be a value of `next` from an earlier answer, unchanged');
  return position && Number(position.key);
}

type State = Record<string, unknown>;

// Everything else names other records or parts with a visibility of their own.
const plainFields = new Set(
  `title name text status start startWords end endWords venue city countryCode summary headCounts topics
  due dueWords made madeWords supersededReason closingReason firmness verification originalDue
  date dateWords capacity successor note aliases visibility archivedAt kind`.split(/\s+/),
);

/** Editors read the whole record as it was; others its plain fields. */
function stateFor(state: State | null, audience: Audience): State | null {
  if (state === null || holds(audience, 'editor')) return state;
  return Object.fromEntries(Object.entries(state).filter(([field]) => plainFields.has(field)));
}

/** The number of the newest change: it names a state of the whole record. Null for an empty one; reads one row. */
export function latestSeqQuery(): Query<{ seq: number | null }> {
  return build.selectFrom('changes').select(({ fn }) => fn.max('seq').as('seq'));
}
