import { beforeAll, expect, test } from 'vitest';
import { build } from '../../worker/db/query.ts';
import type { Receipt } from '../../worker/domain/events/delivery.ts';
import { create } from '../support/api.ts';
import { hostile, pick, type Random, seeded } from '../support/hostile.ts';
import { expectWholeLog, rowCounts } from '../support/record.ts';
import { seed, times } from '../support/soak.ts';
import { event, type Sender, taken } from '../support/webhooks.ts';
import { call, migrated, post, sender, tokenFor } from '../support/worker.ts';

const first = seed();
const total = times(2_000, 10_000);
const together = 25;

let db: Awaited<ReturnType<typeof migrated>>;
let [editor, admin] = ['', ''];
let by: Sender;
// Many, so that those who write at once seldom meet.
const known = 40;
const commitments: string[] = [];
beforeAll(async () => {
  db = await migrated();
  [editor, admin] = [await tokenFor('editor'), await tokenFor('admin')];
  by = await sender();
  await taken(by, event('briefing.recorded', { ref: 'known', title: 'Known', start: '2025-06' }));
  for (let i = 0; i < known; i += 1) {
    const made = { ref: `known-${i}`, text: 'Known', parties: [{ actor: 'UZ' }] };
    await taken(by, event('commitment.made', made));
    commitments.push((await create('commitments', { text: 'Known' }, editor)).id);
  }
  await taken(by, event('handover.announced', { ref: 'known', body: 'Known Forum', to: 'UZ', date: '2025' }));
});

const source = { title: 'Report', url: 'https://example.org/report', published: '2025', passage: 'As said' };
const parties = (mark: string) => [
  { actor: { name: `Party ${mark}`, kind: 'organisation', aliases: [`P ${mark}`] } },
  { words: 'others', role: 'partner' },
];

/** Good data by kind; `mark` stands in all that it would leave behind. */
const good = {
  briefing: (mark: string) => ({
    title: `Title ${mark}`,
    start: '2025-06-01',
    end: '2025-06',
    status: 'held',
    summary: `Summary ${mark}`,
    countryCode: 'US',
    headCounts: [{ of: 'countries', count: 50, atLeast: true }],
    topics: [`Topic ${mark}`],
    participations: [{ actor: { name: `Speaker ${mark}`, affiliation: `Desk ${mark}` }, role: 'speaker' }],
    statements: [{ speaker: `Speaker ${mark}`, kind: 'quote', text: `Said ${mark}`, sources: [source] }],
    sources: [source],
    visibility: 'public',
  }),
  commitment: (mark: string) => ({
    text: `Text ${mark}`,
    due: '2026-06',
    dueWords: 'June',
    status: 'fulfilled',
    closingReason: 'Done',
    parties: parties(mark),
    topics: [`Topic ${mark}`],
    sources: [source],
    visibility: 'public',
  }),
  followUp: (mark: string) => ({
    on: '2025-07-01',
    note: `Note ${mark}`,
    status: 'stalled',
    due: '2027',
    sources: [source],
  }),
  handover: (mark: string) => ({
    body: `Body ${mark}`,
    from: 'UZ',
    to: { name: `Holder ${mark}`, kind: 'state', countryCode: 'KZ' },
    date: '2025/2026',
    note: `Note ${mark}`,
    sources: [source],
  }),
  actor: (mark: string) => ({
    name: `Actor ${mark}`,
    kind: 'body',
    aliases: [`Alias ${mark}`],
    affiliation: `Parent ${mark}`,
    rotation: { order: [`First ${mark}`, 'KZ'], months: 6 },
  }),
};

const ref = (random: Random, mark: string) => (random() < 0.1 ? 'known' : mark);

function message(random: Random, mark: string): object {
  const named = { ref: ref(random, mark) };
  const type = pick(random, [
    'briefing.recorded',
    'commitment.made',
    'commitment.followed-up',
    'handover.announced',
    'handover.completed',
  ]);
  if (type === 'commitment.made')
    return event(type, { ...named, ...good.commitment(mark), briefingRef: 'known' });
  if (type === 'commitment.followed-up')
    return event(type, {
      ...named,
      commitmentRef: `known-${Math.floor(random() * known)}`,
      ...good.followUp(mark),
    });
  if (type !== 'briefing.recorded')
    return event(type, { ...named, ...good.handover(mark), briefingRef: null });
  const commitments = [{ ref: mark, ...good.commitment(mark) }];
  return event(
    type,
    { ...named, ...good.briefing(mark), commitments, handovers: [{ ref: mark, ...good.handover(mark) }] },
    '2025-06-02T10:00:00Z',
  );
}

/** Sends one hostile body somewhere. */
async function send(random: Random, mark: string): Promise<Response> {
  const kind = random();
  if (kind < 0.45) return post(by, mark, hostile(random, message(random, mark)));
  if (kind < 0.55) {
    const { type, data } = message(random, mark) as { type: string; data: object };
    const nasty = pick(random, ['1', '%00', '%FF', `${'x'.repeat(2000)}`, '%F0%9F']);
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': nasty,
      'ce-source': '/',
      'ce-type': random() < 0.9 ? type : nasty,
    };
    return post(by, mark, hostile(random, data), { headers });
  }
  const token = editor;
  const commitment = commitments[Math.floor(random() * known)];
  const noun = pick(random, ['actor', 'briefing', 'commitment', 'handover', 'followUp']);
  const body = hostile(random, good[noun](mark));
  if (noun === 'followUp') return call(`/api/commitments/${commitment}/follow-ups`, { body, token });
  if (noun === 'commitment' && random() < 0.3) {
    const headers = { 'If-Match': '"1"' };
    return call(`/api/commitments/${commitment}`, { method: 'PATCH', body, token, headers });
  }
  return call(`/api/${noun}s`, { body, token });
}

const created: Record<string, number> = {};
const accepted = new Set<string>();

test(`${total} hostile bodies are answered, and what is refused leaves nothing`, async () => {
  console.log(`seed ${first}`);
  const before = await rowCounts(db);
  const statuses: Record<number, number> = {};
  const failed: string[] = [];
  const one = async (i: number) => {
    const mark = `mk${i}z`;
    const response = await send(seeded(first + i), mark);
    const text = await response.text();
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    if (response.status >= 500) failed.push(`${i}: ${text}`);
    if (!response.ok) return;
    accepted.add(mark);
    const receipt: Partial<Receipt> = JSON.parse(text);
    for (const { kind, outcome } of receipt.records ?? [])
      if (outcome === 'created') created[kind] = (created[kind] ?? 0) + 1;
  };
  for (let at = 0; at < total; at += together)
    await Promise.all(Array.from({ length: together }, (_, i) => one(at + i)));
  console.log(JSON.stringify({ statuses, created }));
  expect(failed).toEqual([]);
  expect(statuses[422]).toBeGreaterThan(total / 4);
  expect(accepted.size).toBeGreaterThan(total / 50);

  const left = await marksLeft();
  expect([...left].filter((mark) => !accepted.has(mark))).toEqual([]);
  const after = await rowCounts(db);
  expect((after.refs ?? 0) - (before.refs ?? 0)).toBe(Object.values(created).reduce((a, b) => a + b, 0));
  await expectWholeLog(db);
});

/** The marks in all that is stored but the deliveries. */
async function marksLeft(): Promise<Set<string>> {
  const found = await Promise.all([
    db.all(build.selectFrom('changes').select('after as text')),
    db.all(build.selectFrom('actor_names').select('key as text')),
    db.all(build.selectFrom('topics').select('name as text')),
    db.all(build.selectFrom('refs').select('ref as text')),
    db.all(build.selectFrom('follow_ups').select('note as text')),
    db.all(build.selectFrom('statements').select('text')),
    db.all(build.selectFrom('commitments').select('text')),
    db.all(build.selectFrom('briefings').select('title as text')),
    db.all(build.selectFrom('handovers').select('note as text')),
  ]);
  return new Set(found.flat().flatMap(({ text }) => text?.match(/mk\d+z/g) ?? []));
}

interface Listed {
  items: { id: string; kind?: string; startedBy?: string }[];
  next: string | null;
}

test('what is accepted is read without error through every address, by everybody', async () => {
  for (const token of [admin, undefined]) {
    const read = async <T>(path: string): Promise<T> => {
      const response = await call(path, { token });
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return response.json();
    };
    const lists = [
      'actors',
      'briefings',
      'commitments',
      'handovers',
      'topics',
      'changes',
      ...(token ? ['deliveries'] : []),
    ];
    for (const noun of lists) {
      const ids: string[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const page: Listed = await read(
          `/api/${noun}?limit=100${next && `&cursor=${encodeURIComponent(next)}`}`,
        );
        ids.push(...page.items.map(({ id }) => id));
        next = page.next ?? null;
      }
      if (!['actors', 'briefings', 'commitments', 'handovers'].includes(noun)) continue;
      // An actor's own page shows what the list shows: every fifth will do.
      const opened = noun === 'actors' ? ids.filter((_, i) => i % 5 === 0) : ids;
      for (let at = 0; at < opened.length; at += together)
        await Promise.all(opened.slice(at, at + together).map((id) => read(`/api/${noun}/${id}`)));
    }
    const bodies = (await read<Listed>('/api/actors?kind=body&limit=200')).items;
    await Promise.all(bodies.map(({ id }) => read(`/api/bodies/${id}/terms`)));
    const window = '/api/timeline?from=2020-01-01&to=2030-12-31';
    for (const view of [
      window,
      '/api/timeline?from=0001-01-01&to=9999-12-31',
      '/api/upcoming',
      '/api/follow-up/statuses',
      '/api/follow-up/scores',
    ])
      await read(view);
  }
});
