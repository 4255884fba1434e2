import { beforeAll, expect, test } from 'vitest';
import { announceHandover, changeHandover } from '../../worker/actions/announce-handover.ts';
import { archiveRecord } from '../../worker/actions/archive-record.ts';
import { followUpCommitment } from '../../worker/actions/follow-up-commitment.ts';
import { changeCommitment, makeCommitment } from '../../worker/actions/make-commitment.ts';
import { perform } from '../../worker/actions/perform.ts';
import { changeActor, recordActor } from '../../worker/actions/record-actor.ts';
import { changeBriefing, recordBriefing } from '../../worker/actions/record-briefing.ts';
import { undoAct } from '../../worker/actions/undo-act.ts';
import type { Work } from '../../worker/actions/work.ts';
import type { Actor } from '../../worker/domain/actor.ts';
import type { BriefingDetail } from '../../worker/domain/briefing.ts';
import type { CommitmentDetail } from '../../worker/domain/commitments/commitment.ts';
import type { HandoverDetail } from '../../worker/domain/handovers/handover.ts';
import { get, pointers } from '../support/api.ts';
import { acting, call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let viewer = '';
const ids = { briefing: '', commitment: '', handover: '', actor: '', hidden: '' };
const on = <T>(day: string, act: (work: Work) => Promise<T>) => perform(acting(`${day}T12:00:00Z`), act);

beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  viewer = await tokenFor('viewer');
  const open = { visibility: 'public' } as const;
  await on('2025-01-10', async (work) => {
    ids.actor = (await recordActor(work, { name: 'Old Name', kind: 'organisation', ...open })).id;
    ids.briefing = (
      await recordBriefing(work, {
        title: 'Old title',
        start: '2025-03',
        participations: [{ actor: 'Old Name', role: 'organiser' }],
        statements: [
          { kind: 'quote', text: 'Said aloud' },
          { kind: 'quote', text: 'Said aside', visibility: 'internal' },
        ],
        ...open,
      })
    ).id;
    ids.commitment = (
      await makeCommitment(work, {
        text: 'Old wording',
        due: '2025-03',
        parties: [{ role: 'obligor', actor: 'Old Name' }],
        ...open,
      })
    ).id;
    ids.handover = (
      await announceHandover(work, {
        body: { name: 'Council', kind: 'body' },
        to: 'Old Name',
        date: '2026',
        ...open,
      })
    ).id;
  });
  await on('2025-04-20', async (work) => {
    await followUpCommitment(work, ids.commitment, null, { on: '2025-04-20', due: '2025-09', note: 'Later' });
    await followUpCommitment(work, ids.commitment, null, { on: '2025-04-19', note: 'A quiet word' });
  });
  await on('2025-06-10', async (work) => {
    await changeActor(work, ids.actor, 1, { name: 'New Name' });
    await changeBriefing(work, ids.briefing, null, {
      title: 'New title',
      participations: [],
      statements: [],
    });
    await changeCommitment(work, ids.commitment, null, { text: 'New wording' });
    await followUpCommitment(work, ids.commitment, null, {
      on: '2025-06-10',
      status: 'fulfilled',
      note: 'Done',
    });
    await changeHandover(work, ids.handover, null, { status: 'completed', date: '2025-06-10' });
  });
  // Public, then not, then public again.
  ids.hidden = (await on('2025-01-10', (work) => makeCommitment(work, { text: 'On and off', ...open }))).id;
  await on('2025-02-10', (work) => changeCommitment(work, ids.hidden, null, { visibility: 'internal' }));
  await on('2025-03-10', (work) => changeCommitment(work, ids.hidden, null, { visibility: 'public' }));
});

const then = <T>(path: string, day: string, token?: string) => get<T>(`/api/${path}?asOf=${day}`, token);
const status = async (path: string, day: string, token?: string) =>
  (await call(`/api/${path}?asOf=${day}`, { token })).status;

test('a commitment stands as it did at the end of a day, standing and follow-ups included', async () => {
  const path = `commitments/${ids.commitment}`;
  expect(await then<CommitmentDetail>(path, '2025-04-19')).toMatchObject({
    asOf: '2025-04-19',
    text: 'Old wording',
    status: 'not_assessed',
    standing: 'overdue',
    due: { edtf: '2025-03', latest: '2025-03-31' },
    parties: [{ actor: { name: 'New Name' } }],
    followUps: [],
    withheld: [],
  });
  const later = await then<CommitmentDetail>(path, '2025-04-20');
  expect(later).toMatchObject({
    standing: 'upcoming',
    due: { edtf: '2025-09' },
    originalDue: { edtf: '2025-03' },
  });
  expect(later.followUps.map(({ note }) => note)).toEqual(['Later']);
  const seen = await then<CommitmentDetail>(path, '2025-04-20', viewer);
  expect(seen.followUps.map(({ note }) => note)).toEqual(['Later', 'A quiet word']);
  expect(seen.version).toBe(3);
  expect(await then<CommitmentDetail>(path, '2025-06-10')).toMatchObject({
    text: 'New wording',
    standing: 'closed',
  });
  expect(await status(path, '2025-01-09')).toBe(404);
});

test('a briefing, a handover and an actor do too', async () => {
  const old = await then<BriefingDetail>(`briefings/${ids.briefing}`, '2025-06-09');
  expect(old).toMatchObject({ title: 'Old title', participations: [{ actor: { name: 'New Name' } }] });
  expect(old.statements.map(({ text }) => text)).toEqual(['Said aloud']);
  const aside = await then<BriefingDetail>(`briefings/${ids.briefing}`, '2025-06-09', viewer);
  expect(aside.statements).toHaveLength(2);
  expect(await then<HandoverDetail>(`handovers/${ids.handover}`, '2025-06-09')).toMatchObject({
    status: 'announced',
    date: { edtf: '2026' },
    to: { id: ids.actor },
  });
  expect((await then<Actor>(`actors/${ids.actor}`, '2025-06-09')).name).toBe('Old Name');
});

test('what was hidden then stays hidden, and so does what is hidden today', async () => {
  const path = `commitments/${ids.hidden}`;
  expect(await status(path, '2025-01-31')).toBe(200);
  expect(await status(path, '2025-02-28')).toBe(404);
  expect(await status(path, '2025-02-28', viewer)).toBe(200);
  expect(await status(path, '2025-03-10')).toBe(200);
  await on('2025-07-01', (work) => archiveRecord(work, 'commitment', ids.hidden, 3, true));
  for (const token of [undefined, viewer]) expect(await status(path, '2025-03-10', token)).toBe(404);
  expect(await status(path, '2025-03-10', editor)).toBe(200);
});

test('GET /api/commitments refuses asOf and names the address of a record', async () => {
  const response = await call('/api/commitments?asOf=2025-04-19');
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    detail: expect.stringContaining('/api/commitments/{id}?asOf='),
    errors: [{ pointer: 'asOf', detail: expect.stringContaining('/api/commitments/{id}?asOf=') }],
  });
});

test('what was undone later still stood on the day, for staff', async () => {
  const id = (
    await on('2025-01-10', (work) => makeCommitment(work, { text: 'Undone later', visibility: 'public' }))
  ).id;
  let act = 0;
  const followed = { ...acting('2025-02-10T12:00:00Z'), wrote: (sequence: number) => (act = sequence) };
  await perform(followed, (work) =>
    followUpCommitment(work, id, null, { on: '2025-02-10', status: 'stalled', note: 'n' }),
  );
  await on('2025-03-10', (work) => undoAct(work, act));
  const path = `commitments/${id}`;
  expect(await then<CommitmentDetail>(path, '2025-02-10', viewer)).toMatchObject({
    status: 'stalled',
    followUps: [{ withdrawnAt: null }],
  });
  expect(await then<CommitmentDetail>(path, '2025-03-10', viewer)).toMatchObject({
    status: 'not_assessed',
    followUps: [{ withdrawnAt: '2025-03-10T12:00:00.000Z' }],
  });
  expect((await then<CommitmentDetail>(path, '2025-02-10')).followUps).toEqual([]);
});

test('a day must be one, and not lie ahead; what stood then is no version to change', async () => {
  for (const wrong of ['2025-02-30', 'yesterday', '2999-01-01']) {
    expect(await pointers(`/api/commitments/${ids.commitment}?asOf=${wrong}`)).toEqual(['asOf']);
  }
  const { headers } = await call(`/api/commitments/${ids.commitment}?asOf=2025-05-01`, { token: editor });
  expect(headers.get('ETag')).toMatch(/^"[0-9a-f]{24}"$/);
});
