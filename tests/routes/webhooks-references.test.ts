import { beforeAll, describe, expect, test } from 'vitest';
import type { BriefingDetail } from '../../worker/domain/briefing.ts';
import type { CommitmentDetail } from '../../worker/domain/commitments/commitment.ts';
import type { HandoverDetail } from '../../worker/domain/handovers/handover.ts';
import { get, list } from '../support/api.ts';
import { event, faultsOf, idOf, outcomes, type Sender, taken } from '../support/webhooks.ts';
import { call, migrated, sender, tokenFor } from '../support/worker.ts';

let viewer = '';
let by: Sender;
beforeAll(async () => {
  await migrated();
  viewer = await tokenFor('viewer');
  by = await sender();
});

const briefingAt = (id: string) => get<BriefingDetail>(`/api/briefings/${id}`, viewer);
const commitmentAt = (id: string) => get<CommitmentDetail>(`/api/commitments/${id}`, viewer);
const handoverAt = (id: string) => get<HandoverDetail>(`/api/handovers/${id}`, viewer);
const total = async (path: string) => (await list(path, viewer)).items.length;

const [early, middle, late] = ['2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z', '2025-03-01T00:00:00Z'];
const latest = '2025-04-01T00:00:00Z';

describe('the same ref', () => {
  test('later changes the record, leaves what is not given and replaces lists', async () => {
    const first = {
      ref: 'again',
      title: 'Frist',
      city: 'Geneva',
      topics: ['A', 'B'],
      statements: [{ kind: 'quote', text: 'Said', sources: [{ title: 'Report' }] }],
    };
    const id = idOf(await taken(by, event('briefing.recorded', first, early)), 'again');
    const second = event('briefing.recorded', { ref: 'again', title: 'First', topics: ['B'] }, middle);
    expect(await outcomes(by, second)).toEqual(['briefing again changed']);
    expect(await briefingAt(id)).toMatchObject({
      title: 'First',
      city: 'Geneva',
      topics: [{ id: 'b' }],
      statements: [{ text: 'Said', sources: [{ title: 'Report' }] }],
      version: 2,
    });
    expect(await total('/api/briefings?text=First')).toBe(1);
  });

  test('of an older event leaves the record unchanged, and each nested record by its own time', async () => {
    const at = (title: string, commitments: object[] = []) => ({ ref: 'old', title, commitments });
    await taken(by, event('briefing.recorded', at('Newest'), late));
    const older = event('briefing.recorded', at('Older', [{ ref: 'old-c', text: 'New to us' }]), middle);
    expect(await outcomes(by, older)).toEqual(['briefing old unchanged', 'commitment old-c created']);
    const oldest = event('briefing.recorded', at('Oldest', [{ ref: 'old-c', text: 'Older' }]), early);
    const receipt = await taken(by, oldest);
    expect(receipt.records.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    expect(await briefingAt(idOf(receipt, 'old'))).toMatchObject({ title: 'Newest', version: 1 });
    expect(await commitmentAt(idOf(receipt, 'old-c'))).toMatchObject({ text: 'New to us' });
  });

  test('that says nothing new leaves the record unchanged, whatever its kind', async () => {
    const said = event(
      'briefing.recorded',
      {
        ref: 'twice',
        title: 'Said twice',
        commitments: [{ ref: 'twice-c', text: 'Do it', due: '2027', parties: [{ actor: 'KZ' }] }],
        handovers: [{ ref: 'twice-h', body: 'Twice Council', date: '2027-01', to: 'KZ' }],
      },
      early,
    );
    const receipt = await taken(by, said);
    const refs = ['briefing twice', 'commitment twice-c', 'handover twice-h'];
    expect(await outcomes(by, { ...said, timestamp: late })).toEqual(refs.map((ref) => `${ref} unchanged`));
    expect((await briefingAt(idOf(receipt, 'twice'))).version).toBe(1);
    expect((await commitmentAt(idOf(receipt, 'twice-c'))).version).toBe(1);
    // It is the newest one all the same: what happened in between comes too late.
    const between = event('briefing.recorded', { ref: 'twice', title: 'In between' }, middle);
    expect(await outcomes(by, between)).toEqual(['briefing twice unchanged']);
    expect((await briefingAt(idOf(receipt, 'twice'))).title).toBe('Said twice');
    const moved = { ref: 'twice-c', text: 'Do it', due: '2028', parties: [{ actor: 'KZ' }] };
    expect(await outcomes(by, event('commitment.made', moved, latest))).toEqual([
      'commitment twice-c changed',
    ]);
  });

  test('at the same moment counts as newer', async () => {
    await taken(by, event('briefing.recorded', { ref: 'same', title: 'One' }, early));
    const receipt = await taken(by, event('briefing.recorded', { ref: 'same', title: 'Two' }, early));
    expect(await briefingAt(idOf(receipt, 'same'))).toMatchObject({ title: 'Two' });
  });

  test('of another kind, or of another sender, is another record', async () => {
    const other = await sender();
    const ids = [
      idOf(await taken(by, event('briefing.recorded', { ref: 'x', title: 'X' })), 'x'),
      idOf(await taken(by, event('commitment.made', { ref: 'x', text: 'X' })), 'x'),
      idOf(await taken(other, event('briefing.recorded', { ref: 'x', title: 'X' })), 'x'),
    ];
    expect(new Set(ids).size).toBe(3);
  });

  test('twice in one message is refused', async () => {
    const twice = [
      { ref: 'twice', text: 'One' },
      { ref: 'twice', text: 'Two' },
    ];
    const handover = { ref: 'twice', body: 'Twins', to: 'KZ', date: '2025' };
    const data = { ref: 'b', title: 'B', commitments: twice, handovers: [handover, handover] };
    expect(await faultsOf(by, event('briefing.recorded', data))).toEqual([
      '/data/commitments/1/ref',
      '/data/handovers/1/ref',
    ]);
  });
});

describe('a commitment that changes', () => {
  const made = (ref: string, data: object, at: string) =>
    taken(by, event('commitment.made', { ref, text: 'Do it', ...data }, at));
  const changed = async (first: object, second: object) => {
    const ref = crypto.randomUUID();
    await made(ref, first, early);
    return commitmentAt(idOf(await made(ref, second, middle), ref));
  };

  test('moves its due date and status by a follow-up', async () => {
    const commitment = await changed(
      { due: '2025-06', parties: [{ actor: 'UZ' }] },
      { due: '2025-09', dueWords: 'in September', status: 'stalled', parties: [{ actor: 'UZ' }] },
    );
    expect(commitment).toMatchObject({
      due: { edtf: '2025-09', words: 'in September' },
      originalDue: { edtf: '2025-06' },
      status: 'stalled',
      followUps: [{ on: '2025-02-01', dueFrom: '2025-06', dueTo: '2025-09' }],
    });
  });

  test.each<[string, object, object]>([
    [
      'given again',
      { due: '2025-06', dueWords: 'June', status: 'stalled' },
      { due: '2025-06', dueWords: 'June', status: 'stalled' },
    ],
    ['left out', { due: '2025-06', status: 'stalled' }, {}],
  ])('has no follow-up where due date and status are %s', async (_, first, second) => {
    expect(await changed(first, second)).toMatchObject({ version: 1, status: 'stalled', followUps: [] });
  });

  test('stays due at its briefing where nulls are sent along', async () => {
    await taken(by, event('briefing.recorded', { ref: 'due', title: 'Due', start: '2027' }));
    const given = { due: null, dueWords: null, dueBriefingRef: 'due' };
    expect(await changed(given, given)).toMatchObject({ due: { edtf: '2027' }, followUps: [] });
  });

  test('is no longer due at a briefing when the ref is taken away, with or without a date', async () => {
    await taken(by, event('briefing.recorded', { ref: 'due', title: 'Due', start: '2027' }));
    const bound = { dueBriefingRef: 'due' };
    expect(await changed(bound, { dueBriefingRef: null })).toMatchObject({ due: null, dueBriefing: null });
    expect(await changed(bound, { due: '2027', dueBriefingRef: null })).toMatchObject({
      due: { edtf: '2027' },
      dueBriefing: null,
    });
  });

  test('takes new words for the same due date', async () => {
    const commitment = await changed(
      { due: '2025-06', dueWords: 'June' },
      { due: '2025-06', dueWords: 'in June' },
    );
    expect(commitment).toMatchObject({ due: { edtf: '2025-06', words: 'in June' } });
  });

  test('closes with a reason only, and says where it is missing', async () => {
    await made('closing', {}, early);
    const close = { ref: 'closing', text: 'Do it', status: 'fulfilled' };
    expect(await faultsOf(by, event('commitment.made', close))).toEqual(['/data/closingReason']);
    await made('closing', { status: 'fulfilled', closingReason: 'It was held.' }, middle);
  });

  test('keeps a party that has been followed up, or the message is refused', async () => {
    await made('kept', { parties: [{ actor: 'UZ' }, { actor: 'KZ' }] }, early);
    const follow = { ref: 'party', commitmentRef: 'kept', party: 'KZ', status: 'fulfilled', note: 'Seen' };
    await taken(by, event('commitment.followed-up', follow));
    const without = event('commitment.made', { ref: 'kept', text: 'Do it', parties: [{ actor: 'UZ' }] });
    expect(await faultsOf(by, without)).toEqual(['/data/parties']);
  });
});

describe('a follow-up', () => {
  test('is added once, whatever comes under its ref later', async () => {
    const id = idOf(await taken(by, event('commitment.made', { ref: 'f', text: 'F' }, early)), 'f');
    const note = (text: string) =>
      event('commitment.followed-up', { ref: 'n', commitmentRef: 'f', note: text });
    expect(await outcomes(by, note('One'))).toEqual(['follow_up n created']);
    expect(await outcomes(by, note('Two'))).toEqual(['follow_up n unchanged']);
    expect((await commitmentAt(id)).followUps).toMatchObject([{ note: 'One' }]);
  });

  test('that comes late moves nothing back', async () => {
    const id = idOf(await taken(by, event('commitment.made', { ref: 'g', text: 'G' }, early)), 'g');
    const move = (ref: string, status: string, at: string) =>
      taken(by, event('commitment.followed-up', { ref, commitmentRef: 'g', status }, at));
    await move('g-2', 'in_progress', late);
    await move('g-1', 'stalled', middle);
    expect(await commitmentAt(id)).toMatchObject({ status: 'in_progress', followUps: [{}, {}] });
  });
});

describe('a briefing that was merged into another', () => {
  const merged = async (from: string, into: string) => {
    const editor = await tokenFor('editor');
    const [a, b] = [await briefingAt(from), await briefingAt(into)];
    const body = { into, intoVersion: b.version };
    const asked = { body, token: editor, headers: { 'If-Match': `"${a.version}"` } };
    const response = await call(`/api/briefings/${from}/merge`, asked);
    expect(response.status).toBe(200);
    const sequence = response.headers.get('Change-Sequence');
    return () => call(`/api/changes/${sequence}/undo`, { body: {}, token: editor });
  };
  const told = async (ref: string, data: object, at: string) =>
    idOf(await taken(by, event('briefing.recorded', { ref, ...data }, at)), ref);

  test('its ref reaches what it was merged into, however often, and itself once that is undone', async () => {
    const [one, two, three] = [
      await told('m-1', { title: 'The session' }, early),
      await told('m-2', { title: 'The same session' }, early),
      await told('m-3', { title: 'The session again' }, early),
    ];
    await merged(one, two);
    const undo = await merged(two, three);
    expect((await undo()).status).toBe(200);
    expect(await told('m-1', { title: 'One', city: 'Geneva' }, middle)).toBe(two);
    await merged(two, three);
    const commitment = { ref: 'm-c', briefingRef: 'm-1', text: 'Meet again' };
    const made = idOf(await taken(by, event('commitment.made', commitment, late)), 'm-c');
    expect((await commitmentAt(made)).briefing?.id).toBe(three);
    expect(await told('m-1', { title: 'One', city: 'Vienna' }, late)).toBe(three);
    expect(await briefingAt(three)).toMatchObject({ id: three, city: 'Vienna' });
  });

  test('an event that is older than the newest of any of its refs changes nothing', async () => {
    const [one, two] = [
      await told('o-1', { title: 'The round table' }, early),
      await told('o-2', { title: 'The round table again' }, early),
    ];
    await merged(one, two);
    await told('o-2', { title: 'Two', city: 'Vienna' }, late);
    const older = event('briefing.recorded', { ref: 'o-1', title: 'One', city: 'Geneva' }, middle);
    expect(await outcomes(by, older)).toEqual(['briefing o-1 unchanged']);
    expect(await briefingAt(two)).toMatchObject({ title: 'Two', city: 'Vienna' });
    await told('o-1', { title: 'One', city: 'Bern' }, latest);
    const between = event('briefing.recorded', { ref: 'o-2', title: 'Two', city: 'Basel' }, late);
    expect(await outcomes(by, between)).toEqual(['briefing o-2 unchanged']);
    expect(await briefingAt(two)).toMatchObject({ title: 'One', city: 'Bern' });
  });
});

describe('a handover that is known', () => {
  const announce = (ref: string, data: object, at: string) =>
    taken(by, event('handover.announced', { ref, ...data }, at));

  test('is not undone when its briefing, or its announcement, is posted again', async () => {
    const handover = { ref: 'done', body: 'Council', to: 'KZ', date: '2025' };
    const briefing = { ref: 'b-h', title: 'B', handovers: [handover] };
    const id = idOf(await taken(by, event('briefing.recorded', briefing, early)), 'done');
    await taken(by, event('handover.completed', { ref: 'done' }, middle));
    await taken(by, event('briefing.recorded', briefing, late));
    await announce('done', { note: 'Told again' }, late);
    expect(await handoverAt(id)).toMatchObject({ status: 'completed', note: 'Told again' });
  });

  test('moves when it is deferred', async () => {
    const handover = { body: 'Council', from: 'KZ', to: 'KG', date: '2026' };
    const id = idOf(await announce('deferred', handover, early), 'deferred');
    await announce('deferred', { status: 'deferred', date: '2027' }, middle);
    expect(await handoverAt(id)).toMatchObject({ status: 'deferred', date: { edtf: '2027' } });
  });

  test('is not completed and something else at once', async () => {
    const both = { ref: 'both', body: 'Council', to: 'KZ', date: '2025', status: 'cancelled' };
    expect(await faultsOf(by, event('handover.completed', both))).toEqual(['/data/status']);
  });

  test('keeps its body, and says so where another one is given', async () => {
    await announce('fixed', { body: 'Council', to: 'TJ', date: '2030' }, early);
    const moved = { ref: 'fixed', body: 'Other Council', date: '2030' };
    expect(await faultsOf(by, event('handover.announced', moved))).toEqual(['/data/body']);
    await announce('fixed', { body: 'council', date: '2031' }, middle);
  });
});
