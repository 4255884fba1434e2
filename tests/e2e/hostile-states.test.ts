import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colleague, dayFrom } from './desk-stage.ts';
import { type Met, type Shown, toEverybody } from './every-page.ts';
import { toStaff } from './every-staff-page.ts';
import { addresses, another, open, openStage, type Stage, stands, type Visit } from './stage.ts';

/** Every page in every state, with text in every field that would be markup, is as long as it may be, and has no place to break. */

const markup = '<script>document.title="taken";alert(1)</script>"><img src=x onerror=alert(2)>';
const arabic = 'مجلس الخبراء \u2067المعني\u2069';
/** Without a place to break: letters, spaces that hold, joiners, marks upon marks, families of faces. */
const unbroken = [
  'W'.repeat(90),
  'a\u00a0'.repeat(45),
  'i\u2060\u200d'.repeat(30),
  `e${'\u0301\u0323'.repeat(40)}`,
  '👩‍👩‍👧‍👦'.repeat(8),
];
let turn = 0;
/** Text of at most `most` characters that begins as told, filled to the last; each time with another filling. */
function filled(beginning: string, most: number): string {
  const filling = unbroken[turn++ % unbroken.length] ?? '';
  const text = `${beginning} ${markup} ${arabic} `.slice(0, most);
  const filler = filling.repeat(Math.ceil((most - text.length) / filling.length));
  // As the record keeps it; half of a pair is no text.
  return (text + filler).normalize('NFC').slice(0, most).toWellFormed().replaceAll('\ufffd', 'x').trim();
}

let stage: Stage;
let at: Met;
let anybody: Visit;
let ann: Visit & { id: string };
type Made = {
  id: string;
  version: number;
  body: { id: string };
  person: { id: string };
  link: { url: string };
};

beforeAll(async () => {
  stage = await openStage();
  const [admin, editor] = [await stage.token('admin'), await stage.token('editor')];
  const phone = { viewport: { width: 360, height: 740 } };
  ann = await colleague(stage, admin, { name: filled('Ann', 100), role: 'admin' }, phone);
  anybody = await stage.visit('', phone);
  const make = (path: string, body: object) => stage.api<Made>(`/api/${path}`, { token: editor, body });
  const open = { visibility: 'public' };
  const topics = ['Desk', filled('Topic', 100)];
  const sources = [
    {
      title: filled('Source', 300),
      publisher: filled('Press', 200),
      passage: filled('Passage', 2000),
      url: `https://example.org/${'x'.repeat(900)}`,
    },
  ];
  const actor = async (name: string, kind = 'organisation') =>
    make('actors', { name: filled(name, 300), kind, aliases: [filled(`${name} alias`, 300)], ...open });
  const [twin, other, council, state] = [
    await actor('Twin office'),
    await actor('Twin bureau'),
    await actor('Council', 'body'),
    await actor('Party'),
  ];
  const parties = [
    { actor: { id: twin.id } },
    { actor: { id: state.id } },
    { role: 'beneficiary', words: filled('Those', 300) },
  ];
  const briefing = await make('briefings', {
    title: filled('High-level session', 500),
    start: '2026-11-20',
    venue: filled('Venue', 200),
    city: filled('City', 100),
    summary: filled('Summary', 5000),
    topics,
    participations: [
      { actor: { id: twin.id }, role: 'organiser', position: filled('Head', 200) },
      { actor: { id: council.id }, role: 'organiser' },
    ],
    statements: [{ speaker: { id: twin.id }, kind: 'quote', text: filled('Said', 5000), sources }],
    sources,
    ...open,
  });
  const commitment = (text: string, due: string, visibility: string) =>
    make('commitments', {
      text: filled(text, 5000),
      briefing: briefing.id,
      due,
      dueWords: filled('By', 200),
      owner: { person: ann.id },
      parties,
      topics,
      sources,
      visibility,
    });
  const overdue = await commitment('Send the session list', dayFrom(-18), 'internal');
  const later = await commitment('Report to the session', dayFrom(8), 'public');
  await make(`commitments/${overdue.id}/follow-ups`, {
    note: filled('Asked', 5000),
    status: 'in_progress',
    sources,
  });
  await make('comments', { subject: `commitment:${overdue.id}`, text: filled('Who?', 5000) });
  const handover = await make('handovers', {
    body: { id: council.id },
    from: { id: state.id },
    to: { id: twin.id },
    date: dayFrom(30).slice(0, 7),
    dateWords: filled('In', 200),
    note: filled('Note', 2000),
    briefing: briefing.id,
    sources,
    ...open,
  });
  const invited = { name: filled('Bo', 100), role: 'viewer' };
  const { link } = await stage.api<Made>('/api/people', { token: admin, body: invited });
  const { pathname, hash } = new URL(link.url);
  at = {
    ...(await addresses(stage)),
    stage,
    editor,
    briefing: `/briefings/${briefing.id}`,
    commitment: `/commitments/${later.id}`,
    handover: `/handovers/${handover.id}`,
    council: `/bodies/${council.id}`,
    unitedStates: `/actors/${state.id}`,
    twins: [twin.id, other.id],
    ownDue: `/commitments/${overdue.id}`,
    link: pathname + hash,
  };
  await ann.page.evaluate(
    async ([view, title, venue, briefing]) => {
      const send = async (method: string, path: string, body: object, version?: number) => {
        const headers = {
          'content-type': 'application/json',
          ...(version && { 'if-match': `"${version}"` }),
        };
        const response = await fetch(path, { method, headers, body: JSON.stringify(body) });
        if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
        return response.json();
      };
      await send('POST', '/api/views', { name: view, address: '/desk?owner=me', isShared: true });
      await send('PATCH', `/api/briefings/${briefing}`, { venue }, 1);
      const { id } = await send('POST', '/api/briefings', { title });
      await send('POST', `/api/briefings/${id}/archive`, {}, 1);
    },
    [filled('Mine', 80), filled('Gone', 500), filled('Another venue', 200), briefing.id] as const,
  );
});
afterAll(() => stage?.close());

/** What of it became part of the page, made it wider, or turns the text around it. */
const foundIn = ({ page }: Visit) =>
  page.evaluate((words) => {
    const all = [...document.querySelectorAll('*')];
    const named = (element: Element) => element.outerHTML.slice(0, 200);
    const isOwn = (node: ChildNode) =>
      node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').includes(words);
    return {
      scripts: [...document.scripts].filter(({ src }) => !src.startsWith(location.origin)).map(named),
      images: [...document.images].map(named),
      handlers: all.filter((one) => one.getAttributeNames().some((name) => name.startsWith('on'))).map(named),
      links: [...document.links].filter(({ protocol }) => !/^https?:$/.test(protocol)).map(named),
      turning: all
        .filter((one) => [...one.childNodes].some(isOwn))
        .filter(
          (one) =>
            !one.closest('title, bdi, [dir=auto], option, textarea, svg, .visually-hidden, [role=status]'),
        )
        .map(named),
      title: document.title === 'taken',
      overflow: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
      dialogs: [...document.querySelectorAll('dialog[open], [popover]')]
        .filter(
          (one) =>
            one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth + 1,
        )
        .map(named),
    };
  }, 'مجلس');
const nothing = {
  scripts: [],
  images: [],
  handlers: [],
  links: [],
  turning: [],
  title: false,
  overflow: 0,
  dialogs: [],
};

async function expectText(visitor: Visit, shown: Shown) {
  const visit = await another(visitor);
  const { page, complaints } = visit;
  await open(page, typeof shown.address === 'string' ? shown.address : shown.address(at));
  await shown.brought?.(page, at);
  await stands(page);
  expect(await foundIn(visit)).toEqual(nothing);
  expect(shown.isMissing ? complaints.filter((said) => !/4\d\d/.test(said)) : complaints).toEqual([]);
  await page.close();
}

const listed = (pages: object) =>
  Object.values(pages)
    .flat()
    .map((shown: Shown) => [shown.name, shown] as const);

describe('it stays text for everybody:', () => {
  test.each(listed(toEverybody))('%s', (_, shown) => expectText(anybody, shown));
});

describe('it stays text for who is signed in:', () => {
  test.each(listed(toStaff))('%s', (_, shown) => expectText(ann, shown));
});

test('and is there: the merging, the owners, the views, the archive, the history and the draft tell it', async () => {
  const { page } = await another(ann);
  const told = async (address: string, selector: string) => {
    await open(page, address);
    await page
      .locator(selector, { hasText: '<script>document.title=' })
      .first()
      .waitFor({ state: 'attached' });
  };
  await told(`/merge?kind=actor&from=${at.twins[0]}&into=${at.twins[1]}`, '.merge-archives');
  await told('/desk', '.saved-views a');
  await told('/desk', '.desk-row');
  await told('/archived', 'main li');
  await told(at.briefing, '.history li');
  await told(at.ownDue, '.lines li');
  // What is typed is kept as a draft, and offered to whoever comes back.
  const { page: left } = await another(ann);
  await open(left, '/briefings/new');
  await left.getByLabel('Title', { exact: true }).first().fill(filled('Left', 500));
  await expect.poll(() => left.evaluate(() => JSON.stringify(localStorage))).toContain('Left');
  await left.close();
  await told('/briefings/new', '.drafts');
  expect(await foundIn({ page, complaints: [] })).toEqual(nothing);
});
