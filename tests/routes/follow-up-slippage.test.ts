import { beforeAll, describe, expect, test } from 'vitest';
import type { Slippage } from '../../worker/domain/commitments/slippage.ts';
import { create, followUp, get, pointers } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

const make = (topic: string, due: string | null, body: object = {}) =>
  create('commitments', { text: 'x', due, topics: [topic], visibility: 'public', ...body }, editor);
/** A commitment whose due date moved, once for each date after the first. */
async function moved(topic: string, dates: (string | null)[], body: object = {}, visibility = 'public') {
  const [first = null, ...then] = dates;
  const made = await make(topic, first, body);
  for (const due of then) await followUp(made.id, { due, note: 'x', visibility }, editor);
  return made;
}
const slippage = (query: string, token = '') => get<Slippage>(`/api/follow-up/slippage?${query}`, token);

describe('how far due dates moved', () => {
  test.each<[what: string, dates: (string | null)[], told: object]>([
    ['not at all', ['2030-01-31'], { n: 1, moved: 0, median: null, longest: null, reschedules: 0 }],
    ['a day later', ['2030-01-31', '2030-02-01'], { moved: 1, later: 1, median: 1, longest: 1 }],
    ['a day earlier', ['2030-02-01', '2030-01-31'], { moved: 1, earlier: 1, median: -1, longest: null }],
    ['by last possible day', ['2030-Q1', '2030-06'].map(edtf), { median: 91, longest: 91, later: 1 }],
    ['narrowed to its last day', ['2030', '2030-12-31'], { n: 1, moved: 0, reschedules: 1 }],
    ['there and back', ['2030-01', '2030-05', '2030-01'], { n: 1, moved: 0, reschedules: 2 }],
    ['twice', ['2030-01-01', '2030-02-01', '2030-03-04'], { median: 62, longest: 62, reschedules: 2 }],
    ['a deadline', ['../2030-01-31', '../2030-03-02'], { n: 1, moved: 1, median: 30 }],
    ['never dated', [null], { n: 0, leftOut: { undated: 1, removed: 0, openEnded: 0 } }],
    ['dated late', [null, '2030'], { n: 1, moved: 0, reschedules: 0 }],
    ['no longer dated', ['2030', null], { n: 0, leftOut: { undated: 0, removed: 1, openEnded: 0 } }],
    ['open-ended', ['2030/..'], { n: 0, leftOut: { undated: 0, removed: 0, openEnded: 1 } }],
    ['open-ended now', ['2030', '2030/..'], { n: 0, leftOut: { undated: 0, removed: 0, openEnded: 1 } }],
  ])('%s: %j', async (what, dates, told) => {
    const topic = `slip ${what}`;
    await moved(topic, dates);
    expect((await slippage(`topic=${topic.replaceAll(' ', '-')}`)).overall).toMatchObject(told);
  });

  test('has the median of what moved, and each by how far it moved', async () => {
    const to = ['2029-12-01', '2030-01-01', '2030-01-02', '2030-02-01', '2030-02-02', '2030-04-03'];
    for (const due of [...to, '2030-04-04', '2030-07-05', '2031-01-02', '2031-01-03'])
      await moved('Spread', ['2030-01-01', due]);
    const { overall } = await slippage('topic=spread');
    expect(overall.buckets).toEqual({
      earlier: 1,
      unmoved: 1,
      month: 2,
      quarter: 2,
      half: 1,
      year: 2,
      longer: 1,
    });
    expect(overall).toMatchObject({ n: 10, moved: 9, later: 8, earlier: 1, median: 92, longest: 367 });
  });

  test('is told with nothing at all where nothing is there', async () => {
    expect(await slippage('topic=nothing')).toMatchObject({
      items: [],
      overall: { n: 0, moved: 0, median: null, longest: null },
      more: false,
    });
  });
});

function edtf(date: string) {
  return date.replace('Q1', '33');
}

describe('by whom', () => {
  test('each obligor, the one with most commitments first; all of them once', async () => {
    const [one, two] = [{ actor: 'Slipper One' }, { actor: 'Slipper Two' }];
    await moved('Obligors', ['2030-01-01', '2030-01-11'], { parties: [two, { ...one, role: 'partner' }] });
    await moved('Obligors', ['2030-01-01', '2030-01-21'], { parties: [one, two] });
    const { items, overall } = await slippage('topic=obligors', editor);
    expect(items.map(({ actor, n, median }) => [actor.name, n, median])).toEqual([
      ['Slipper Two', 2, 15],
      ['Slipper One', 1, 20],
    ]);
    expect(overall).toMatchObject({ n: 2, median: 15 });
  });

  test('each body that is a party, or took part where it was made, once', async () => {
    const body = { name: 'Slipping Forum', kind: 'body' };
    const { id: briefing } = await create(
      'briefings',
      { title: 'x', participations: [{ actor: body, role: 'organiser' }] },
      editor,
    );
    await moved('Forums', ['2030-01-01', '2030-01-11'], { briefing, parties: [{ actor: body }] });
    await moved('Forums', ['2030-01-01'], { briefing, parties: [{ actor: 'A state of the forum' }] });
    const { by, items } = await slippage('topic=forums&by=body', editor);
    expect(by).toBe('body');
    expect(items.map(({ actor, n, moved }) => [actor.name, n, moved])).toEqual([['Slipping Forum', 2, 1]]);
  });

  test('filtered by party, the obligors of what that party has a part in', async () => {
    const made = await moved('Party', ['2030-01-01', '2030-01-11'], { parties: [{ actor: 'Only One' }] });
    await moved('Party', ['2030'], { parties: [{ actor: 'Another One' }] });
    const { items } = await slippage(`topic=party&party=${made.parties[0]?.actor?.id}`, editor);
    expect(items.map(({ actor }) => actor.name)).toEqual(['Only One']);
  });
});

describe('the public is not told', () => {
  test('of moves that it may not see, though it sees where the date is', async () => {
    await moved('Hushed', ['2030-01-01', '2030-01-11'], {}, 'internal');
    expect((await slippage('topic=hushed')).overall).toMatchObject({ moved: 1, reschedules: 0 });
    expect((await slippage('topic=hushed', editor)).overall).toMatchObject({ moved: 1, reschedules: 1 });
  });

  test('of internal commitments and actors', async () => {
    await moved('Inside', ['2030-01-01', '2030-01-11'], { visibility: 'internal' });
    const parties = [{ actor: { name: 'Unseen', kind: 'state' } }];
    const { id } = await create('actors', { name: 'Unseen', kind: 'state' }, editor);
    await moved('Inside', ['2030-01-01'], { parties });
    expect(await slippage('topic=inside')).toMatchObject({ items: [], overall: { n: 1, moved: 0 } });
    expect((await slippage(`topic=inside&party=${id}`)).overall.n).toBe(0);
    expect((await slippage('topic=inside', editor)).overall.n).toBe(2);
  });
});

test.each(['by=topic', 'asOf=2025-01-01'])('refuses %s', async (query) => {
  expect(await pointers(`/api/follow-up/slippage?${query}`)).toEqual([query.split('=')[0]]);
});

test('the file has a row for all and one each, and no formula', async () => {
  await moved('Filed', ['2030-01-11', '2030-01-01'], { parties: [{ actor: '@all' }] });
  const response = await call('/api/follow-up/slippage.csv?topic=filed', { token: editor });
  const [heading, ...rows] = (await response.text()).split('\r\n');
  expect(heading).toMatch(/^actor,n,moved,later,earlier,median,longest,reschedules,moved_earlier,/);
  expect(rows).toEqual([
    ',1,1,0,1,-10,,1,1,0,0,0,0,0,0,0,0,0',
    "'@all,1,1,0,1,-10,,1,1,0,0,0,0,0,0,0,0,0",
    '',
  ]);
});
