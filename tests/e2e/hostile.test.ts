import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unzipped } from '../support/papers.ts';
import { colleague } from './desk-stage.ts';
import { closed, open, openStage, type Stage, stands, textOf, type Visit } from './stage.ts';

const script = '<script>document.title="taken";alert(1)</script>';
const image = '"><img src=x onerror=alert(2)>';
const template = '{{constructor.constructor("alert(3)")()}} <%=alert(4)%> javascript:alert(5)';
const arabic = 'مجلس الخبراء الإقليمي \u2067المعني\u2069 بإعادة التأهيل';
const emoji = '👩‍👩‍👧‍👦 🇺🇿 e\u0301 ﷽';
const longWord = 'Donaudampfschifffahrt'.repeat(9);
const everything = `${script} ${image} ${template} ${arabic} ${emoji} ${longWord}`;
/** In a short field too there is something of each. */
const short = `${script}${image} ${arabic} ${emoji}`;

let stage: Stage;
let visit: Visit;
let page: Page;
let staff: Visit;
let ids: { briefing: string; commitment: string; handover: string; actor: string; body: string };

beforeAll(async () => {
  stage = await openStage();
  const token = await stage.token('editor');
  type Made = { id: string; body: { id: string }; participations: { actor: { id: string } }[] };
  const make = (path: string, body: object) =>
    stage.api<Made>(`/api/${path}`, { token, body: { ...body, visibility: 'public' } });
  const sources = [
    {
      title: everything,
      publisher: short,
      passage: `${everything}\n\n${arabic}`,
      url: 'https://example.org/"><script>alert(6)</script>'.replace(/[<>"]/g, encodeURIComponent),
    },
  ];
  const actor = { name: `Actor ${short}`, kind: 'organisation', aliases: [`Alias ${image}`] };
  const briefing = await make('briefings', {
    title: `Briefing ${everything}`,
    start: '2026-11-20',
    venue: short,
    city: `${arabic} ${image}`,
    summary: `${everything}\n\n${arabic}`,
    headCounts: [{ of: `${image} ${arabic}`, count: 50, atLeast: true, words: image }],
    topics: [`Topic ${image} ${arabic}`],
    participations: [{ actor, role: 'speaker', position: short }],
    statements: [
      { speaker: actor.name, kind: 'quote', text: everything, position: short, sources },
      { kind: 'claim', text: arabic, sources },
    ],
    sources,
  });
  const commitment = await make('commitments', {
    text: `Commitment ${everything}`,
    briefing: briefing.id,
    due: '2026-12',
    dueWords: `Due ${image}`,
    parties: [
      { role: 'obligor', actor: actor.name },
      { role: 'beneficiary', words: everything },
    ],
    topics: [`Topic ${image} ${arabic}`],
    sources,
  });
  await make(`commitments/${commitment.id}/follow-ups`, {
    note: `${everything}\n\n${arabic}`,
    status: 'in_progress',
    sources,
  });
  const handover = await make('handovers', {
    body: { name: `Body ${short}`, kind: 'body', aliases: [`Council ${image}`] },
    to: actor.name,
    date: '2026-11',
    dateWords: `In ${image}`,
    note: everything,
    briefing: briefing.id,
    sources,
  });
  const [speaker] = briefing.participations;
  const body = handover.body.id;
  ids = {
    briefing: briefing.id,
    commitment: commitment.id,
    handover: handover.id,
    actor: speaker?.actor.id ?? '',
    body,
  };
  // Actors that come along with a record are made as visible as it is; here all are to be seen.
  const narrow = { viewport: { width: 360, height: 740 } };
  visit = await stage.visit('', narrow);
  page = visit.page;
  const admin = await stage.token('admin');
  staff = await colleague(stage, admin, { name: `Ann ${image} ${arabic}`, role: 'admin' }, narrow);
  await writtenBy(staff.page);
});

/** What colleagues write beside the record: comments, owners, a view, and something that was archived. */
const writtenBy = (page: Page) =>
  page.evaluate(
    async ({ commitment, everything, image }) => {
      const send = async (method: string, path: string, body: object, etag?: string) => {
        const headers: Record<string, string> = { 'content-type': 'application/json' };
        if (etag) headers['if-match'] = etag;
        const response = await fetch(path, { method, headers, body: JSON.stringify(body) });
        if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
        return { etag: response.headers.get('etag') ?? '', value: await response.json() };
      };
      const { person } = await (await fetch('/api/session')).json();
      const path = `/api/commitments/${commitment}`;
      const { etag } = await send(
        'PATCH',
        path,
        { owner: { person: person.id }, text: `Now ${image}` },
        '"2"',
      );
      await send('PATCH', path, { text: `Commitment ${everything}` }, etag);
      await send('POST', '/api/comments', {
        subject: `commitment:${commitment}`,
        text: everything,
      });
      await send('POST', '/api/views', { name: image, address: '/desk?owner=me', isShared: true });
      const gone = await send('POST', '/api/briefings', { title: `Gone ${everything}` });
      await send('POST', `/api/briefings/${gone.value.id}/archive`, {}, gone.etag);
    },
    { commitment: ids.commitment, everything, image },
  );

afterAll(async () => {
  await closed(staff);
  await closed(visit);
  await stage.close();
});

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ');

/** Nothing of what came in became part of the page: no element, no handler, no script, no wider page. */
async function expectTextOnly({ page, complaints }: Visit = visit) {
  await stands(page);
  const found = await page.evaluate(() => ({
    scripts: [...document.scripts].filter(({ src }) => !src.startsWith(location.origin)).length,
    images: document.images.length,
    handlers: [...document.querySelectorAll('*')].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith('on')),
    ).length,
    links: [...document.links].filter(({ protocol }) => !/^https?:$/.test(protocol)).length,
    overflow: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  }));
  expect(found).toEqual({ scripts: 0, images: 0, handlers: 0, links: 0, overflow: 0 });
  expect(await page.title()).not.toBe('taken');
  expect(complaints).toEqual([]);
}

test.each<[page: string, address: () => string, said: string[]]>([
  [
    'a briefing',
    () => `/briefings/${ids.briefing}`,
    [`Briefing ${everything}`, `Topic ${image}`, `Commitment ${script}`, short],
  ],
  [
    'a commitment',
    () => `/commitments/${ids.commitment}`,
    [`Commitment ${everything}`, `Due ${image}`, everything],
  ],
  ['a handover', () => `/handovers/${ids.handover}`, [`Actor ${short}`, `In ${image}`, everything]],
  [
    'an actor',
    () => `/actors/${ids.actor}`,
    [`Actor ${short}`, `Alias ${image}`, `Commitment ${everything}`],
  ],
  ['a body', () => `/bodies/${ids.body}`, [`Body ${short}`, `Council ${image}`, `Actor ${short}`]],
  ['the list of briefings', () => '/briefings', [`Briefing ${everything}`]],
  ['the list of actors', () => '/actors?kind=organisation', [`Actor ${short}`]],
  ['the list of bodies', () => '/bodies', [`Body ${short}`]],
  ['the list of commitments', () => '/commitments', [`Commitment ${everything}`]],
  ['what is upcoming', () => '/upcoming', [`Commitment ${everything}`]],
  ['the follow-up', () => '/follow-up', []],
  // There the text of a commitment is cut after 240 characters.
  ['the timeline', () => '/', [`Briefing ${everything}`, `Commitment ${everything}`.slice(0, 200)]],
])('%s shows hostile text as text', async (_, address, said) => {
  await open(page, address());
  const text = plain(await textOf(page));
  for (const words of said) expect(text).toContain(plain(words));
  await expectTextOnly();
});

test.each<[page: string, address: () => string, said: string[]]>([
  ['the desk', () => '/desk', [`Commitment ${everything}`, image, `Ann ${image}`]],
  ['a search', () => '/search?q=alert', [image]],
  ['what is archived', () => '/archived', [`Gone ${script}`]],
  ['the people', () => '/people', [`Ann ${image} ${arabic}`]],
  ['the account', () => '/account', [`Ann ${image} ${arabic}`]],
  [
    'comments and history',
    () => `/commitments/${ids.commitment}`,
    [everything, `Now ${image}`, `Ann ${image}`],
  ],
  ['a briefing that is edited', () => `/briefings/${ids.briefing}/edit`, []],
  ['a commitment that is edited', () => `/commitments/${ids.commitment}/edit`, []],
  ['a handover that is edited', () => `/handovers/${ids.handover}/edit`, []],
  ['an actor that is edited', () => `/actors/${ids.actor}/edit`, []],
  ['a body that is edited', () => `/bodies/${ids.body}/edit`, []],
  ['a new commitment of a briefing', () => `/commitments/new?briefing=${ids.briefing}`, []],
  ['a new handover of a body', () => `/handovers/new?body=${ids.body}&briefing=${ids.briefing}`, []],
  ['a handover file', () => `/handovers/${ids.handover}/file`, [`Body ${short}`]],
  ['a brief', () => `/briefings/${ids.briefing}/brief`, [script]],
  ['what an actor promised', () => `/actors/${ids.actor}/promises`, [script]],
  ['what is printed', () => '/print', [`Briefing ${script}`]],
])('%s shows it as text to who is signed in', async (_, address, said) => {
  await open(staff.page, address());
  await staff.page.waitForLoadState('networkidle');
  for (const words of said)
    await expect.poll(async () => plain(await textOf(staff.page))).toContain(plain(words));
  await expectTextOnly(staff);
});

test('the palette too', async () => {
  await open(staff.page, '/upcoming');
  await staff.page.keyboard.press('Control+k');
  await staff.page.getByRole('dialog').getByRole('combobox').fill('alert');
  await staff.page.getByRole('option', { name: image }).first().waitFor();
  await expectTextOnly(staff);
});

test('papers that are taken along hold it as text', async () => {
  for (const path of [
    `/api/handovers/${ids.handover}/file`,
    `/api/briefings/${ids.briefing}/brief`,
    `/api/actors/${ids.actor}/promises`,
  ]) {
    const markdown = await (await fetch(`${stage.url}${path}.md`)).text();
    expect(markdown).not.toMatch(/(?<!\\)<(script|img)|\]\(javascript:/);
    const word = await unzipped(await (await fetch(`${stage.url}${path}.docx`)).arrayBuffer());
    for (const [name, xml] of word) expect([name, /<(script|img)\b/.test(xml)]).toEqual([name, false]);
    expect(word.get('word/document.xml')).toContain('&lt;script&gt;');
  }
});

test.each(['briefing', 'commitment', 'handover'] as const)('the panel of a %s too', async (kind) => {
  await open(page, `/?selected=${kind}:${ids[kind]}`);
  const panel = page.getByRole('complementary', { name: 'Selected' });
  await expect.poll(async () => plain((await panel.textContent()) ?? '')).toContain(plain(image));
  await expectTextOnly();
});

test('filters that are named so, and hostile words in the address', async () => {
  await open(
    page,
    `/?body=${ids.body}&actor=${ids.actor}&topic=${encodeURIComponent(image)}&standing=${encodeURIComponent(script)}`,
  );
  await page.getByRole('alert').waitFor();
  visit.complaints.length = 0;
  await open(page, `/commitments?text=${encodeURIComponent(image)}`);
  await expectTextOnly();
  await open(page, `/nowhere/${encodeURIComponent(script)}`);
  // The browser tells that the page itself is answered with 404.
  expect(visit.complaints.splice(0)).toEqual([expect.stringContaining('404')]);
  await expectTextOnly();
});

test('text that runs from right to left keeps to itself', async () => {
  await open(page, `/briefings/${ids.briefing}`);
  const apart = await page.evaluate(
    (words) =>
      [...document.querySelectorAll('main *')]
        .filter((element) => element.children.length === 0 && element.textContent?.includes(words))
        .filter((element) => element.closest('bdi, [dir=auto], option') === null).length,
    'مجلس',
  );
  expect(apart).toBe(0);
});
