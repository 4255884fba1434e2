import { beforeAll, describe, expect, test } from 'vitest';
import type { StatusHistory } from '../../worker/domain/commitments/summary.ts';
import { create, days, followUp, get, today } from '../support/api.ts';
import { migrated, tokenFor } from '../support/worker.ts';

let editor = '';
const now = today();
const month = (ago: number) => days(`${now.slice(0, 7)}-15`, -30 * ago).slice(0, 7);
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

const history = (token = editor) => get<StatusHistory>('/api/follow-up/statuses', token);
const countsIn = ({ months }: StatusHistory, which: string) => {
  const { counts = {} } = months.find((each) => each.month === which) ?? {};
  return Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0));
};

describe('status over time', () => {
  const make = (body: object = {}) =>
    create('commitments', { text: 'x', made: `${month(6)}-01`, visibility: 'public', ...body }, editor);

  test('counts by the dates of follow-ups, also of late ones, and never below zero', async () => {
    const { id } = await make();
    await followUp(id, { on: `${month(3)}-05`, status: 'in_progress', visibility: 'public' }, editor);
    await followUp(id, { on: `${month(5)}-05`, status: 'stalled', visibility: 'public' }, editor);
    await followUp(
      id,
      { on: `${month(1)}-05`, status: 'fulfilled', note: 'x', visibility: 'public' },
      editor,
    );
    // Made at some time of a year: it counts from that year's end, whenever it was followed up.
    const vague = await make({ made: `${Number(now.slice(0, 4)) - 1}` });
    await followUp(
      vague.id,
      { on: `${Number(now.slice(0, 4)) - 1}-02-01`, status: 'not_started', visibility: 'public' },
      editor,
    );
    await make({ made: null });

    const seen = await history();
    expect(seen.undatedCount).toBe(1);
    expect(
      [6, 5, 4, 3, 2, 1, 0]
        .map((ago) => countsIn(seen, month(ago)))
        .map(({ not_started: _, ...rest }) => rest),
    ).toEqual([
      { not_assessed: 1 },
      { stalled: 1 },
      { stalled: 1 },
      { in_progress: 1 },
      { in_progress: 1 },
      { fulfilled: 1 },
      { fulfilled: 1 },
    ]);
    expect(countsIn(seen, now.slice(0, 7)).not_started).toBe(1);
    for (const { counts } of seen.months)
      expect(Math.min(...Object.values(counts))).toBeGreaterThanOrEqual(0);
  });

  test('tells the public no move that it may not see, and still counts each commitment once', async () => {
    const { id } = await make({ made: `${month(2)}-01` });
    await followUp(id, { on: `${month(2)}-05`, status: 'in_progress', visibility: 'public' }, editor);
    await followUp(id, { on: `${month(1)}-05`, status: 'stalled', visibility: 'internal' }, editor);
    await followUp(
      id,
      { on: `${now.slice(0, 7)}-01`, status: 'not_fulfilled', note: 'x', visibility: 'public' },
      editor,
    );
    for (const token of ['', editor]) {
      const { months } = await history(token);
      for (const { counts } of months) expect(Math.min(...Object.values(counts))).toBeGreaterThanOrEqual(0);
      const totals = months.map(({ counts }) => Object.values(counts).reduce((sum, n) => sum + n, 0));
      expect(totals).toEqual([...totals].sort((a, b) => a - b));
      expect(totals.at(-1)).toBe(3);
    }
    expect(countsIn(await history(''), month(1)).in_progress).toBe(1);
    expect(countsIn(await history(), month(1)).stalled).toBe(1);
  });
});
