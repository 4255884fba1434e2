import { beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import type { MergePreview } from '../../worker/domain/changes/merge.ts';
import { create, get, type Problem } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { expectMarksAsDerived } from '../support/marks.ts';
import { type Row, repeat, rowsOf } from '../support/repeat.ts';
import { call, migrated, newDeployment, tokenFor, watched } from '../support/worker.ts';

/** Merging and undoing where very many records are concerned: all of it, exactly, within what D1 allows, or nothing. */

/** D1 answers as many queries for one request. */
const mostStatements = 1000;
/** And takes as much as one parameter. */
const mostBytes = 2_000_000;

let db: Db;
let editor = '';
// Each test writes and compares thousands of rows: none has to carry those of the tests before.
beforeEach(async () => {
  await emptyDatabase();
  newDeployment();
  db = await migrated();
  editor = await tokenFor('editor');
});

const rows = (text: string) => rowsOf(db, text);

/** All that the record says, but for what each change moves: versions and moments. */
async function said() {
  const plain = (table: string, order = 'id') => rows(`select * from ${table} order by ${order}`);
  const tables = await Promise.all([
    plain('actors'),
    plain('briefings'),
    plain('commitments'),
    plain('commitment_parties'),
    plain('participations', 'briefing_id, ordinal'),
    plain('search_texts'),
    plain('marks', 'scope, record_id'),
  ]);
  return tables.map((table) => table.map(({ version, updated_at, ...row }) => row));
}

/** Each row as a line: thousands of lines are compared far faster than as many objects. */
const lines = (tables: Row[][]) => tables.map((table) => table.map((row) => JSON.stringify(row)));

interface One {
  id: string;
  version?: number | undefined;
}
const actor = (name: string) =>
  create('actors', { name, kind: 'organisation', visibility: 'public' }, editor);

/** Asks, and counts what D1 was asked. */
async function asked(path: string, options: Parameters<typeof call>[1]) {
  const { DB, trips, longest } = watched();
  const response = await call(path, { token: editor, ...options, DB });
  expect(trips.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(mostStatements);
  expect(longest()).toBeLessThanOrEqual(mostBytes);
  return { response };
}
const merge = async (kind: string, from: One, into: One) =>
  asked(`/api/${kind}/${from.id}/merge`, {
    body: { into: into.id, intoVersion: into.version },
    headers: { 'If-Match': `"${from.version}"` },
  });
const undo = (sequence: number) => asked(`/api/changes/${sequence}/undo`, { body: {} });
const sequenceOf = (response: Response) => Number(response.headers.get('Change-Sequence'));

async function intact() {
  await expectMarksAsDerived(db);
  for (const table of ['search_words', 'search_parts'])
    await rows(`insert into ${table} (${table}, rank) values ('integrity-check', 1)`);
}

/** Merges, undoes and does it again; each time all of it, and nothing besides. */
async function thereAndBack(
  kind: string,
  from: One,
  into: One,
  isMoved: () => Promise<number>,
  count: number,
) {
  const before = await said();
  const merged = await merge(kind, from, into);
  expect([merged.response.status, await isMoved()]).toEqual([200, count]);
  await intact();
  const after = await said();
  const undone = await undo(sequenceOf(merged.response));
  expect([undone.response.status, await isMoved()]).toEqual([200, 0]);
  await intact();
  expect(lines(await said())).toEqual(lines(before));
  const redone = await undo(sequenceOf(undone.response));
  expect([redone.response.status, await isMoved()]).toEqual([200, count]);
  await intact();
  const archivedAt = (table: Row[]) => table.map(({ archived_at, ...row }) => row);
  expect(lines((await said()).map(archivedAt))).toEqual(lines(after.map(archivedAt)));
}

const countOf = async (where: string) => Number((await rows(`select count(*) as n from ${where}`))[0]?.n);

describe('800 records', () => {
  test('of which the one actor is a party go over to the other, and back', async () => {
    const [from, into] = [await actor('Ministry'), await actor('The ministry')];
    const made = await create(
      'commitments',
      { text: 'Do it', due: '2027', parties: [{ actor: 'Ministry' }] },
      editor,
    );
    await repeat(db, [made.id], 799);
    await thereAndBack(
      'actors',
      from,
      into,
      () => countOf(`commitment_parties where actor_id = '${into.id}'`),
      800,
    );
  });

  test('of which both actors are parties', async () => {
    const [from, into] = [await actor('Office'), await actor('The office')];
    const parties = [{ actor: 'Office' }, { actor: 'The office' }];
    const made = await create('commitments', { text: 'Both do it', parties }, editor);
    await repeat(db, [made.id], 799);
    const alone = `commitments c where (select count(*) from commitment_parties p where p.commitment_id = c.id) = 1 and c.text = 'Both do it'`;
    await thereAndBack('actors', from, into, () => countOf(alone), 800);
  });

  test('made and due at a briefing', async () => {
    const open = { visibility: 'public' } as const;
    const from = await create('briefings', { title: 'Session', start: '2027-03', ...open }, editor);
    const into = await create('briefings', { title: 'The session', start: '2027-04-01', ...open }, editor);
    const made = await create(
      'commitments',
      { text: 'Report', briefing: from.id, dueBriefing: from.id },
      editor,
    );
    await repeat(db, [made.id], 799);
    const there = `commitments where due_briefing_id = '${into.id}' and briefing_id = '${into.id}' and due_edtf = '2027-04-01'`;
    await thereAndBack('briefings', from, into, () => countOf(there), 800);
  });
});

describe('more than that', () => {
  const tooMany = 'More than 800 records refer to it: that is more than can be changed at once.';
  const nothingWritten = async (kind: string, from: One, into: One, said: string) => {
    const before = await countOf('changes');
    const preview = await get<MergePreview>(`/api/${kind}/${from.id}/merge?into=${into.id}`, editor);
    expect(preview.refusal).toBe(said);
    const { response } = await merge(kind, from, into);
    expect(response.status).toBe(409);
    expect(((await response.json()) as Problem).detail).toBe(said);
    expect(await countOf('changes')).toBe(before);
  };

  test('is refused before anything is written: 5,000 of an actor', async () => {
    const [from, into] = [await actor('Crowd'), await actor('The crowd')];
    const made = await create(
      'commitments',
      { text: 'x'.repeat(2000), parties: [{ actor: 'Crowd' }] },
      editor,
    );
    await repeat(db, [made.id], 4999);
    await nothingWritten('actors', from, into, tooMany);
  });

  test('is refused: 2,500 of a briefing, which does not move with them either', async () => {
    const from = await create('briefings', { title: 'Long', start: '2027', visibility: 'public' }, editor);
    const into = await create('briefings', { title: 'The long one', visibility: 'public' }, editor);
    const made = await create(
      'commitments',
      { text: 'Report', briefing: from.id, dueBriefing: from.id },
      editor,
    );
    await repeat(db, [made.id], 2499);
    await nothingWritten('briefings', from, into, tooMany);
    // The other way round all of them stay where they are, and none can follow the date.
    const dated = await create('briefings', { title: 'A date', start: '2028', visibility: 'public' }, editor);
    const before = await countOf('changes');
    const { response } = await asked(`/api/briefings/${from.id}`, {
      method: 'PATCH',
      body: { start: '2028' },
      headers: { 'If-Match': '"1"' },
    });
    expect([response.status, await countOf('changes')]).toEqual([409, before]);
    expect(((await response.json()) as Problem).detail).toMatch(/^It would change more than 900 records/);
    const back = await get<MergePreview>(`/api/briefings/${dated.id}/merge?into=${from.id}`, editor);
    expect(back.refusal).toBeNull();
  });

  test('and texts at their longest come in parts that D1 takes', async () => {
    const [from, into] = [await actor('Author'), await actor('The author')];
    const sources = Array.from({ length: 5 }, (_, i) => ({
      title: `Source ${i}`,
      passage: 'ü'.repeat(2000),
    }));
    const made = await create(
      'commitments',
      { text: 'Long ones', parties: [{ actor: 'Author' }], sources },
      editor,
    );
    await repeat(db, [made.id], 199);
    const { response } = await merge('actors', from, into);
    expect(response.status).toBe(200);
    expect(await countOf(`commitment_parties where actor_id = '${into.id}'`)).toBe(200);
  });
});
