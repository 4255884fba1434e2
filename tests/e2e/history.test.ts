import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, type Visitor } from './people-stage.ts';

/** Looking back, as an editor does it in a browser: history, undoing, versions, a day gone by, the archive, merging. */

let house: House;
let ann: Visitor;
const ids: Record<string, string> = {};

beforeAll(async () => {
  house = await openHouse();
  ann = await house.visitor();
  const { page } = ann;
  await page.goto(house.firstLink);
  await page.getByLabel('Your name').fill('Ann Editor');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL('**/account');
  const at = { start: '2026-05', visibility: 'public' };
  const parties = [{ actor: 'Kazakhstan', role: 'organiser' }];
  ids.briefing = await record('/api/briefings', { ...at, title: 'First title', participations: parties });
  await send('PATCH', `/api/briefings/${ids.briefing}`, { title: 'Second title', start: '2026-06-12' }, 1);
  ids.commitment = await record('/api/commitments', {
    text: 'Open a centre',
    due: '2026-09',
    visibility: 'public',
  });
  await send('POST', `/api/commitments/${ids.commitment}/follow-ups`, {
    status: 'fulfilled',
    note: 'Wrong record',
  });
  ids.twin = await record('/api/briefings', { ...at, title: 'The twin', city: 'Astana' });
});
afterAll(() => house?.close());

async function send(method: string, path: string, body: unknown, version?: number) {
  return ann.page.evaluate(
    async ([method, path, body, version]) => {
      const headers: Record<string, string> = { 'content-type': 'application/json' };
      if (version) headers['if-match'] = `"${version}"`;
      const answer = await fetch(path as string, {
        method: method as string,
        headers,
        body: JSON.stringify(body),
      });
      return (await answer.json()) as { id: string };
    },
    [method, path, body, version] as const,
  );
}
const record = async (path: string, body: unknown) => (await send('POST', path, body)).id;
const text = async (selector: string) =>
  ((await ann.page.locator(selector).first().textContent()) ?? '').replace(/\s+/g, ' ');
const open = async (path: string) => {
  await ann.page.goto(path);
  await ann.page.locator('h1').waitFor();
};
const today = () => new Date().toISOString().slice(0, 10);
const press = (name: string | RegExp) =>
  ann.page.getByRole('button', { name, exact: true }).first().press('Enter');

/** What an editor is offered to do about the record whose page is open, each once. */
const editorsWays = async () => [
  ...new Set(
    await ann.page
      .locator('.editor-link, a[href^="/merge?"], .history-acts button, .archive-act button')
      .allInnerTexts(),
  ),
];

test('a record tells its history field by field, and an editor restores and undoes it by keys', async () => {
  await open(`/briefings/${ids.briefing}`);
  await ann.page.getByRole('button', { name: /^Undo: Changed/ }).waitFor();
  const entry = await text('.history li');
  expect(entry).toContain('by Ann Editor');
  expect(entry).toMatch(/Title\s*Before: First title\s*After: Second title/);
  expect(entry).toMatch(/Start\s*Before: May 2026\s*After: 12 June 2026/);
  await press(/^Restore this version/);
  await expect.poll(() => text('h1')).toBe('First title');
  await expect.poll(() => text('.history [role=status]')).toBe('Restored as a new change.');
  await press(/^Undo: Put back/);
  await expect.poll(() => text('h1')).toBe('Second title');
  await ann.page.getByRole('button', { name: /^Do again/ }).waitFor();
});

test('a follow-up that is undone stays, marked, and counts no more', async () => {
  await open(`/commitments/${ids.commitment}`);
  await press(/^Undo: Followed up/);
  await ann.page.getByText(/^Withdrawn on .*: this does not count$/).waitFor();
  await expect.poll(() => text('.eyebrow')).not.toContain('Fulfilled');
  const visitor = await house.visitor();
  await visitor.page.goto(`/commitments/${ids.commitment}`);
  await visitor.page.locator('.history').waitFor();
  expect(await visitor.page.getByText('Wrong record').count()).toBe(0);
  expect(await visitor.page.getByRole('button', { name: /Undo|Do again|Restore/ }).count()).toBe(0);
  expect(await visitor.page.getByText('by Ann Editor').count()).toBe(0);
  await visitor.context.close();
});

test('a record is shown as of a day under a banner, and a list as it is now with a note', async () => {
  await open(`/commitments/${ids.commitment}?asOf=${today()}`);
  await expect.poll(() => text('.as-of-banner')).toContain('As it stood on');
  await expect.poll(() => ann.page.locator('.history').count()).toBe(0);
  expect(await ann.page.getByRole('link', { name: 'Edit', exact: true }).count()).toBe(0);
  await ann.page.getByRole('link', { name: 'To the record of today' }).click();
  await ann.page.locator('.history').waitFor();
  await ann.page.getByRole('textbox', { name: 'As it stood on' }).fill('2020-01-01');
  await press('Show');
  await ann.page.getByText('It was not recorded by 1 January 2020').waitFor();
  await open('/commitments?asOf=2020-01-01');
  await ann.page.getByText('Open a centre').waitFor();
  await ann.page.getByText('This list shows the current record').waitFor();
  await ann.page.goto(`/commitments/${ids.commitment}?asOf=2001-01-01`);
  await ann.page.getByText('It was not recorded by 1 January 2001').waitFor();
});

test('as of a day an actor, a body and a briefing link to the commitments of today', async () => {
  const council = { name: 'Council of days', kind: 'body' };
  await record('/api/commitments', { text: 'Of the council', parties: [{ actor: council }] });
  await record('/api/commitments', { text: 'Of a state', parties: [{ actor: 'Tajikistan' }] });
  const briefing = await record('/api/briefings', { title: 'A day of promises', start: '2026-05-02' });
  await record('/api/commitments', { text: 'Of a briefing', briefing });
  const { page } = ann;
  const at = async (name: string) =>
    page.evaluate(async (text) => {
      const { items } = await (await fetch(`/api/actors?text=${encodeURIComponent(text)}`)).json();
      return `/${items[0].kind === 'body' ? 'bodies' : 'actors'}/${items[0].id}`;
    }, name);
  const [body, state] = [await at('Council of days'), await at('Tajikistan')];
  const day = today();
  for (const [path, promised] of [
    [body, 'Of the council'],
    [state, 'Of a state'],
    [`/briefings/${briefing}`, 'Of a briefing'],
  ] as const) {
    await open(`${path}?asOf=${day}`);
    const link = page.getByRole('link', { name: 'Commitments on record today' });
    await link.waitFor();
    expect(await page.locator('dt', { hasText: 'Score' }).count()).toBe(0);
    await link.click();
    await page.getByRole('link', { name: promised }).waitFor();
  }
});

test('a day to come is not chosen; where an address names one, or none that there is, that is said', async () => {
  for (const query of ['', `?asOf=${today()}`]) {
    const before = today();
    await open(`/commitments/${ids.commitment}${query}`);
    const latest = await ann.page.getByRole('textbox', { name: 'As it stood on' }).getAttribute('max');
    // Midnight may come while the page opens.
    expect([before, today()]).toContain(latest);
  }
  for (const path of [`/commitments/${ids.commitment}`, '/follow-up']) {
    await open(`${path}?asOf=2026-02-30`);
    await expect.poll(() => text('h1')).toBe('There is no day “2026-02-30”');
    await open(`${path}?asOf=2999-01-01`);
    await expect.poll(() => text('h1')).toBe('1 January 2999 is still to come');
    await ann.page.getByRole('link', { name: 'To the record of today' }).click();
    await expect.poll(() => ann.page.url()).toBe(house.url + path);
  }
});

test('two briefings are merged, the old address leads on, and undoing parts them again', async () => {
  await open(`/briefings/${ids.twin}`);
  await ann.page.getByRole('link', { name: 'Merge into another briefing' }).click();
  await ann.page.getByLabel('The briefing that stays').fill('Second');
  await press('Search');
  await press('Choose Second title');
  await ann.page.getByRole('heading', { name: 'What will happen' }).waitFor();
  await press('Merge');
  await expect.poll(() => text('h1')).toBe('Second title');
  await expect
    .poll(() => text('.toast'))
    .toContain('Merged. The history of the record that stays can undo it.');
  await open(`/briefings/${ids.twin}`);
  await ann.page.waitForURL(`**/briefings/${ids.briefing}`);
  await open('/archived');
  await press('Undo the merging: The twin');
  await expect.poll(() => text('[role=status]')).toBe('“The twin” is back.');
  await open(`/briefings/${ids.twin}`);
  await expect.poll(() => text('h1')).toBe('The twin');
});

test('what is narrowed to a merged actor or body is narrowed to the one that stays, by its name', async () => {
  const made = async (name: string, kind: string) =>
    record('/api/actors', { name, kind, visibility: 'public' });
  const [office, ministry] = [
    await made('Old office', 'organisation'),
    await made('New ministry', 'organisation'),
  ];
  const [forum, council] = [await made('Old forum', 'body'), await made('New council', 'body')];
  const parties = [{ actor: { id: office } }, { actor: { id: forum }, role: 'partner' }];
  await record('/api/commitments', { text: 'Lead on', parties, visibility: 'public' });
  await send('POST', `/api/actors/${office}/merge`, { into: ministry, intoVersion: 1 }, 1);
  await send('POST', `/api/actors/${forum}/merge`, { into: council, intoVersion: 1 }, 1);
  await open(`/commitments?party=${office}`);
  await ann.page.getByRole('link', { name: 'Lead on' }).waitFor();
  await expect.poll(() => ann.page.getByLabel('Party').inputValue()).toBe('New ministry');
  await open(`/desk?party=${office}&body=${forum}`);
  await ann.page.getByRole('link', { name: 'Lead on' }).waitFor();
  await expect.poll(() => ann.page.getByLabel('Party').inputValue()).toBe('New ministry');
  await expect.poll(() => text(`option:checked[value="${forum}"]`)).toBe('New council');
});

test('what is archived is brought back', async () => {
  await open(`/briefings/${ids.twin}`);
  await press('Archive this briefing');
  await ann.page.getByText('Archived: it is on no list any more.').waitFor();
  await open('/briefings');
  await ann.page.getByRole('link', { name: 'What is archived' }).click();
  await ann.page.getByRole('button', { name: 'Bring back: The twin' }).waitFor();
  await press('Bring back: The twin');
  await ann.page.getByText('Nothing is archived.').waitFor();
});

test('the page of what is archived says so, and brings it back', async () => {
  await open(`/briefings/${ids.twin}`);
  await press('Archive this briefing');
  await ann.page.getByRole('link', { name: 'The twin' }).click();
  await expect.poll(() => text('.eyebrow')).toMatch(/Archived/);
  // Its history may be shown for a moment as it was before.
  await ann.page.getByRole('button', { name: /^Undo: Archived/ }).waitFor();
  expect(await ann.page.getByRole('button', { name: 'Archive this briefing' }).count()).toBe(0);
  await expect.poll(editorsWays).toEqual(['Undo', 'Bring back']);
  await press('Bring back');
  await expect.poll(() => text('.history-outcome')).toBe('It is back on the lists.');
  await ann.page.getByRole('button', { name: 'Archive this briefing' }).waitFor();
  await expect.poll(() => text('.eyebrow')).not.toMatch(/Archived/);
  await expect
    .poll(editorsWays)
    .toEqual([
      'Edit',
      'Add a commitment',
      'Record a handover',
      'Merge into another briefing',
      'Undo',
      'Restore this version',
      'Archive this briefing',
    ]);
});

test('no page complained of anything', () => {
  expect(ann.complaints).toEqual([]);
});
