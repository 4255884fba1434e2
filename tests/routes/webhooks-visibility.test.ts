import { beforeAll, describe, expect, test } from 'vitest';
import type { BriefingDetail } from '../../worker/domain/briefing.ts';
import type { Visibility } from '../../worker/domain/visibility.ts';
import { change, get, list, read } from '../support/api.ts';
import { rowCounts } from '../support/record.ts';
import { event, faultsOf, idOf, messageId, type Sender, taken } from '../support/webhooks.ts';
import { call, migrated, post, sender, tokenFor } from '../support/worker.ts';

let editor = '';
let db: Awaited<ReturnType<typeof migrated>>;
beforeAll(async () => {
  db = await migrated();
  editor = await tokenFor('editor');
});

const visibilityOf = async (path: string) => (await get<{ visibility: Visibility }>(path, editor)).visibility;
const parts = {
  participations: [{ actor: 'The Desk', role: 'organiser' }],
  statements: [{ kind: 'claim', text: 'Said' }],
  commitments: [{ ref: 'c', text: 'Promised' }],
  handovers: [{ ref: 'h', body: 'Forum', to: 'UZ', date: '2025' }],
};
const briefing = (data: object = {}) => event('briefing.recorded', { ref: 'b', title: 'B', ...data });

async function visibilities(by: Sender, data: object): Promise<(Visibility | undefined)[]> {
  const receipt = await taken(by, briefing({ ...parts, ...data }));
  const { visibility, statements } = await get<BriefingDetail>(
    `/api/briefings/${idOf(receipt, 'b')}`,
    editor,
  );
  return [
    visibility,
    statements[0]?.visibility,
    await visibilityOf(`/api/commitments/${idOf(receipt, 'c')}`),
    await visibilityOf(`/api/handovers/${idOf(receipt, 'h')}`),
  ];
}

describe('what does not say who may see it', () => {
  test.each<[Visibility | undefined, Visibility]>([
    [undefined, 'internal'],
    ['draft', 'draft'],
    ['internal', 'internal'],
    ['public', 'public'],
  ])('has the default of the integration: %s', async (visibility, expected) => {
    const by = await sender({ visibility });
    expect(await visibilities(by, {})).toEqual([expected, expected, expected, expected]);
  });

  test('is not shown more widely than the briefing that it belongs to', async () => {
    const open = await sender({ visibility: 'public' });
    expect(await visibilities(open, { visibility: 'draft' })).toEqual(['draft', 'draft', 'draft', 'draft']);
    const closed = await sender();
    expect(await visibilities(closed, { visibility: 'public' })).toEqual([
      'public',
      'public',
      'internal',
      'internal',
    ]);
  });

  test('keeps what an editor made of it', async () => {
    const by = await sender();
    const id = idOf(await taken(by, briefing()), 'b');
    const body = { visibility: 'public' };
    const headers = { 'If-Match': '"1"' };
    await call(`/api/briefings/${id}`, { method: 'PATCH', body, token: editor, headers });
    await taken(by, briefing({ title: 'Changed' }));
    expect(await visibilityOf(`/api/briefings/${id}`)).toBe('public');
  });
});

test('internal records are hidden from the public, everywhere', async () => {
  const by = await sender();
  const receipt = await taken(by, briefing({ title: 'Hidden heron', ...parts }));
  for (const [kind, ref] of [
    ['briefings', 'b'],
    ['commitments', 'c'],
    ['handovers', 'h'],
  ] as const) {
    const response = await call(`/api/${kind}/${idOf(receipt, ref)}`);
    expect(response.status).toBe(404);
  }
  const { items } = await list<{ title: string }>('/api/briefings?text=Hidden');
  expect(items).toEqual([]);
  expect(JSON.stringify(await get('/api/changes'))).not.toContain('heron');
});

describe('an integration that may not publish', () => {
  const barred = () => sender({ mayPublish: false });
  const open = { visibility: 'public' };
  const source = { title: 'S', ...open };

  test.each<[string, string, object, string[]]>([
    ['a briefing', 'briefing.recorded', { ref: 'b', title: 'B', ...open }, ['/data/visibility']],
    [
      'a statement and its source',
      'briefing.recorded',
      { ref: 'b', title: 'B', statements: [{ kind: 'claim', text: 'x', ...open, sources: [source] }] },
      ['/data/statements/0/visibility', '/data/statements/0/sources/0/visibility'],
    ],
    [
      'nested records',
      'briefing.recorded',
      {
        ref: 'b',
        title: 'B',
        commitments: [
          { ref: 'c1', text: 'x' },
          { ref: 'c2', text: 'x', ...open, sources: [source] },
        ],
        handovers: [{ ref: 'h', body: 'F', to: 'UZ', date: '2025', ...open }],
      },
      [
        '/data/commitments/1/visibility',
        '/data/commitments/1/sources/0/visibility',
        '/data/handovers/0/visibility',
      ],
    ],
    ['a commitment', 'commitment.made', { ref: 'c', text: 'x', ...open }, ['/data/visibility']],
    [
      'a follow-up',
      'commitment.followed-up',
      { ref: 'f', commitmentRef: 'c', note: 'x', ...open },
      ['/data/visibility'],
    ],
    [
      'a handover',
      'handover.announced',
      { ref: 'h', body: 'F', to: 'UZ', date: '2025', ...open },
      ['/data/visibility'],
    ],
  ])('is refused with %s for everybody to see', async (_, type, data, pointers) => {
    const by = await barred();
    const before = await rowCounts(db);
    expect((await faultsOf(by, event(type, data))).sort()).toEqual(pointers.sort());
    expect(await rowCounts(db)).toEqual({ ...before, deliveries: (before.deliveries ?? 0) + 1 });
  });

  test.each([
    ['may publish', true, 'public'],
    ['is barred from it', false, 'internal'],
  ])(
    'what moves a public commitment says why in public where its sender %s',
    async (_, mayPublish, seenBy) => {
      const by = mayPublish ? await sender() : await barred();
      const editor = await tokenFor('editor');
      const ref = `moved-${seenBy}`;
      const id = idOf(
        await taken(by, event('commitment.made', { ref, text: 'Do it', visibility: 'internal' })),
        ref,
      );
      await change('commitments', { id, version: 1 }, { visibility: 'public' }, editor);
      const told = { commitmentRef: ref, status: 'fulfilled', note: 'Done' };
      await taken(by, event('commitment.followed-up', { ref: `${ref}-1`, ...told }));
      await taken(
        by,
        event('commitment.followed-up', { ref: `${ref}-2`, commitmentRef: ref, note: 'Heard' }),
      );
      await taken(by, event('commitment.made', { ref, text: 'Do it', due: '2027' }));
      const { followUps } = await read('commitments', id, editor);
      expect(followUps.map(({ kind, visibility }) => `${kind} ${visibility}`).sort()).toEqual(
        ['note internal', `reschedule ${seenBy}`, `status_change ${seenBy}`].sort(),
      );
    },
  );

  test('does not publish by the name of an actor either', async () => {
    const by = await barred();
    const actors = [
      { name: 'Secret Alliance', kind: 'state', countryCode: 'MT' },
      { name: 'Malta', aliases: ['Secret Island'] },
      { name: 'Fiji', affiliation: 'Secret Union' },
      { name: 'Secret Embassy', countryCode: 'NO' },
      'Iceland',
    ];
    await taken(by, briefing({ participations: actors.map((actor) => ({ actor, role: 'attendee' })) }));
    const seen = JSON.stringify([await get('/api/actors?limit=200'), await get('/api/changes?limit=200')]);
    expect(seen).toContain('Iceland');
    expect(seen).not.toContain('Secret');
  });

  test('is told so before anything else is looked at, and the other records land', async () => {
    const by = await barred();
    const response = await post(by, messageId(), briefing({ ...parts, visibility: 'internal' }));
    expect(response.status).toBe(200);
  });
});
