import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { askedAs as api, type House, openHouse, type Visitor } from './people-stage.ts';
import { Hands } from './recording-hands.ts';

/** Actors, bodies and commitments are recorded and put right by keys, and by two people. */

let house: House;
let ann: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ann = await house.signedIn('Ann', 'admin');
  await ann.page.goto('/desk');
});
afterAll(() => house?.close());

interface One {
  id: string;
}
const first = async (page: Page, path: string) =>
  (await api<{ items: One[] }>(page, path)).items[0]?.id ?? '';
const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const saved = (page: Page, folder: string) =>
  page.waitForURL(new RegExp(`/${folder}/(?!new)[^/?]+$`)).then(() => idOf(page));
const faulty = (page: Page) => page.locator('[aria-invalid]').evaluateAll((all) => all.map(({ id }) => id));

/** From anywhere, by the palette. */
async function fromPalette(hands: Hands, typed: string, title: string) {
  await hands.page.locator('h1').waitFor();
  await hands.key('Control+k');
  await hands.page.getByRole('dialog').getByRole('combobox').waitFor();
  await hands.finds(typed, title);
  await hands.key('Enter');
  await stands(hands.page, title);
  await hands.key('Tab');
}

/** The page of this title is there, and its heading has the focus. */
const stands = (page: Page, title: string) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(title);

test('a body is recorded by keys alone, with its acronym and its rotation, and that is undone', async () => {
  const { page } = ann;
  const hands = new Hands(page);
  await fromPalette(hands, 'record body', 'Record a body');
  await hands.types('Council of Examples');
  await hands.key('Tab', 4);
  await hands.types('CoE');
  await hands.key('Tab', 2);
  for (const holder of ['Kazakhstan', 'Uzbekistan']) {
    await hands.types(holder);
    await hands.key('Enter');
  }
  // Enter on an empty line leads out of the list.
  await hands.key('Enter');
  await hands.types('12');
  expect(await violations(page, { part: 'form' })).toEqual([]);
  await hands.key('Control+Enter');
  const id = await saved(page, 'bodies');
  expect(await api(page, `/api/actors/${id}`)).toMatchObject({
    name: 'Council of Examples',
    kind: 'body',
    aliases: ['CoE'],
    rotation: { order: [{ name: 'Kazakhstan' }, { name: 'Uzbekistan' }], months: 12 },
    visibility: 'internal',
  });
  await page.getByText('Body recorded').waitFor();
  await page.getByRole('button', { name: /^Undo/ }).first().waitFor();
  await page.keyboard.press('z');
  await page.getByText('Undone').first().waitFor();
  await expect
    .poll(async () => (await api<{ archivedAt: string }>(page, `/api/actors/${id}`)).archivedAt)
    .toMatch(/^\d/);
  await api(page, '/api/actors', { name: 'Council of Examples', kind: 'body', aliases: ['CoE', 'Examples'] });
  expect(ann.complaints).toEqual([]);
});

test('of a new actor the name tells the kind; what is likely on record is shown, what is taken is named', async () => {
  const { page } = ann;
  await page.goto('/actors');
  await page.getByRole('link', { name: 'Record an actor' }).press('Enter');
  const [name, kind, country] = ['Name', 'Kind of actor', 'Country'].map((label) =>
    page.getByLabel(label, { exact: true }),
  );
  await name?.fill('Peru');
  await expect.poll(() => kind?.inputValue()).toBe('state');
  expect(await country?.inputValue()).toBe('Peru');
  await name?.fill('Peruvian Institute');
  await expect.poll(() => kind?.inputValue()).toBe('institute');
  expect(await country?.inputValue()).toBe('');
  await kind?.selectOption('organisation');
  await name?.fill('The examples council');
  await page.getByText('Perhaps on record already').waitFor();
  await page.getByRole('link', { name: 'Council of Examples' }).waitFor();
  expect(await kind?.inputValue()).toBe('organisation');
  await name?.fill('Office for Peru');
  await page.getByLabel('Acronyms and other names').fill('OfP\ncoe');
  await page.getByLabel('Belongs to').fill('Examples');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: 'Acronyms and other names' }).press('Enter');
  await expect.poll(() => faulty(page)).toEqual(['field-aliases']);
  expect(await violations(page, { part: 'form' })).toEqual([]);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('OfP');
  await page.keyboard.press('Control+Enter');
  const id = await saved(page, 'actors');
  expect(await api(page, `/api/actors/${id}`)).toMatchObject({
    kind: 'organisation',
    aliases: ['OfP'],
    affiliation: { name: 'Council of Examples' },
  });
});

test('of two people at one actor the later one chooses, and its draft comes back after a crash', async () => {
  const { page } = ann;
  const id = await first(page, '/api/actors?text=Office');
  const bo = await house.signedIn('Bo', 'editor');
  await page.goto(`/actors/${id}`);
  await page.getByRole('link', { name: 'Edit', exact: true }).press('Enter');
  await page.getByLabel('Name', { exact: true }).fill('Peru Office');
  await page.getByLabel('Country').fill('PE');
  await page.getByRole('link', { name: 'Upcoming' }).click();
  await page.getByRole('dialog', { name: 'Leave this page?' }).waitFor();
  await page.keyboard.press('Escape');
  await page.close();

  const change = { name: 'Office of Peru', aliases: ['OfP', 'OOP'] };
  await api(bo.page, `/api/actors/${id}`, change, { method: 'PATCH', version: 1 });
  await bo.context.close();

  ann.page = await ann.context.newPage();
  const again = ann.page;
  await again.goto(`/actors/${id}/edit`);
  await again.getByRole('button', { name: /^Continue/ }).press('Enter');
  expect(await again.getByLabel('Country').inputValue()).toBe('PE');
  await again.keyboard.press('Control+Enter');
  await again.getByRole('button', { name: 'Save the changes' }).click();
  const conflict = again.getByRole('region', { name: 'Somebody else has changed this record meanwhile' });
  await conflict.getByText('Last changed by Bo').waitFor();
  await conflict.getByRole('radio', { name: /Office of Peru/ }).check();
  await again.getByRole('button', { name: 'Save with these choices' }).click();
  await saved(again, 'actors');
  expect(await api(again, `/api/actors/${id}`)).toMatchObject({
    name: 'Office of Peru',
    aliases: ['OfP', 'OOP'],
    countryCode: 'PE',
    version: 3,
  });
});

test('a commitment is added to a briefing on record, by keys alone', async () => {
  const { page } = ann;
  const week = await api<One>(page, '/api/briefings', { title: 'Example Week', start: '2027-06' });
  const meeting = await api<One>(page, '/api/briefings', {
    title: 'Meeting',
    start: '2026-03-02',
    visibility: 'public',
  });
  await page.goto(`/briefings/${meeting.id}`);
  await page.getByRole('link', { name: 'Add a commitment' }).press('Enter');
  const hands = new Hands(page);
  await stands(page, 'Record a commitment');
  expect(await page.getByLabel('Promised at').inputValue()).toBe('Meeting');
  expect(await page.getByLabel('Visible to').inputValue()).toBe('public');
  await hands.key('Tab');
  await hands.types('Publish the first report of examples');
  await hands.key('Tab');
  // Counted from the meeting, not from today.
  await hands.types('within six months');
  await page.getByText('../2026-09-02').waitFor();
  await hands.key('Tab', 6);
  await hands.types('examples, reports');
  await hands.key('Tab');
  await page.locator('.quality').getByText('says not who').waitFor();
  await hands.types('CoE');
  await hands.key('Enter', 2);
  await page
    .locator('.quality')
    .getByText('Says who, what exactly, by when, and how one can check it.')
    .waitFor();
  await hands.types('The minutes');
  await hands.key('Tab', 4);
  await hands.types('will publish its first report');
  expect(await violations(page, { part: 'form' })).toEqual([]);
  await hands.key('Control+Enter');
  const id = await saved(page, 'commitments');
  expect(await api(page, `/api/commitments/${id}`)).toMatchObject({
    briefing: { id: meeting.id },
    made: { edtf: '2026-03-02' },
    due: { edtf: '../2026-09-02', words: 'within six months' },
    parties: [{ role: 'obligor', actor: { name: 'Council of Examples' } }],
    topics: [{ name: 'examples' }, { name: 'reports' }],
    sources: [{ title: 'The minutes', passage: 'will publish its first report' }],
    visibility: 'public',
  });

  await fromPalette(hands, 'record commit', 'Record a commitment');
  await hands.types('Publish the first report of all examples');
  await page.getByText('This is promised already').waitFor();
  await hands.key('Tab');
  await hands.finds('at example', 'Example Week');
  await hands.key('Tab');
  await page.getByText('When it is held').waitFor();
  await hands.types('no such thing');
  await page.getByText('No briefing on record has these words.').waitFor();
  await hands.key('Control+Enter');
  await page.getByRole('link', { name: 'Promised at' }).press('Enter');
  await expect.poll(() => faulty(page)).toEqual(['field-promisedAt']);
  await hands.key('Control+a');
  await hands.finds('meet', 'Meeting');
  await hands.key('Enter');
  await hands.key('Control+Enter');
  const due = await saved(page, 'commitments');
  expect(await api(page, `/api/commitments/${due}`)).toMatchObject({
    dueBriefing: { id: week.id },
    briefing: { id: meeting.id },
    due: { edtf: '2027-06' },
  });
  expect(ann.complaints).toEqual([]);
});

test('where a commitment was made is put right, and its due date is moved where it says', async () => {
  const { page } = ann;
  const id = await first(page, '/api/commitments?text=all');
  await page.goto(`/commitments/${id}/edit`);
  // What is odd about a date is said beside how it is read.
  await page.getByLabel('Made', { exact: true }).fill('2099');
  await page.getByText('Read as 2099 · 2099This day has not come yet.').waitFor();
  await page.getByLabel('Made', { exact: true }).fill('');
  const where = page.getByLabel('Promised at');
  await where.fill('');
  await where.press('Control+Enter');
  await page.waitForURL(`**/commitments/${id}`);
  expect(await api(page, `/api/commitments/${id}`)).toMatchObject({ briefing: null });
  // Once it is undone the page shows it as it was.
  await page.getByText('Not at a recorded briefing').waitFor();
  await page.getByRole('button', { name: /^Undo/ }).first().waitFor();
  await page.keyboard.press('z');
  await page.getByText('Not at a recorded briefing').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Meeting' }).first().waitFor();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByText('Due date and status move by follow-ups').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Follow up' }).press('Enter');
  await page.getByLabel('New due date').fill('2028');
  await page.getByLabel('New due date').press('Control+Enter');
  await expect.poll(() => api(page, `/api/commitments/${id}`)).toMatchObject({ due: { edtf: '2028' } });
});
