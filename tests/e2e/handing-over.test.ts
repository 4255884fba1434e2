import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askedAs as api, type House, openHouse, type Visitor } from './people-stage.ts';
import { Hands } from './recording-hands.ts';
import { Finger } from './walking.ts';

/** Handovers and parts of a briefing are recorded by keys; a commitment and a handover with a finger on a phone. */

let house: House;
let ann: Visitor;
let council = '';
let week = '';
let meeting = '';

interface One {
  id: string;
}

beforeAll(async () => {
  house = await openHouse();
  ann = await house.signedIn('Ann', 'editor');
  const make = async (path: string, body: object) => (await api<One>(ann.page, `/api/${path}`, body)).id;
  council = await make('actors', { name: 'Council of Examples', kind: 'body' });
  week = await make('briefings', { title: 'Example Week', start: '2027-06' });
  meeting = await make('briefings', { title: 'Meeting', start: '2026-03-02', visibility: 'public' });
});
afterAll(() => house?.close());

const faulty = (page: Page) => page.locator('[aria-invalid]').evaluateAll((all) => all.map(({ id }) => id));
const saved = async (page: Page, folder: string) => {
  await page.waitForURL(new RegExp(`/${folder}/(?!new)[^/?]+$`));
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
};

test('a body that turns out to be none goes to its page as an actor', async () => {
  const { page } = ann;
  const { id } = await api<One>(page, '/api/actors', { name: 'No Body', kind: 'body' });
  await page.goto(`/bodies/${id}/edit`);
  await page.getByLabel('Months a term lasts').fill('six');
  await page.keyboard.press('Control+Enter');
  await page.getByText('2 things to mend').waitFor();
  await page.getByLabel('Kind of actor').selectOption('organisation');
  await page.getByLabel('Name', { exact: true }).press('Control+Enter');
  await page.waitForURL(`**/actors/${id}`);
});

test('a handover is recorded for a body, by keys alone; what is missing is named at its field', async () => {
  const { page } = ann;
  await page.goto(`/bodies/${council}`);
  await page.getByRole('link', { name: 'Record a handover' }).press('Enter');
  // The heading has the focus once the page is there.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Record a handover');
  expect(await page.getByLabel('Body', { exact: true }).inputValue()).toBe('Council of Examples');
  const hands = new Hands(page);
  await hands.key('Tab');
  await hands.key('Control+Enter');
  await page.getByText('1 thing to mend').waitFor();
  await expect.poll(() => faulty(page)).toEqual(['field-date']);
  await page.getByRole('link', { name: 'Date', exact: true }).press('Enter');
  await hands.types('early 2027');
  await hands.key('Control+Enter');
  // What only the API knows: somebody takes over, or somebody leaves.
  await expect.poll(() => faulty(page)).toEqual(['field-to']);
  await page.getByRole('link', { name: 'To', exact: true }).press('Enter');
  await hands.types('KZ');
  await hands.key('Tab', 5);
  await hands.finds('meet', 'Meeting');
  await hands.key('Control+Enter');
  const id = await saved(page, 'handovers');
  expect(await api(page, `/api/handovers/${id}`)).toMatchObject({
    body: { id: council },
    from: null,
    to: { name: 'Kazakhstan' },
    date: { words: 'early 2027' },
    status: 'announced',
    briefing: { title: 'Meeting' },
  });
  expect(ann.complaints).toEqual([]);
});

test('a briefing is part of another, and not of what is part of it', async () => {
  const { page } = ann;
  await page.goto(`/briefings/${meeting}/edit`);
  await page.getByLabel('Part of').fill('exam');
  await page.getByRole('option', { name: /^Example Week/ }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(`**/briefings/${meeting}`);
  await page.getByText('Part of', { exact: true }).first().waitFor();
  await page.goto(`/briefings/${week}`);
  const parts = page.locator('section', {
    has: page.getByRole('heading', { name: 'Parts of this briefing' }),
  });
  await parts.getByRole('link', { name: 'Meeting', exact: true }).click();
  await page.waitForURL(`**/briefings/${meeting}`);
  await page.getByRole('heading', { name: 'Meeting', level: 1 }).waitFor();
  expect(await parts.count()).toBe(0);
  await page.goto(`/briefings/${week}/edit`);
  await page.getByLabel('Part of').fill('Meeting');
  await page.getByRole('option', { name: /^Meeting/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: 'Part of' }).waitFor();
  await page.getByText('must be a briefing that is not itself part of this one').first().waitFor();
  await expect.poll(() => faulty(page)).toEqual(['field-parent']);
  await page.getByRole('link', { name: 'Upcoming' }).click();
  await page.getByRole('button', { name: 'Leave and discard' }).click();
});

test('a commitment and a handover are recorded with a finger on a phone', async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const bo = await house.signedIn('Bo', 'editor', phone);
  const { page } = bo;
  const finger = new Finger(page);
  const fits = async () =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.viewport.width);
  await page.goto(`/briefings/${meeting}`);
  await finger.press('Add a commitment');
  await page.getByRole('heading', { name: 'Record a commitment' }).waitFor();
  await finger.write('Undertaking, as stated', 'Share the list of examples');
  await finger.write('By when', 'June 2027');
  await finger.write('Actor', 'Kazakhstan');
  await finger.choose('Firmness', 'Agreed');
  await fits();
  await finger.press(/^Save/);
  const commitment = await saved(page, 'commitments');
  await page.getByRole('heading', { level: 1, name: 'Share the list of examples' }).waitFor();
  await fits();
  expect(await api(page, `/api/commitments/${commitment}`)).toMatchObject({
    briefing: { id: meeting },
    due: { edtf: '2027-06' },
    firmness: 'agreed',
    parties: [{ role: 'obligor', actor: { name: 'Kazakhstan' } }],
  });

  await page.goto(`/bodies/${council}`);
  await finger.press('Record a handover');
  await page.getByRole('heading', { name: 'Record a handover' }).waitFor();
  await finger.write('From', 'Kazakhstan');
  await finger.write('To', 'Uzbekistan');
  await finger.write('Date', 'June 2027');
  await fits();
  await finger.press(/^Save/);
  const handover = await saved(page, 'handovers');
  await page.getByRole('heading', { level: 1, name: /Uzbekistan/ }).waitFor();
  await fits();
  expect(await api(page, `/api/handovers/${handover}`)).toMatchObject({
    body: { id: council },
    from: { name: 'Kazakhstan' },
    to: { name: 'Uzbekistan' },
    date: { edtf: '2027-06' },
  });
  expect(bo.complaints).toEqual([]);
});
