import { beforeAll, describe, expect, test } from 'vitest';
import type { Paper } from '../../worker/domain/documents/document.ts';
import { archive, create, followUp, get, refusal } from '../support/api.ts';
import { hostile, sectionOf, unzipped, wordText, xmlFault } from '../support/papers.ts';
import { entangle, hide, marker } from '../support/secrets.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let viewer = '';
const paths: string[] = [];
let actor = '';
let briefing = '';
beforeAll(async () => {
  await migrated();
  [editor, viewer] = [await tokenFor('editor'), await tokenFor('viewer')];
  const handover = await create(
    'handovers',
    { body: 'Öl-Rat', from: 'KZ', to: 'UZ', date: '2025-06', visibility: 'public' },
    editor,
  );
  actor = handover.from?.id ?? '';
  const made = await create(
    'briefings',
    {
      title: `Briefing ${hostile}`.slice(0, 400),
      start: '2025-03-03',
      end: '2025-03-05',
      city: 'Almaty',
      summary: hostile,
      visibility: 'public',
      participations: [
        { actor: { id: handover.body.id }, role: 'organiser' },
        { actor: 'KZ', role: 'speaker' },
      ],
      statements: Array.from({ length: 14 }, (_, n) => ({
        speaker: 'KZ',
        kind: 'quote',
        text: `${n}: ${hostile}`,
        sources: [{ title: 'The same paper', url: 'https://example.org/paper' }],
      })),
    },
    editor,
  );
  briefing = made.id;
  for (let n = 0; n < 14; n += 1)
    await create(
      'commitments',
      {
        text: `Number ${n} ${hostile}`,
        briefing,
        due: '2027',
        parties: [{ actor: { id: actor } }],
        sources: [{ title: 'The same paper', url: 'https://example.org/paper', passage: hostile }],
        visibility: 'public',
      },
      editor,
    );
  paths.push(
    `/api/handovers/${handover.id}/file`,
    `/api/briefings/${briefing}/brief`,
    `/api/actors/${actor}/promises`,
  );
});

describe('in all three forms', () => {
  test('a summary keeps its lines, as far as one page has room for them', async () => {
    const told = async (summary: string) => {
      const made = await create('briefings', { title: 'In lines', summary, visibility: 'public' }, editor);
      const path = `/api/briefings/${made.id}/brief`;
      const word = await unzipped(await (await call(`${path}.docx`)).arrayBuffer());
      return {
        facts: sectionOf(await get<Paper>(path), 'The briefing') ?? [],
        markdown: await (await call(`${path}.md`)).text(),
        word: wordText(word.get('word/document.xml') ?? ''),
      };
    };
    const { facts, markdown, word } = await told('Line one\r\n\n  Line two');
    expect(facts.slice(-2)).toEqual(['Line one', 'Line two']);
    expect(markdown).toContain('Line one\n\nLine two\n');
    expect(word).toEqual(expect.arrayContaining(['Line one', 'Line two']));
    const long = await told(Array.from({ length: 40 }, (_, n) => `n${n}`).join('\n'));
    expect(long.facts.slice(-2)).toEqual(['n4', 'n5 […]']);
  });

  test.each([0, 1, 2])('a paper is the same, named and typed: %#', async (n) => {
    const path = paths[n] ?? '';
    const paper = await get<Paper>(path);
    const markdown = await call(`${path}.md`);
    expect(markdown.headers.get('Content-Type')).toBe('text/markdown; charset=utf-8');
    expect(markdown.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="[a-z0-9-]+\.md"; filename\*=UTF-8''[\w.%!~-]+\.md$/,
    );
    const text = await markdown.text();
    for (const { title } of paper.sections) expect(text).toContain(`## ${title}`);
    expect(/(?<!\\)<(?!br>)\w|(?<![`\\])!\[|\]\(https:\/\/evil/.exec(text.replace(/`[^`]*`/g, ''))?.[0]).toBe(
      undefined,
    );
    const word = await call(`${path}.docx`);
    expect(word.headers.get('Content-Type')).toContain('wordprocessingml.document');
    expect(word.headers.get('Content-Disposition')).toMatch(/\.docx$/);
    const files = await unzipped(await word.arrayBuffer());
    for (const [name, xml] of files) expect([name, xmlFault(xml)]).toEqual([name, null]);
    const paragraphs = wordText(files.get('word/document.xml') ?? '');
    for (const { title } of paper.sections) expect(paragraphs).toContain(title);
    expect(paragraphs).toContain(paper.mark);
  });

  test('a file is named in ASCII and in its own letters', async () => {
    const disposition = (await call(`${paths[0]}.md`)).headers.get('Content-Disposition') ?? '';
    expect(disposition).toMatch(/filename="handover-file-ol-rat-\d{4}-\d\d-\d\d\.md"/);
    expect(decodeURIComponent(disposition)).toMatch(/UTF-8''Handover file Öl-Rat \d{4}/);
  });

  test.each(['', '.md', '.docx'])('what somebody has already is not sent again: %s', async (ending) => {
    for (const path of paths) {
      const etag = (await call(path + ending)).headers.get('ETag') ?? '';
      expect(etag).not.toBe('');
      const again = await call(path + ending, { headers: { 'If-None-Match': etag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
  });

  test('what is not there, or asked for wrongly, is refused in every form', async () => {
    for (const path of paths)
      for (const ending of ['', '.md', '.docx']) {
        await refusal(await call(path.replace(/[\w-]+(?=\/\w+$)/, 'nobody') + ending), 404);
        await refusal(await call(`${path}${ending}?only=draft`), 422);
        await refusal(await call(path + ending, { headers: { Authorization: 'Bearer rap_no' } }), 401);
      }
  });
});

test('a brief has one page: it cuts, counts what it leaves out, and names each document once', async () => {
  const paper = await get<Paper>(paths[1] ?? '');
  expect(paper.subtitle).toBe('Brief · 3 to 5 March 2025 · Almaty');
  const said = sectionOf(paper, 'What was said') ?? [];
  expect(said).toHaveLength(8);
  expect(said[0]).toMatch(/^Kazakhstan|KZ/);
  expect(said.at(-1)).toBe('7 of 14 are listed; 7 are left out. All of them: the whole record');
  const promised = sectionOf(paper, 'What was promised') ?? [];
  expect(promised.at(-1)).toBe('8 of 14 are listed; 6 are left out. All of them: the whole record');
  expect(sectionOf(paper, 'Sources')).toEqual(['The same paper']);
});

test('the promises of an actor are its own and those of whoever belongs to it, not what was promised to it', async () => {
  const by = (text: string, party: object) =>
    create('commitments', { text, parties: [party], visibility: 'public' }, editor);
  await create(
    'actors',
    { name: 'Mission of the state', kind: 'mission', affiliation: { id: actor }, visibility: 'public' },
    editor,
  );
  await by('Through the mission', { actor: 'Mission of the state' });
  await by('Together', { actor: { id: actor }, role: 'partner' });
  await by('For its benefit', { actor: { id: actor }, role: 'beneficiary' });
  const kept = await by('Kept', { actor: { id: actor } });
  await followUp(kept.id, { status: 'fulfilled', note: 'Seen', visibility: 'public' }, editor);
  const paper = await get<Paper>(paths[2] ?? '');
  const open = (sectionOf(paper, 'Open commitments') ?? []).join('\n');
  expect(open).toContain('Through the mission');
  expect(open).toContain('Together');
  expect(open).not.toContain('For its benefit');
  expect(sectionOf(paper, 'Closed commitments')).toContain('Kept');
  expect(sectionOf(paper, 'At a glance')).toEqual(
    expect.arrayContaining(['16 commitments are open, 0 of them overdue.', 'Fulfilled: 1']),
  );
});

describe('what is hidden', () => {
  const formsOf = async (path: string, token?: string) => {
    const word = await call(`${path}.docx`, { token });
    const inside = word.ok
      ? [...(await unzipped(await word.arrayBuffer())).values()].join('\n')
      : await word.text();
    return [
      await (await call(path, { token })).text(),
      await (await call(`${path}.md`, { token })).text(),
      inside,
    ];
  };

  test.each(['draft', 'internal', 'archived'])(
    'at %s is in no paper, and nobody is told that it is there',
    async (level) => {
      const hidden = await hide(level, editor);
      const open = await entangle(level, hidden, editor);
      for (const ids of [hidden, open]) {
        const papers = [
          `handovers/${ids.handovers}/file`,
          `briefings/${ids.briefings}/brief`,
          `actors/${ids.actors}/promises`,
        ];
        for (const paper of papers)
          for (const [n, form] of (await formsOf(`/api/${paper}`)).entries())
            expect([paper, n, form.includes(marker(level))]).toEqual([paper, n, false]);
      }
      const answer = await call(`/api/handovers/${hidden.handovers}/file.md`);
      const unknown = await call('/api/handovers/nobody/file.md');
      expect([answer.status, await answer.text()]).toEqual([404, await unknown.text()]);
    },
    20_000,
  );

  test('as a draft or archived is in no paper of anybody’s', async () => {
    const begun = await create('briefings', { title: 'Not begun', visibility: 'draft' }, editor);
    await refusal(await call(`/api/briefings/${begun.id}/brief`, { token: editor }), 404);
    const put = await create('briefings', { title: 'Put away', visibility: 'public' }, editor);
    await archive('briefings', put, editor);
    await refusal(await call(`/api/briefings/${put.id}/brief.docx`, { token: editor }), 404);
    expect((await get<Paper>(`${paths[1]}`, viewer)).circulation).toBe('internal');
  });
});

test('a brief sets one pair of marks about a quote, and says that it was held where it marks it as internal', async () => {
  const statements = [{ kind: 'quote', text: '“We stay”' }];
  const { id } = await create('briefings', { title: 'Held inside', statements }, editor);
  const paper = await (await call(`/api/briefings/${id}/brief.md`, { token: viewer })).text();
  expect(paper).toContain('“We stay”');
  expect(paper).not.toContain('““');
  expect(paper).toContain('**Status:** Held');
});
