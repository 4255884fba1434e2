import { beforeAll, describe, expect, test } from 'vitest';
import { rowCounts } from '../support/record.ts';
import { event, faultsOf, type Sender, taken } from '../support/webhooks.ts';
import { migrated, sender } from '../support/worker.ts';

let db: Awaited<ReturnType<typeof migrated>>;
let by: Sender;
beforeAll(async () => {
  db = await migrated();
  by = await sender();
  await taken(by, event('briefing.recorded', { ref: 'known', title: 'Known', start: '2025' }));
  await taken(by, event('commitment.made', { ref: 'known', text: 'Known', parties: [{ actor: 'UZ' }] }));
  await taken(by, event('handover.announced', { ref: 'known', body: 'Forum', to: 'UZ', date: '2025' }));
});

/** Where the refusal points; nothing may be stored but the delivery. */
async function refusedAt(message: unknown, headers: Record<string, string> = {}): Promise<string[]> {
  const before = await rowCounts(db);
  const pointers = await faultsOf(by, message, { headers });
  expect(await rowCounts(db)).toEqual({ ...before, deliveries: (before.deliveries ?? 0) + 1 });
  return pointers.sort();
}

describe('a message that cannot be read is refused:', () => {
  test.each<[string, unknown, string[]]>([
    ['nothing', new Uint8Array(), ['']],
    ['bytes that are no UTF-8', Uint8Array.of(0xc3, 0x28), ['']],
    ['text that is no JSON', 'title: B', ['']],
    ['null', 'null', ['']],
    ['a list', '[]', ['']],
    ['a type that nobody knows', { type: 'rapporteur.summit.held', data: {} }, ['/type']],
    ['broken Unicode as type', '{"type":"\\ud800"}', ['/type']],
    [
      'a future event',
      event('commitment.made', { ref: 'c', text: 'C' }, '2999-01-01T00:00:00Z'),
      ['/timestamp'],
    ],
    [
      'an event of before the year 1',
      event(
        'commitment.followed-up',
        { ref: 'f', commitmentRef: 'known', note: 'N' },
        '0000-01-01T00:00:00+01:00',
      ),
      ['/timestamp'],
    ],
  ])('%s', async (_, message, pointers) => {
    expect(await refusedAt(message)).toEqual(pointers);
  });

  test('a CloudEvent in binary mode, with the names of its headers', async () => {
    const headers = { 'ce-specversion': '1.0', 'ce-type': 'rapporteur.briefing.recorded', 'ce-time': 'now' };
    expect(await refusedAt({ ref: 'b', title: 'B' }, headers)).toEqual(['ce-id', 'ce-source', 'ce-time']);
    const right = { ...headers, 'ce-id': '1', 'ce-source': '/', 'ce-time': '2025-01-01T00:00:00Z' };
    expect(await refusedAt({ ref: 'b' }, right)).toEqual(['/title']);
    const nested = { ref: 'b', title: 'B', commitments: [{ ref: 'c', text: 'C', dueBriefingRef: 'none' }] };
    expect(await refusedAt(nested, right)).toEqual(['/commitments/0/dueBriefingRef']);
  });
});

const briefing = (data: object) => event('briefing.recorded', { ref: 'b', title: 'B', ...data });
const commitment = (data: object) => event('commitment.made', { ref: 'c', text: 'C', ...data });
const followUp = (data: object) =>
  event('commitment.followed-up', { ref: 'f', commitmentRef: 'known', ...data });
const handover = (data: object) =>
  event('handover.announced', { ref: 'h', body: 'Forum', to: 'KZ', date: '2026', ...data });
const closed = { status: 'fulfilled' };

describe('data that cannot be accepted is refused where it stands:', () => {
  test.each<[string, unknown, string[]]>([
    [
      'several faults at once',
      briefing({ title: '', start: '2025-13', x: 1 }),
      ['/data/start', '/data/title', '/data/x'],
    ],
    ['an end before the start', briefing({ start: '2025-06', end: '2025-05' }), ['/data/end']],
    ['a day that does not exist', briefing({ start: '2025-02-29' }), ['/data/start']],
    ['an interval open on both sides', handover({ date: '../..' }), ['/data/date']],
    ['a parent that is not known', briefing({ parentRef: 'none' }), ['/data/parentRef']],
    [
      'itself as parent',
      event('briefing.recorded', { ref: 'known', title: 'B', parentRef: 'known' }),
      ['/data/parentRef'],
    ],
    [
      'a name with a bidirectional override',
      briefing({ participations: [{ actor: 'A\u202eB', role: 'organiser' }] }),
      ['/data/participations/0/actor'],
    ],
    [
      'NUL in a text',
      briefing({ statements: [{ kind: 'quote', text: 'A\0' }] }),
      ['/data/statements/0/text'],
    ],
    [
      'an address that is no web page',
      briefing({ sources: [{ title: 'S', url: 'javascript:alert(1)' }] }),
      ['/data/sources/0/url'],
    ],
    [
      'an address with control characters',
      briefing({ sources: [{ title: 'S', url: 'https://example.org/\0' }] }),
      ['/data/sources/0/url'],
    ],
    [
      'a speaker by an id that nobody has',
      briefing({ statements: [{ kind: 'claim', text: 'A', speaker: { id: 'x' } }] }),
      ['/data/statements/0/speaker/id'],
    ],
    ['a title that is too long in normal form', briefing({ title: '\u0958'.repeat(500) }), ['/data/title']],
    [
      'a fault in a nested commitment',
      briefing({
        commitments: [
          { ref: 'c', text: 'C' },
          { ref: 'd', text: 'D', ...closed },
        ],
      }),
      ['/data/commitments/1/closingReason'],
    ],
    [
      'a nested actor',
      briefing({ commitments: [{ ref: 'c', text: 'C', parties: [{ actor: { id: 'x' } }] }] }),
      ['/data/commitments/0/parties/0/actor/id'],
    ],
    [
      'a nested handover without a date',
      briefing({ handovers: [{ ref: 'h', body: 'F', to: 'UZ' }] }),
      ['/data/handovers/0/date'],
    ],
    [
      'a nested ref to the own briefing',
      briefing({ commitments: [{ ref: 'c', text: 'C', briefingRef: 'b' }] }),
      ['/data/commitments/0/briefingRef'],
    ],
    ['a briefing that is not known', commitment({ briefingRef: 'none' }), ['/data/briefingRef']],
    ['two due dates', commitment({ due: '2025', dueBriefingRef: 'known' }), ['/data/due']],
    ['a closed status without a reason', commitment(closed), ['/data/closingReason']],
    [
      'superseded without saying by what',
      commitment({ status: 'superseded', closingReason: 'R' }),
      ['/data/supersededReason'],
    ],
    [
      'a party twice',
      commitment({ parties: [{ actor: 'UZ' }, { actor: 'Uzbekistan' }] }),
      ['/data/parties/1'],
    ],
    [
      'a party without an actor and words',
      commitment({ parties: [{ role: 'partner' }] }),
      ['/data/parties/0'],
    ],
    [
      'a commitment that is not known',
      followUp({ commitmentRef: 'none', note: 'N' }),
      ['/data/commitmentRef'],
    ],
    ['a follow-up that says nothing', followUp({}), ['/data']],
    ['a follow-up in the future', followUp({ note: 'N', on: '2999-01-01' }), ['/data/on']],
    ['a closing follow-up without evidence', followUp(closed), ['/data/note']],
    ['a party that is none', followUp({ party: 'KZ', status: 'stalled' }), ['/data/party']],
    ['a party without its status', followUp({ party: 'UZ', note: 'N' }), ['/data/status']],
    ['a handover without a holder', handover({ to: null }), ['/data/to']],
    ['a new handover without body and date', event('handover.completed', { ref: 'h' }), ['/data/body']],
    ['a body that is a country', handover({ body: 'UZ' }), ['/data/body']],
    [
      'a known handover that names nobody any more',
      event('handover.announced', { ref: 'known', to: null }),
      ['/data/to'],
    ],
  ])('%s', async (_, message, pointers) => {
    expect(await refusedAt(message)).toEqual(pointers);
  });
});

test('what is refused in its last part leaves nothing of its first', async () => {
  const actors = Array.from({ length: 50 }, (_, i) => ({ actor: `New ${i}`, role: 'attendee' }));
  const message = briefing({
    participations: actors,
    topics: ['New topic'],
    commitments: [{ ref: 'c', text: 'C' }],
    handovers: [{ ref: 'h', body: 'New body', date: '2025' }],
  });
  expect(await refusedAt(message)).toEqual(['/data/handovers/0/to']);
});
