import { beforeAll, expect, test } from 'vitest';
import { announceHandover, changeHandover } from '../../worker/actions/announce-handover.ts';
import { archiveRecord } from '../../worker/actions/archive-record.ts';
import { perform } from '../../worker/actions/perform.ts';
import { changeActor, recordActor } from '../../worker/actions/record-actor.ts';
import type { Work } from '../../worker/actions/work.ts';
import type { Succession } from '../../worker/domain/handovers/handover.ts';
import { get } from '../support/api.ts';
import { acting, call, migrated, tokenFor } from '../support/worker.ts';

/** Who presided, as the record had it on a day. */

const ids = { council: '', first: '', second: '', third: '', inside: '', state: '' };
const on = <T>(day: string, act: (work: Work) => Promise<T>) => perform(acting(`${day}T12:00:00Z`), act);
let viewer = '';

beforeAll(async () => {
  await migrated();
  viewer = await tokenFor('viewer');
  const open = { visibility: 'public' } as const;
  await on('2025-01-10', async (work) => {
    ids.council = (await recordActor(work, { name: 'Council', kind: 'body', ...open })).id;
    ids.state = (await recordActor(work, { name: 'Spain', kind: 'state', ...open })).id;
    const announce = (from: string, to: string, date: string, status: 'completed' | 'announced') =>
      announceHandover(work, { body: 'Council', from, to, date, status, ...open });
    ids.first = (await announce('Kazakhstan', 'Uzbekistan', '2024-06-01', 'completed')).id;
    ids.second = (await announce('Uzbekistan', 'Spain', '2025-06-01', 'announced')).id;
    ids.third = (await announce('Spain', 'Kazakhstan', '2026-03-01', 'announced')).id;
  });
  await on('2025-02-10', async (work) => {
    const inside = {
      body: 'Council',
      from: 'Kazakhstan',
      to: 'Spain',
      date: '2027',
      visibility: 'internal',
    } as const;
    ids.inside = (await announceHandover(work, inside)).id;
  });
  await on('2025-06-02', async (work) => {
    await changeHandover(work, ids.second, null, { status: 'completed', date: '2025-06-02' });
    await changeActor(work, ids.council, 1, { rotation: { order: ['Kazakhstan', 'Spain'], months: 12 } });
  });
  await on('2025-07-01', (work) => changeHandover(work, ids.third, null, { status: 'cancelled' }));
  await on('2025-08-01', (work) => archiveRecord(work, 'handover', ids.inside, 1, true));
});

const terms = (query = '', token?: string) =>
  get<Succession>(`/api/bodies/${ids.council}/terms${query}`, token);
const told = ({ terms }: Succession) =>
  terms.map(
    ({ holder, start, projected, current }) =>
      `${start?.edtf ?? '…'} ${holder?.name ?? '–'}${projected ? ' (projected)' : ''}${current ? ' *' : ''}`,
  );

test('before a handover took place the one before presides, and it is announced', async () => {
  expect(told(await terms('?asOf=2025-06-01'))).toEqual(
    expect.arrayContaining(['2024-06-01 Uzbekistan *', '2025-06-01 Spain', '2026-03-01 Kazakhstan']),
  );
  expect(told(await terms('?asOf=2025-06-30'))).toEqual(
    expect.arrayContaining(['2024-06-01 Uzbekistan', '2025-06-02 Spain *', '2026-03-01 Kazakhstan']),
  );
});

test('what was cancelled since had its place then, and the rotation of then is projected', async () => {
  expect(told(await terms('?asOf=2025-06-30')).join()).toContain('2026-03-01 Kazakhstan');
  expect(told(await terms('?asOf=2025-07-01')).join()).not.toContain('2026-03-01 Kazakhstan');
  expect(told(await terms('?asOf=2025-06-01')).join()).not.toContain('projected');
  expect(told(await terms('?asOf=2025-07-01')).join()).toContain('projected');
});

test('what is archived today stood there then, for whoever may see it', async () => {
  const shows = async (day: string, token?: string) =>
    (await terms(`?asOf=${day}`, token)).terms.some(({ startedBy }) => startedBy === ids.inside);
  const editor = await tokenFor('editor');
  expect(await shows('2025-03-01', editor)).toBe(true);
  expect(await shows('2025-08-02', editor)).toBe(false);
  // As with a record: what is archived today is for editors alone.
  expect(await shows('2025-03-01', viewer)).toBe(false);
  expect(await shows('2025-03-01')).toBe(false);
});

test('as of today it is what it is today', async () => {
  const today = new Date().toISOString().slice(0, 10);
  for (const token of [undefined, viewer])
    expect(await terms(`?asOf=${today}`, token)).toEqual(await terms('', token));
});

test.each<[string, string, number]>([
  ['a day before the body was recorded', 'asOf=2025-01-09', 404],
  ['a day that is no day', 'asOf=2025-02-30', 422],
  ['a day to come', 'asOf=2999-01-01', 422],
])('%s is refused', async (_, query, status) => {
  expect((await call(`/api/bodies/${ids.council}/terms?${query}`)).status).toBe(status);
  expect((await call(`/api/bodies/${ids.state}/terms?asOf=2025-03-01`)).status).toBe(404);
});
