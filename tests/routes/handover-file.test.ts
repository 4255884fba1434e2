import { beforeAll, describe, expect, test } from 'vitest';
import type { Paper } from '../../worker/domain/documents/document.ts';
import { create, days, followUp, get, today } from '../support/api.ts';
import { sectionOf } from '../support/papers.ts';
import { migrated, tokenFor } from '../support/worker.ts';

/** A council with two handovers and what was promised around them. */

let editor = '';
let viewer = '';
let body = '';
const ids: Record<string, string> = {};
const open = { visibility: 'public' };
const year = Number(today().slice(0, 4));
const begin = `${year - 1}-03-01`;
const passes = `${year}-03-01`;
const ends = `${year + 1}-03-01`;
const within = days(begin, 100);

const promise = (text: string, given: object = {}) =>
  create(
    'commitments',
    { text, made: within, parties: [{ actor: { id: body } }], ...open, ...given },
    editor,
  );
const file = async (handover = 'second', token?: string, query = '') =>
  get<Paper>(`/api/handovers/${ids[handover]}/file${query}`, token);
const texts = (paper: Paper, title: string) => (sectionOf(paper, title) ?? []).join('\n');

beforeAll(async () => {
  await migrated();
  [editor, viewer] = [await tokenFor('editor'), await tokenFor('viewer')];
  const seat = async (name: string, given: object) => {
    const made = await create('handovers', { status: 'completed', ...open, ...given }, editor);
    ids[name] = made.id;
    body = made.body.id;
  };
  await seat('first', { body: 'River Council', from: 'UZ', to: 'Kazakhstan', date: begin });
  await seat('second', {
    body: { id: body },
    from: 'Kazakhstan',
    to: 'Türkiye',
    date: passes,
    dateWords: 'on the first of March',
    sources: [{ title: 'Communiqué', passage: 'the chair passes to Türkiye' }],
  });
  await seat('third', { body: { id: body }, from: 'Türkiye', to: 'UZ', date: ends, status: 'announced' });
  await seat('cancelled', { body: { id: body }, to: 'Iran', date: days(passes, 5), status: 'cancelled' });
  const session = await create(
    'briefings',
    {
      title: 'Session of the council',
      start: within,
      status: 'held',
      participations: [{ actor: { id: body }, role: 'organiser' }],
      statements: [
        { speaker: 'Kazakhstan', kind: 'quote', text: 'We keep our word', position: 'Minister' },
        { kind: 'claim', text: 'Said among us', visibility: 'internal' },
      ],
      ...open,
    },
    editor,
  );
  const elsewhere = await create('briefings', { title: 'Bilateral talks', start: within, ...open }, editor);
  const at = { briefing: session.id, parties: [{ actor: 'Kazakhstan' }] };
  await create(
    'briefings',
    {
      title: 'Next session',
      start: days(today(), 40),
      status: 'planned',
      participations: [{ actor: { id: body }, role: 'organiser' }],
      ...open,
    },
    editor,
  );
  await promise('Late already', { ...at, due: days(today(), -30) });
  const asked = await promise('Report on the water', {
    due: days(today(), 60),
    sources: [{ title: 'Minutes', publisher: 'Secretariat', passage: 'a report on the water by spring' }],
  });
  await followUp(asked.id, { on: days(within, 20), note: 'First draft is out', ...open }, editor);
  await followUp(asked.id, { on: days(within, 40), note: 'Hush about the costs' }, editor);
  await promise('Undated and nobody', { briefing: session.id, parties: [{ words: 'the states' }] });
  const done = await promise('Done by now', at);
  await followUp(done.id, { status: 'fulfilled', note: 'It was done', on: days(within, 5), ...open }, editor);
  await promise('From long ago', { made: `${year - 5}` });
  await promise('After the handover', { made: days(passes, 20), due: days(today(), 90) });
  await promise('Far away', { due: `${year + 9}` });
  await promise('Of no known day', { made: null });
  await promise('On the day itself', { made: passes });
  await promise('Kept inside', { visibility: 'internal' });
  await promise('Not begun', { visibility: 'draft' });
  await promise('A promise of its own', { parties: [{ actor: 'Kazakhstan' }], briefing: elsewhere.id });
});

describe('a handover file', () => {
  test('says what passes from whom to whom, when, and which terms lie around it', async () => {
    const paper = await file();
    expect(paper.title).toBe('Handover file: River Council');
    expect(paper.subtitle).toContain('From Kazakhstan to Türkiye, 1 March');
    expect(sectionOf(paper, 'The handover')).toEqual(
      expect.arrayContaining([
        'River Council',
        `1 March ${year}`,
        'in the words of the source: “on the first of March”',
        `1 March ${year - 1} to 1 March ${year}`,
        `1 March ${year} to 1 March ${year + 1}`,
        'the chair passes to Türkiye',
      ]),
    );
  });

  test('lists what was promised in the outgoing term by the body or at its briefings, and nothing else', async () => {
    const paper = await file();
    const listed = texts(paper, 'Open commitments of the outgoing term');
    for (const text of [
      'Late already',
      'Report on the water',
      'Undated and nobody',
      'On the day itself',
      'Far away',
    ])
      expect(listed).toContain(text);
    for (const text of [
      'From long ago',
      'After the handover',
      'Of no known day',
      'Done by now',
      'of its own',
    ])
      expect(listed).not.toContain(text);
    expect(listed.indexOf('Late already')).toBeLessThan(listed.indexOf('Report on the water'));
    expect(texts(paper, 'Closed commitments of the outgoing term')).toContain('Done by now');
    const carried = texts(paper, 'Open from before the outgoing term');
    expect(carried).toContain('From long ago');
    expect(carried).toContain('Of no known day');
    expect(carried).not.toContain('After the handover');
  });

  test('names what the holder promised besides, without counting it', async () => {
    const paper = await file();
    expect(texts(paper, 'At a glance')).toContain('1 more commitment of Kazakhstan in these days');
    expect(texts(paper, 'At a glance')).toContain(
      '5 commitments of the outgoing term are open, 1 of them overdue.',
    );
  });

  test('tells standing, who, the last follow-up and the passage that it rests on', async () => {
    const paper = await file();
    const lines = sectionOf(paper, 'Open commitments of the outgoing term') ?? [];
    expect(lines).toEqual(
      expect.arrayContaining(['Overdue', 'Kazakhstan', 'First draft is out', '“the states”']),
    );
    const sources = texts(paper, 'Sources');
    expect(sources).toContain('a report on the water by spring');
    expect(sources).toMatch(/No\. \d: Minutes, Secretariat/);
  });

  test('tells what falls due in the incoming term, whenever it was promised', async () => {
    const due = texts(await file(), 'What falls due in the incoming term');
    expect(due).toContain('After the handover');
    expect(due).toContain('Report on the water');
    expect(due).not.toContain('Far away');
  });

  test('tells what comes, and what was said', async () => {
    const paper = await file();
    expect(texts(paper, 'Coming briefings')).toContain('Next session');
    const said = texts(paper, 'Worth knowing: what was said in the outgoing term');
    expect(said).toContain('We keep our word');
    expect(said).toContain('Kazakhstan, Minister (in their words), Session of the council');
  });

  test('says what is unclear, by the numbers of the commitments', async () => {
    const paper = await file();
    const unclear = texts(paper, 'What is unclear');
    expect(unclear).toMatch(/named in the source’s words only: No\. \d/);
    expect(unclear).toMatch(/No due date: Nos\. /);
    expect(unclear).toMatch(/May have been made in another term: No\. \d/);
    expect(unclear).toMatch(/When it was made is not recorded: No\. \d/);
    expect(unclear).not.toContain('which day');
  });

  test('of a handover that does not take place says so', async () => {
    const paper = await file('cancelled');
    expect(texts(paper, 'What is unclear')).toContain('The handover is cancelled: it ends no term.');
    expect(texts(paper, 'Open commitments of the outgoing term')).toContain('From long ago');
  });

  test('of a first handover counts what was promised before it', async () => {
    const paper = await file('first');
    expect(texts(paper, 'Open commitments of the outgoing term')).toContain('From long ago');
    expect(texts(paper, 'Open commitments of the outgoing term')).not.toContain('Late already');
  });
});

describe('who reads it', () => {
  test('the public reads the public record, and the file says so', async () => {
    const paper = await file();
    expect([paper.circulation, paper.mark]).toEqual(['public', 'Public record only']);
    expect(JSON.stringify(paper)).not.toMatch(/Hush|Kept inside|Said among us|Not begun|\[internal\]/);
    expect(paper.foot.flat()[0]?.text).toMatch(
      /^Public record only\. As of .+ \(UTC\), change [\d,]+ of the record\.$/,
    );
  });

  test.each(['viewer', 'editor'])(
    'a %s reads what is internal too, marked as such, and no drafts',
    async (role) => {
      const paper = await file('second', role === 'viewer' ? viewer : editor);
      expect([paper.circulation, paper.mark]).toEqual([
        'internal',
        'Includes internal records - do not circulate',
      ]);
      const all = JSON.stringify(paper);
      for (const text of ['Hush about the costs', 'Kept inside', 'Said among us', ' [internal]'])
        expect(all).toContain(text);
      expect(all).not.toContain('Not begun');
    },
  );

  test('whoever is on the staff can have the public one, word for word', async () => {
    expect(await file('second', editor, '?only=public')).toEqual(await file());
  });

  test('the number of the change is one that the reader may see', async () => {
    const before = await file();
    await promise('One more inside', { visibility: 'internal' });
    expect((await file()).sequence).toBe(before.sequence);
    expect((await file('second', viewer)).sequence).toBeGreaterThan(before.sequence);
  });
});
