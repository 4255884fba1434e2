import { beforeAll, describe, expect, test } from 'vitest';
import type { CommitmentDetail } from '../../worker/domain/commitments/commitment.ts';
import { change, create, days, followUp, get, list, pointers, today, walk } from '../support/api.ts';
import { migrated, tokenFor } from '../support/worker.ts';

let editor = '';
const ids: Record<string, string> = {};
const now = today();

beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  const council = await create(
    'briefings',
    {
      title: 'At the council',
      start: '2025-01-10',
      participations: [{ actor: { name: 'Council', kind: 'body' }, role: 'organiser' }],
    },
    editor,
  );
  const other = await create('briefings', { title: 'Elsewhere', start: '2025-02-10' }, editor);
  const made = {
    a: { due: days(now, -5), briefing: council.id, parties: [{ actor: 'KZ' }], topics: ['Return'] },
    b: { due: `${days(now, -5)}/${days(now, 5)}`, parties: [{ actor: 'UZ' }], made: days(now, -300) },
    c: { due: days(now, 200), made: days(now, -179), topics: ['Return', 'Schools'] },
    d: { due: days(now, 300), made: days(now, -180), status: 'in_progress' },
    e: { briefing: other.id, made: days(now, -10), parties: [{ actor: { name: 'Council', kind: 'body' } }] },
    f: { due: days(now, 10), status: 'fulfilled', closingReason: 'Done', topics: ['Schools'] },
    g: {
      due: `../${days(now, 400)}`,
      made: now,
      status: 'stalled',
      parties: [{ actor: 'KZ', role: 'partner' }],
    },
    h: { due: `${days(now, -400)}/..`, status: 'not_started' },
  };
  for (const [text, body] of Object.entries(made)) await create('commitments', { text, ...body }, editor);
  ids.council =
    (await list<{ id: string; name: string }>('/api/actors?text=Council', editor)).items[0]?.id ?? '';
  ids.kz = (await list('/api/actors?text=KZ', editor)).items[0]?.id ?? '';
  ids.atCouncil = council.id;
});

async function found(query: string): Promise<string> {
  const filled = query.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? '');
  const { items } = await list<CommitmentDetail>(`/api/commitments?${filled}`, editor);
  return items.map(({ text }) => text).join('');
}

describe('commitments by', () => {
  test.each([
    ['nothing, by the day they come due, undated last', '', 'habfcdge'],
    ['standing overdue', 'standing=overdue', 'a'],
    ['standing due_now', 'standing=due_now', 'hb'],
    ['standing upcoming', 'standing=upcoming', 'cg'],
    ['standing stale', 'standing=stale', 'd'],
    ['standing undated', 'standing=undated', 'e'],
    ['standing closed', 'standing=closed', 'f'],
    ['several standings', 'standing=closed,undated,overdue', 'afe'],
    ['status', 'status=in_progress', 'd'],
    ['several statuses', 'status=stalled,not_started', 'hg'],
    ['party', 'party={kz}', 'ag'],
    ['a body that is a party or took part where it was made', 'body={council}', 'ae'],
    ['a body that is only a party', 'party={council}', 'e'],
    ['topic', 'topic=return', 'ac'],
    ['briefing', 'briefing={atCouncil}', 'a'],
    ['the first day of a due window', `dueFrom=${days(now, 6)}`, 'hfcdg'],
    ['the last day of a due window', `dueTo=${days(now, -5)}`, 'hab'],
    ['a due window', `dueFrom=${days(now, 5)}&dueTo=${days(now, 200)}`, 'hbfc'],
    ['a due window of one day', `dueFrom=${days(now, 300)}&dueTo=${days(now, 300)}`, 'hd'],
    ['topic and standing', 'topic=return&standing=overdue', 'a'],
    ['topic and status that do not meet', 'topic=schools&status=stalled', ''],
    ['party, status and window', `party={kz}&status=stalled&dueFrom=${days(now, 10)}`, 'g'],
    ['an actor nobody knows', 'party=nobody', ''],
    ['a topic nobody knows', 'topic=nothing', ''],
    ['a briefing nobody knows', 'briefing=nowhere', ''],
  ])('%s', async (_, query, expected) => {
    expect(await found(query)).toBe(expected);
  });
});

describe('commitments by text', () => {
  const texts = [
    'Hold a dedicated session on réintégration',
    'Support the Straße programme of ЎЗБЕКИСТОН',
    'Report "in full" on (all) cases AND NOT OR NEAR *',
    'हिन्दी में रिपोर्ट',
    'Réunion du 10 décembre',
  ];
  beforeAll(async () => {
    for (const text of texts) await create('commitments', { text }, editor);
  });
  test.each([
    ['dedicated', [0]],
    ['DEDIC sess', [0]],
    ['reintegration', [0]],
    ['réintégration', [0]],
    ['re\u0301inte\u0301gration', [0]],
    ['ўзбекистон', [1]],
    ['हिन्दी', [3]],
    ['"in full"', [2]],
    ['NOT', [2]],
    ['AND OR', [2]],
    ['NEAR(all cases)', [2]],
    ['report', [2]],
    ['ses', [0]],
    ['ession', []],
    ['text:dedicated', []],
    ['text : "dedicated"', []],
    ['^hold', [0]],
    ['-hold', [0]],
    ['hold*', [0]],
    ['10', [4]],
    ['"', []],
    ['*', []],
    ["'; drop table commitments; --", []],
    ['a'.repeat(200), []],
    ['hold '.repeat(40).trim(), [0]],
  ])('"%s"', async (text, expected) => {
    const { items } = await list<CommitmentDetail>(
      `/api/commitments?text=${encodeURIComponent(text)}`,
      editor,
    );
    expect(items.map((each) => texts.indexOf(each.text)).sort()).toEqual(expected);
  });

  test('a new wording is found, the old one no more', async () => {
    const made = await create('commitments', { text: 'Oldish wording' }, editor);
    const changed = await change('commitments', made, { text: 'Newish wording' }, editor);
    expect((await list(`/api/commitments?text=newish`, editor)).items.map(({ id }) => id)).toEqual([
      changed.id,
    ]);
    expect((await list(`/api/commitments?text=oldish`, editor)).items).toEqual([]);
  });
});

test('a follow-up makes a stale commitment upcoming again', async () => {
  const { id } = await create(
    'commitments',
    { text: 'silent', made: days(now, -400), due: days(now, 50) },
    editor,
  );
  const stale = async () => (await list('/api/commitments?standing=stale&text=silent', editor)).items.length;
  expect(await stale()).toBe(1);
  await followUp(id, { note: 'Heard of it', on: days(now, -180) }, editor);
  expect(await stale()).toBe(1);
  await followUp(id, { note: 'Heard of it again', on: days(now, -179) }, editor);
  expect(await stale()).toBe(0);
});

test.each([
  ['limit=0', 'limit'],
  ['limit=201', 'limit'],
  ['limit=-1', 'limit'],
  ['limit=1.5', 'limit'],
  ['limit=ten', 'limit'],
  ['limit=', 'limit'],
  ['limit=1&limit=2', 'limit'],
  ['standing=late', 'standing'],
  ['standing=', 'standing'],
  ['standing=overdue,', 'standing'],
  ['standing=closed&standing=overdue', 'standing'],
  ['status=done', 'status'],
  ['dueFrom=2025', 'dueFrom'],
  ['dueFrom=2025-02-29', 'dueFrom'],
  ['dueTo=tomorrow', 'dueTo'],
  ['archived=yes', 'archived'],
  [`text=${'a'.repeat(201)}`, 'text'],
  [`party=${'a'.repeat(101)}`, 'party'],
  ['cursor=', 'cursor'],
  ['cursor=abc', 'cursor'],
  ['cursor=%00', 'cursor'],
  [`cursor=${btoa('null')}`, 'cursor'],
  [`cursor=${btoa('["a"]')}`, 'cursor'],
  [`cursor=${btoa('{"key":"a","id":"b"}')}`, 'cursor'],
  [`cursor=${'a'.repeat(1001)}`, 'cursor'],
])('?%s is refused and named', async (query, parameter) => {
  expect(await pointers(`/api/commitments?${query}`)).toEqual([parameter]);
});

test.each([
  '/api/commitments',
  '/api/briefings',
  '/api/handovers',
  '/api/actors',
  '/api/changes',
  '/api/upcoming',
])('a parameter that %s does not know is refused by name', async (path) => {
  expect(await pointers(`${path}?colour=red`)).toEqual(['colour']);
});

test('a walk over equal due dates meets every commitment once', async () => {
  for (let n = 0; n < 17; n += 1)
    await create('commitments', { text: 'tied', due: n % 2 ? '2027-03-03' : undefined }, editor);
  const pages = await walk<CommitmentDetail>('/api/commitments?text=tied&limit=3', editor);
  expect(pages.map(({ length }) => length)).toEqual([3, 3, 3, 3, 3, 2]);
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(17);
});

test('topics stand by name, whether it begins with a capital or not', async () => {
  const text = 'Plant both';
  await create('commitments', { text, topics: ['Topic B', 'topic a', 'topic c'] }, editor);
  const { items } = await get<{ items: { name: string }[] }>('/api/topics', editor);
  const names = items.map(({ name }) => name).filter((name) => /^topic [abc]$/i.test(name));
  expect(names).toEqual(['topic a', 'Topic B', 'topic c']);
});
