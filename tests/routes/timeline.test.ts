import { beforeAll, describe, expect, test } from 'vitest';
import type { Timeline, TimelineOverview } from '../../worker/domain/timeline/timeline.ts';
import { create, get, pointers } from '../support/api.ts';
import { migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let actor = '';
let body = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  const handover = await create(
    'handovers',
    { body: 'Timeline Council', to: 'Timeline Holder', date: '2031-03' },
    editor,
  );
  [actor, body] = [handover.to?.id ?? '', handover.body.id];
  const { id } = await create(
    'briefings',
    {
      title: 'Inside',
      start: '2031-05',
      topics: ['Lines'],
      participations: [{ actor: { id: body }, role: 'organiser' }],
    },
    editor,
  );
  await create('briefings', { title: 'Outside', start: '2035' }, editor);
  await create('commitments', { text: 'Inside', due: '2031-12-31', briefing: id, topics: ['Lines'] }, editor);
  await create(
    'commitments',
    { text: 'Of the holder', due: '2030/2031', parties: [{ actor: { id: actor } }] },
    editor,
  );
  await create('commitments', { text: 'Outside', due: '2027' }, editor);
  await create('commitments', { text: 'Undated' }, editor);
});

const windowed = (query: string, token = editor) =>
  get<Timeline>(`/api/timeline?from=2031-01-01&to=2031-12-31${query}`, token);
const wordsOf = (item: Timeline['items'][number]) => (item.kind === 'briefing' ? item.title : item.text);
/** What stands in each lane, in its order. */
const lanesIn = ({ lanes, items }: Timeline) =>
  Object.fromEntries(
    lanes.map(({ key, title, items: places, terms }) => [
      title ?? key,
      [
        ...places.map((at) => wordsOf(items[at] as Timeline['items'][number])),
        ...(terms ?? []).map(({ holder }) => holder?.name ?? '–'),
      ].join(', '),
    ]),
  );

describe('lanes', () => {
  test.each<[string, Record<string, string>]>([
    [
      '',
      { briefings: 'Inside', commitments: 'Of the holder, Inside', 'Timeline Council': 'Timeline Holder' },
    ],
    ['&kind=briefings', { briefings: 'Inside' }],
    [
      '&kind=commitments,bodies',
      { commitments: 'Of the holder, Inside', 'Timeline Council': 'Timeline Holder' },
    ],
    ['&topic=lines&kind=briefings,commitments', { briefings: 'Inside', commitments: 'Inside' }],
    [
      '&actor={actor}',
      { briefings: '', commitments: 'Of the holder', 'Timeline Council': 'Timeline Holder' },
    ],
    ['&body={body}', { briefings: 'Inside', commitments: 'Inside', 'Timeline Council': 'Timeline Holder' }],
    ['&body={body}&actor={actor}', { briefings: '', commitments: '', 'Timeline Council': 'Timeline Holder' }],
    ['&body={body}&topic=lines&kind=commitments', { commitments: 'Inside' }],
    ['&standing=overdue&kind=commitments', { commitments: '' }],
    ['&standing=upcoming&kind=commitments', { commitments: 'Of the holder, Inside' }],
    ['&standing=upcoming&kind=commitments&actor={actor}', { commitments: 'Of the holder' }],
    ['&lanes=body', { 'Timeline Council': 'Inside, Inside, Timeline Holder', 'body:': 'Of the holder' }],
    ['&lanes=body&body={body}', { 'Timeline Council': 'Inside, Inside, Timeline Holder' }],
    ['&lanes=actor', { 'Timeline Holder': 'Of the holder', 'actor:': '' }],
    ['&lanes=actor&hidden=none', { 'Timeline Holder': 'Of the holder' }],
    ['&lanes=topic', { Lines: 'Inside, Inside', 'topic:': 'Of the holder' }],
    ['&lanes=topic&actor={actor}', { 'topic:': 'Of the holder' }],
    ['&lanes=body&hidden={body}', { 'body:': 'Of the holder' }],
  ])('of "%s"', async (query, lanes) => {
    expect(lanesIn(await windowed(query.replace('{actor}', actor).replace('{body}', body)))).toEqual(lanes);
  });

  test('tell how much they hold at any time, and what has no date', async () => {
    const { lanes } = await windowed('');
    expect(lanes.map(({ key, total, undated }) => [key, total, undated])).toEqual([
      ['briefings', 2, 0],
      ['commitments', 3, 1],
      [`actor:${body}`, 0, 0],
    ]);
  });

  test('of pinned actors come first, in their order', async () => {
    const others = await Promise.all(
      ['Pinned B', 'Pinned A'].map((name) => create('actors', { name, kind: 'state' }, editor)),
    );
    for (const { id } of others)
      await create('commitments', { text: 'x', due: '2028', parties: [{ actor: { id } }] }, editor);
    const [b, a] = others.map(({ id }) => id);
    const keys = async (query: string) =>
      (await windowed(`&lanes=actor${query}`)).lanes.map(({ key }) => key);
    expect((await keys(`&pinned=${a},${b}`)).slice(0, 2)).toEqual([`actor:${a}`, `actor:${b}`]);
    expect((await keys(`&pinned=${b}`)).slice(0, 1)).toEqual([`actor:${b}`]);
  });
});

describe('windows', () => {
  test('are widened to whole cells, so that near ones are one answer', async () => {
    const answer = await get<Timeline>('/api/timeline?from=2031-01-15&to=2032-11-20&width=1600', editor);
    expect([answer.from, answer.to, answer.step, answer.cells.length]).toEqual([
      '2031-01-01',
      '2032-11-30',
      { unit: 'month', count: 1 },
      23,
    ]);
    expect(answer.cells.slice(0, 2)).toEqual(['2031-01-01', '2031-02-01']);
  });

  test('count what does not fit, and zooming in turns the counts into items', async () => {
    for (let n = 0; n < 60; n += 1)
      await create(
        'commitments',
        {
          text: `Number ${n}`,
          due: `2041-0${1 + (n % 2)}-${String(1 + (n % 28)).padStart(2, '0')}`,
          ...(n % 3 === 0 ? { status: 'fulfilled', closingReason: 'x' } : {}),
        },
        editor,
      );
    const at = async (from: string, to: string) => {
      const { lanes } = await get<Timeline>(
        `/api/timeline?from=${from}&to=${to}&width=1280&kind=commitments`,
        editor,
      );
      return { items: lanes[0]?.items.length, counts: lanes[0]?.counts };
    };
    expect(await at('2030-01-01', '2049-12-31')).toEqual({ items: 2, counts: [[11, 60, 40]] });
    expect(await at('2041-01-01', '2041-12-31')).toEqual({
      items: 0,
      counts: [
        [0, 30, 20],
        [1, 30, 20],
      ],
    });
    expect(await at('2041-01-01', '2041-01-31')).toEqual({ items: 30, counts: [] });
  });

  test('tell of what began before them and reaches into them, and whether there is more', async () => {
    for (let n = 0; n < 15; n += 1)
      await create('commitments', { text: `Long ${n}`, due: `2050-0${1 + (n % 9)}/2053` }, editor);
    const { lanes } = await get<Timeline>('/api/timeline?from=2052-01-01&to=2052-12-31', editor);
    expect(lanes[1]).toMatchObject({ key: 'commitments', earlier: true, counts: [] });
    expect(lanes[1]?.items).toHaveLength(12);
  });

  test('hold nothing that the public may not see, in no number either', async () => {
    const { lanes, items } = await windowed('', '');
    expect([items, lanes.map(({ total, undated }) => [total, undated])]).toEqual([
      [],
      [
        [0, 0],
        [0, 0],
      ],
    ]);
    expect((await get<TimelineOverview>('/api/timeline/overview')).from).toBeNull();
  });
});

test('the overview tells the whole span, by months or by years', async () => {
  const all = await get<TimelineOverview>('/api/timeline/overview', editor);
  expect([all.from, all.unit]).toEqual(['2027-01-01', 'year']);
  expect(all.counts).toContainEqual(['2041-01-01', 0, 40, 20]);
  expect(all.handovers).toEqual([['2031-01-01', 1]]);
  const held = await get<TimelineOverview>('/api/timeline/overview?kind=briefings', editor);
  expect(held).toEqual({
    from: '2031-01-01',
    to: '2035-12-31',
    unit: 'month',
    counts: [
      ['2031-05-01', 1, 0, 0],
      ['2035-01-01', 1, 0, 0],
    ],
    handovers: [],
  });
  const ofActor = await get<TimelineOverview>(`/api/timeline/overview?actor=${actor}`, editor);
  expect(ofActor.counts).toEqual([['2030-01-01', 0, 1, 0]]);
});

test.each([
  ['from=2025-01-01', ['to']],
  ['to=2025-01-01', ['from']],
  ['from=2025&to=2026', ['from', 'to']],
  ['from=2026-01-01&to=2025-01-01', ['to']],
  ['from=2025-01-01&to=2026-01-01&kind=dragons', ['kind']],
  ['from=2025-01-01&to=2026-01-01&lanes=dragons', ['lanes']],
  ['from=2025-01-01&to=2026-01-01&width=9', ['width']],
  ['from=2025-01-01&to=2026-01-01&width=22401', ['width']],
  ['from=2025-01-01&to=2026-01-01&limit=5', ['limit']],
])('refuses %s', async (query, parameters) => {
  expect(await pointers(`/api/timeline?${query}`)).toEqual(parameters);
});
