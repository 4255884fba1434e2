import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { event, taken } from '../../support/webhooks.ts';
import { sender } from '../../support/worker.ts';

/** What an event costs: rows and entries of indexes, which D1 counts and charges for alike. */

const { DB } = env as unknown as { DB: D1Database };

const meeting = (n: number, due: string) =>
  event(
    'briefing.recorded',
    {
      ref: `meeting-${n}`,
      title: `Meeting number ${n} on cooperation`,
      start: `2026-11-2${n}`,
      participations: [
        { actor: 'Norway', role: 'organiser' },
        { actor: 'Chad', role: 'attendee' },
      ],
      statements: [{ speaker: 'Chad', kind: 'quote', text: 'We shall continue to support this work.' }],
      sources: [{ title: 'Press release', url: 'https://example.org/release' }],
      commitments: [
        { ref: `promise-${n}`, text: `Report on progress ${n}`, due, parties: [{ actor: 'Norway' }] },
      ],
    },
    '2026-11-20T10:00:00Z',
  );

test.each([
  ['on a day', '2027-06-30'],
  ['within a month', '2027-06'],
])('an event with a meeting and a promise that is due %s writes at most 90 rows', async (_, due) => {
  const by = await sender();
  await taken(by, meeting(1, due));
  let written = 0;
  const batch: D1Database['batch'] = async (statements) => {
    const answers = await DB.batch(statements);
    for (const { meta } of answers) written += meta.rows_written;
    return answers as never;
  };
  const counting = { prepare: DB.prepare.bind(DB), batch } as D1Database;
  await taken(by, meeting(2, due), { DB: counting });
  expect(written).toBeGreaterThan(50);
  expect(written).toBeLessThanOrEqual(90);
});
