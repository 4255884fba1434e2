import { beforeAll, expect, test } from 'vitest';
import { create } from '../support/api.ts';
import { unzipped } from '../support/papers.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

const hostile = '<script>alert(1)</script> "><img src=x onerror=alert(2)> [x](javascript:alert(3))';
const visibility = 'public';
const paths: string[] = [];

beforeAll(async () => {
  await migrated();
  const editor = await tokenFor('editor');
  const sources = [{ title: hostile, passage: hostile }];
  const actor = await create(
    'actors',
    { name: `Actor ${hostile}`, kind: 'organisation', visibility },
    editor,
  );
  const body = await create('actors', { name: `Body ${hostile}`, kind: 'body', visibility }, editor);
  const parties = [{ actor: { id: actor.id } }];
  const briefing = await create(
    'briefings',
    {
      title: hostile,
      start: '2026-11-20',
      summary: hostile,
      participations: [{ actor: { id: body.id }, role: 'organiser' }],
      sources,
      visibility,
    },
    editor,
  );
  const commitment = { text: hostile, briefing: briefing.id, parties, sources, visibility };
  await create('commitments', commitment, editor);
  const handover = await create(
    'handovers',
    { body: { id: body.id }, to: { id: actor.id }, date: '2026-12', note: hostile, sources, visibility },
    editor,
  );
  paths.push(
    `/api/handovers/${handover.id}/file`,
    `/api/briefings/${briefing.id}/brief`,
    `/api/actors/${actor.id}/promises`,
  );
});

test.each([
  ['handover file', 0],
  ['brief', 1],
  ['list of promises', 2],
])('the %s keeps hostile text as text, in Markdown and Word', async (_, i) => {
  const markdown = await (await call(`${paths[i]}.md`)).text();
  expect(markdown).toContain('alert');
  expect(markdown).not.toMatch(/(?<!\\)<(script|img)|(?<!\\)\]\(javascript:/);
  const word = await unzipped(await (await call(`${paths[i]}.docx`)).arrayBuffer());
  for (const [name, xml] of word) expect([name, /<(script|img)\b/.test(xml)]).toEqual([name, false]);
  expect(word.get('word/document.xml')).toContain('&lt;script&gt;');
});
