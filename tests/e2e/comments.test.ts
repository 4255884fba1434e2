import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { byKeys, type House, openHouse, type Visitor } from './people-stage.ts';

/** Two colleagues and somebody who is neither, at the page of one commitment. */

let house: House;
let ann: Visitor;
let bo: Visitor;
let stranger: Visitor;
let path = '';

const comments = ({ page }: Visitor) => page.getByRole('heading', { name: 'Comments' }).locator('..');
const entries = (visitor: Visitor) => comments(visitor).locator('.comment');
const said = async (visitor: Visitor) =>
  (await entries(visitor).allTextContents()).map((text) => text.replace(/\s+/g, ' '));

/** As the visitor's own page would ask. */
const ask = <T>({ page }: Visitor, address: string, body: object) =>
  page.evaluate(
    async ([to, sent]) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(to, { method: 'POST', headers, body: JSON.stringify(sent) });
      return (await answer.json()) as unknown;
    },
    [address, body] as const,
  ) as Promise<T>;

beforeAll(async () => {
  house = await openHouse();
  [ann, bo, stranger] = [await house.visitor(), await house.visitor(), await house.visitor()];
  await ann.page.goto(house.firstLink);
  await ann.page.getByLabel('Your name').fill('Ann');
  await ann.page.getByRole('button', { name: 'Continue' }).click();
  await ann.page.waitForURL('**/account');
  const { link } = await ask<{ link: { url: string } }>(ann, '/api/people', { name: 'Bo', role: 'viewer' });
  await bo.page.goto(link.url);
  await bo.page.getByRole('button', { name: 'Continue' }).click();
  await bo.page.waitForURL('**/account');
  const made = await ask<{ id: string }>(ann, '/api/commitments', {
    text: 'Open an office',
    visibility: 'public',
  });
  path = `/commitments/${made.id}`;
  // How long ago something was said is told by the browser's clock: it stands still, however long this takes.
  for (const { page } of [ann, bo]) await page.clock.setFixedTime(new Date());
});
afterAll(() => house?.close());

test('one says something, as plain text with its address to follow', async () => {
  await ann.page.goto(path);
  await comments(ann).getByText('Nothing has been said yet.').waitFor();
  await ann.page.getByRole('textbox', { name: 'Your comment' }).focus();
  await ann.page.keyboard.type('<b>Ask</b> the mission: https://example.org/a.');
  await ann.page.keyboard.press('Control+Enter');
  await expect
    .poll(() => said(ann))
    .toEqual(['Ann just now<b>Ask</b> the mission: https://example.org/a.ChangeRemove']);
  await expect.poll(() => ann.page.getByRole('textbox', { name: 'Your comment' }).inputValue()).toBe('');
  const link = entries(ann).getByRole('link');
  await expect
    .poll(async () => [await link.getAttribute('href'), await link.getAttribute('rel')])
    .toEqual(['https://example.org/a', 'noopener noreferrer nofollow']);
  expect(await violations(ann.page, { part: 'main' })).toEqual([]);
});

test('a colleague of any role reads and answers it, and changes what is theirs alone', async () => {
  await bo.page.goto(path);
  await bo.page.getByRole('textbox', { name: 'Your comment' }).fill('They open in may');
  await bo.page.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect.poll(() => said(bo)).toHaveLength(2);
  await expect.poll(async () => (await said(bo))[0]).not.toContain('Change');
  await expect.poll(async () => (await said(bo))[1]).toMatch(/^Bo just now.*ChangeRemove$/);
});

test('its author changes it by keys, which go on where they were', async () => {
  const { page } = bo;
  await entries(bo).nth(1).getByRole('button', { name: 'Change your comment' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('They open in May');
  await byKeys(page, 'Save');
  await expect.poll(async () => (await said(bo))[1]).toMatch(/^Bo just now, changed just now.*May/);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Change');
});

test('what does not come through stays in the field, and is said', async () => {
  const { page } = bo;
  await page.context().setOffline(true);
  await page.getByRole('textbox', { name: 'Your comment' }).fill('On a train');
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await comments(bo).getByText('That did not work').waitFor();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Your comment' }).inputValue())
    .toBe('On a train');
  await page.context().setOffline(false);
});

test('what is refused says why, and stays', async () => {
  const field = bo.page.getByRole('textbox', { name: 'Your comment' });
  await field.fill('Turned \u202e round');
  await field.press('Control+Enter');
  await comments(bo)
    .getByText(/^This was not taken: it holds control characters, .* What you wrote is still here\.$/)
    .waitFor();
  expect(await field.inputValue()).toBe('Turned \u202e round');
  await field.fill('');
});

test('an administrator takes it away, and everybody sees that it was there', async () => {
  await ann.page.reload();
  await entries(ann).nth(1).getByRole('button', { name: 'Remove the comment of Bo' }).click();
  expect(await violations(ann.page, { part: 'main' })).toEqual([]);
  await byKeys(ann.page, 'Remove for good');
  await expect.poll(async () => (await said(ann))[1]).toBe('Removed by Ann, just now.');
  await expect
    .poll(() => ann.page.evaluate(() => document.activeElement?.textContent))
    .toMatch(/^Removed by/);
  await bo.page.reload();
  await expect.poll(async () => (await said(bo))[1]).toBe('Removed by Ann, just now.');
  expect(await bo.page.content()).not.toContain('in May');
});

test('colleagues find it, and pages that are for them', async () => {
  const { page } = ann;
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByRole('combobox').waitFor();
  await expect
    .poll(() => dialog.getByRole('option').allTextContents())
    .toEqual(expect.arrayContaining(['People', 'Account', 'Record a briefing', 'Sign out']));
  await page.keyboard.type('mission');
  await expect
    .poll(() => dialog.getByRole('option').first().textContent())
    .toMatch(/Open an office.*mission/);
  await page.keyboard.press('Escape');
});

test('whoever is not signed in sees nothing of it', async () => {
  await stranger.page.goto(path);
  await stranger.page.locator('h1').waitFor();
  await stranger.page.waitForLoadState('networkidle');
  expect(await stranger.page.getByText('Comments').count()).toBe(0);
  expect(await stranger.page.content()).not.toContain('mission');
});

test('it fits a phone, and axe finds nothing', async () => {
  const { page } = bo;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.reload();
  await entries(bo).first().waitFor();
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);
  expect([ann.complaints, bo.complaints, stranger.complaints]).toEqual([[], [], []]);
});

test('signing out from the palette signs out', async () => {
  const { page } = ann;
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Search' }).getByRole('combobox').fill('sign out');
  await page.getByRole('option', { name: 'Sign out', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sign-in');
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
});
