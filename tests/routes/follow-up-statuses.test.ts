import { beforeAll, describe, expect, test } from 'vitest';
import { archiveRecord } from '../../worker/actions/archive-record.ts';
import { followUpCommitment } from '../../worker/actions/follow-up-commitment.ts';
import { changeCommitment, makeCommitment } from '../../worker/actions/make-commitment.ts';
import { perform } from '../../worker/actions/perform.ts';
import { recordBriefing } from '../../worker/actions/record-briefing.ts';
import type { Work } from '../../worker/actions/work.ts';
import type { CommitmentInput, FollowUpInput } from '../../worker/domain/commitments/commitment.ts';
import type { StatusHistory } from '../../worker/domain/commitments/summary.ts';
import { get, pointers, today } from '../support/api.ts';
import { acting, call, migrated, tokenFor } from '../support/worker.ts';

/** The record is written on days of the past, so that there is something to look back on. */
const on = <T>(day: string, act: (work: Work) => Promise<T>) => perform(acting(`${day}T12:00:00Z`), act);
const make = (day: string, input: Partial<CommitmentInput>) =>
  on(day, (work) => makeCommitment(work, { text: 'x', made: day, visibility: 'public', ...input }));
const follow = (day: string, id: string, input: FollowUpInput) =>
  on(day, (work) => followUpCommitment(work, id, null, { note: 'x', visibility: 'public', ...input }));
const change = (day: string, id: string, input: object) =>
  on(day, (work) => changeCommitment(work, id, null, input));
const shelve = (day: string, id: string, version: number, archive: boolean) =>
  on(day, (work) => archiveRecord(work, 'commitment', id, version, archive));

const obligor = (name: string) => ({ role: 'obligor' as const, actor: { name, kind: 'body' as const } });

const tokens: Record<string, string> = {};
beforeAll(async () => {
  await migrated();
  for (const role of ['viewer', 'editor'] as const) tokens[role] = await tokenFor(role);
});

const history = (query: string, reader = '') =>
  get<StatusHistory>(`/api/follow-up/statuses?${query}`, tokens[reader]);
type Months = StatusHistory['months'];
/** "2025-01: 1 in_progress", or the empty text where that month is not told. */
const said = (months: Months, which = months.at(-1)?.month) =>
  Object.entries(months.find(({ month }) => month === which)?.counts ?? {})
    .flatMap(([status, n]) => (n === 0 ? [] : [`${n} ${status}`]))
    .join(', ');
const lastOf = async (topic: string, asOf: string, reader = '') =>
  said((await history(`topic=${topic}&asOf=${asOf}`, reader)).months);

describe('as of a day', () => {
  test('the record is told as it was at the end of that day, late entries unknown', async () => {
    const { id } = await make('2025-01-10', { topics: ['Late'], status: 'not_started' });
    await follow('2025-03-20', id, { on: '2025-03-20', status: 'in_progress' });
    await follow('2025-06-02', id, { on: '2025-02-15', status: 'stalled' });

    const then = await history('topic=late&asOf=2025-04-30');
    expect(then.asOf).toBe('2025-04-30');
    expect(then.months.map(({ month }) => month)).toEqual(['2025-01', '2025-02', '2025-03', '2025-04']);
    expect(then.months.map(({ month }) => said(then.months, month))).toEqual([
      '1 not_started',
      '1 not_started',
      '1 in_progress',
      '1 in_progress',
    ]);
    // What came in late is told of February from the day on which it came in.
    const later = await history('topic=late&asOf=2025-06-02');
    expect(said(later.months, '2025-02')).toBe('1 stalled');
  });

  test.each([
    ['2025-01-09', ''],
    ['2025-01-10', '1 not_assessed'],
    ['2025-01-31', '1 not_assessed'],
    ['2025-02-01', '1 fulfilled'],
  ])('%s includes what was written on it, and nothing after it', async (asOf, expected) => {
    const topic = `Edge ${asOf}`;
    const { id } = await make('2025-01-10', { topics: [topic] });
    await follow('2025-02-01', id, { on: '2025-02-01', status: 'fulfilled' });
    expect(await lastOf(`edge-${asOf}`, asOf)).toBe(expected);
  });

  test('a corrected date of making counts as it was recorded then', async () => {
    const { id } = await make('2025-05-10', { topics: ['Corrected'], made: '2025-03' });
    await follow('2025-05-20', id, { on: '2025-02-10', status: 'in_progress' });
    await change('2025-07-01', id, { made: '2025-01' });
    const then = await history('topic=corrected&asOf=2025-06-30');
    expect(then.months.map(({ month }) => month)).toEqual(['2025-03', '2025-04', '2025-05', '2025-06']);
    const { months } = await history('topic=corrected&asOf=2025-07-31');
    expect(months[0]?.month).toBe('2025-01');
    expect(said(months, '2025-01')).toBe('1 not_assessed');

    await change('2025-08-01', id, { made: null });
    expect((await history('topic=corrected&asOf=2025-07-31')).undatedCount).toBe(0);
    expect(await history('topic=corrected&asOf=2025-08-01')).toMatchObject({ undatedCount: 1, months: [] });
    await change('2025-09-01', id, { made: '2025-01' });
    expect(await history('topic=corrected&asOf=2025-08-31')).toMatchObject({ undatedCount: 1, months: [] });
  });

  test('a day that is over tells the same for ever, whatever is written later', async () => {
    const { id } = await make('2025-01-10', { topics: ['Kept'], status: 'not_started' });
    const before = await history('topic=kept&asOf=2025-02-28');
    await follow('2025-03-01', id, { on: '2025-01-20', status: 'fulfilled' });
    await change('2025-03-02', id, { text: 'y', made: '2024-12' });
    expect(await history('topic=kept&asOf=2025-02-28')).toEqual(before);
  });

  test('today is the record as it is', async () => {
    await make('2025-01-10', { topics: ['Now'], status: 'stalled' });
    expect(await history(`topic=now&asOf=${today()}`)).toEqual(await history('topic=now'));
  });

  test.each(['2025', '2025-13-01', '2999-01-01', 'yesterday'])('refuses %s', async (asOf) => {
    expect(await pointers(`/api/follow-up/statuses?asOf=${asOf}`)).toEqual(['asOf']);
  });
});

describe('as of a day nobody is told', () => {
  test('of a commitment that they could not see then, though they can now', async () => {
    const { id } = await make('2025-01-10', { topics: ['Opened'], visibility: 'internal' });
    await change('2025-03-01', id, { visibility: 'public' });
    expect(await lastOf('opened', '2025-02-28')).toBe('');
    expect(await lastOf('opened', '2025-02-28', 'viewer')).toBe('1 not_assessed');
    expect(await lastOf('opened', '2025-03-01')).toBe('1 not_assessed');
  });

  test('of a commitment that they cannot see now, though they could then', async () => {
    const { id } = await make('2025-01-10', { topics: ['Closed'] });
    await change('2025-03-01', id, { visibility: 'draft' });
    expect(await lastOf('closed', '2025-02-28')).toBe('');
    expect(await lastOf('closed', '2025-02-28', 'viewer')).toBe('');
    expect(await lastOf('closed', '2025-02-28', 'editor')).toBe('1 not_assessed');
  });

  test('of a time in between when it was withdrawn, as the list of changes does not tell of it either', async () => {
    const { id } = await make('2025-01-10', { topics: ['Between'], status: 'not_started' });
    await change('2025-02-01', id, { visibility: 'internal' });
    await follow('2025-02-10', id, { on: '2025-02-10', status: 'stalled', visibility: 'internal' });
    await change('2025-03-01', id, { visibility: 'public' });
    expect(await lastOf('between', '2025-02-28')).toBe('1 not_started');
    expect(await lastOf('between', '2025-02-28', 'viewer')).toBe('1 stalled');
    const { items } = await get<{ items: { at: string }[] }>(`/api/changes?subject=commitment:${id}`);
    expect(items.map(({ at }) => at.slice(0, 10))).toEqual(['2025-03-01', '2025-01-10']);
  });

  test('of one that was archived then, or is now', async () => {
    const { id } = await make('2025-01-10', { topics: ['Shelved'] });
    await shelve('2025-02-01', id, 1, true);
    await shelve('2025-03-01', id, 2, false);
    for (const reader of ['', 'viewer', 'editor']) {
      expect(await lastOf('shelved', '2025-01-31', reader)).toBe('1 not_assessed');
      expect(await lastOf('shelved', '2025-02-28', reader)).toBe('');
      expect(await lastOf('shelved', '2025-03-01', reader)).toBe('1 not_assessed');
    }
    await shelve('2025-04-01', id, 3, true);
    expect(await lastOf('shelved', '2025-03-31', 'editor')).toBe('');
  });

  test('of a status that an internal follow-up moved, or when it moved', async () => {
    const { id } = await make('2025-01-10', { topics: ['Quiet'], status: 'not_started' });
    await follow('2025-02-01', id, { on: '2025-02-01', status: 'stalled', visibility: 'internal' });
    await follow('2025-04-01', id, { on: '2025-04-01', status: 'in_progress' });
    expect(await lastOf('quiet', '2025-03-31')).toBe('1 not_started');
    expect(await lastOf('quiet', '2025-03-31', 'viewer')).toBe('1 stalled');
    expect(await lastOf('quiet', '2025-04-01')).toBe('1 in_progress');
  });

  test('of a hidden briefing, by the body that took part in it', async () => {
    const { id: briefing } = await on('2025-01-10', (work) =>
      recordBriefing(work, {
        title: 'Behind closed doors',
        start: '2025-01-10',
        visibility: 'internal',
        participations: [{ actor: { name: 'A Quiet Forum', kind: 'body' }, role: 'organiser' }],
      }),
    );
    await make('2025-01-10', { topics: ['Doors'], briefing });
    const bodies = async (reader: string) =>
      (await history('topic=doors&by=body&asOf=2025-02-01', reader)).bodies?.map(({ body }) => body.name);
    expect(await bodies('')).toEqual([]);
    expect(await bodies('viewer')).toEqual(['A Quiet Forum']);
  });
});

describe('by body', () => {
  test('each is told apart, the one with most commitments first, and no other actor', async () => {
    const [forum, council] = [obligor('A Forum'), obligor('A Council')];
    const state = { role: 'obligor' as const, actor: 'A state' };
    await make('2025-01-10', { topics: ['Bodies'], parties: [forum, state] });
    await make('2025-02-10', { topics: ['Bodies'], parties: [{ ...council, role: 'partner' }, forum] });
    const answer = await history('topic=bodies&by=body&asOf=2025-03-01', 'viewer');
    expect(answer.bodies?.map(({ body, months }) => [body.name, said(months)])).toEqual([
      ['A Forum', '2 not_assessed'],
      ['A Council', '1 not_assessed'],
    ]);
    expect(said(answer.months)).toBe('2 not_assessed');
    expect((await history('topic=bodies', 'viewer')).bodies).toBeUndefined();
  });
});

describe('filters', () => {
  test.each([
    ['party', 1],
    ['body', 1],
  ])('%s leaves the rest out, on any day', async (name, expected) => {
    const { id } = await make('2025-01-10', {
      topics: [`By ${name}`],
      parties: [obligor(`Chosen by ${name}`)],
    });
    await make('2025-01-10', { topics: [`By ${name}`] });
    const { parties } = await get<{ parties: { actor: { id: string } | null }[] }>(
      `/api/commitments/${id}`,
      tokens.editor,
    );
    const chosen = `topic=by-${name}&${name}=${parties[0]?.actor?.id}`;
    for (const asOf of ['', '&asOf=2025-02-01']) {
      const { months } = await history(`${chosen}${asOf}`, 'editor');
      expect(said(months)).toBe(`${expected} not_assessed`);
    }
  });

  test.each(['standing=closed', 'by=actor', 'limit=1'])('%s is refused', async (query) => {
    expect(await pointers(`/api/follow-up/statuses?${query}`)).toEqual([query.split('=')[0]]);
  });
});

test('the file has a row a month, and a row a body and month', async () => {
  await make('2025-01-10', { topics: ['File'], parties: [obligor('=2+2')] });
  const response = await call('/api/follow-up/statuses.csv?topic=file&asOf=2025-02-01&by=body', {
    token: tokens.viewer,
  });
  expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('Content-Disposition')).toBe(
    'attachment; filename="status-over-time-2025-02-01.csv"',
  );
  expect((await response.text()).split('\r\n')).toEqual([
    'body,month,not_assessed,not_started,in_progress,stalled,fulfilled,partly_fulfilled,not_fulfilled,superseded,total',
    ',2025-01,1,0,0,0,0,0,0,0,1',
    ',2025-02,1,0,0,0,0,0,0,0,1',
    "'=2+2,2025-01,1,0,0,0,0,0,0,0,1",
    "'=2+2,2025-02,1,0,0,0,0,0,0,0,1",
    '',
  ]);
});
