import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { held } from './held.ts';
import { byKeys, type House, openHouse, type Visitor } from './people-stage.ts';
import { stands } from './stage.ts';

/** From the first start to a colleague who signs in again: as people do it, one step after the other. */

let house: House;
let ann: Visitor;
let bo: Visitor;
let bosLink = '';
/** What it takes him to come in for the first time, and again. */
let bosKeys = 0;

beforeAll(async () => {
  house = await openHouse();
  [ann, bo] = [await house.visitor(), await house.visitor()];
});
afterAll(() => house?.close());

const heading = ({ page }: Visitor) => page.locator('h1');
const masthead = ({ page }: Visitor) => page.locator('.who');
const button = ({ page }: Visitor, name: string | RegExp) => page.getByRole('button', { name });
const section = ({ page }: Visitor, title: string) =>
  page.locator('section.section', { has: page.getByRole('heading', { name: title }) });

test('whoever has no session is offered to sign in, above every page', async () => {
  await ann.page.goto('/upcoming');
  await masthead(ann).getByRole('link', { name: 'Sign in' }).click();
  await button(ann, 'Sign in with a passkey').waitFor();
});

test('the link of the first start makes an administrator, by keys alone', async () => {
  const { page } = ann;
  await page.goto(house.firstLink);
  await page.getByLabel('Your name').waitFor();
  expect(await violations(page, { part: 'main' })).toEqual([]);
  await page.keyboard.press('Tab');
  await page.getByLabel('Your name').focus();
  await page.keyboard.type('Ann Administrator');
  await byKeys(page, 'Continue');
  await page.waitForURL('**/account');
  await expect.poll(() => masthead(ann).textContent()).toContain('Ann Administrator');
});

test('the cookie is the kind that no script reads, no other site sends, and no other name takes the place of', async () => {
  const [cookie, ...others] = await ann.context.cookies();
  expect(others).toEqual([]);
  expect(cookie).toMatchObject({
    name: '__Host-session',
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
    path: '/',
  });
  expect(await ann.page.evaluate(() => document.cookie)).toBe('');
});

test('she adds a passkey', async () => {
  await ann.page.getByText('You have no passkey yet').waitFor();
  await byKeys(ann.page, 'Add a passkey');
  await ann.page.getByText(/^Added with Chrome on/).waitFor();
  expect(await violations(ann.page, { part: 'main' })).toEqual([]);
});

test('and invites a colleague, whose link she sees once', async () => {
  const { page } = ann;
  await masthead(ann).getByRole('link', { name: 'People' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Bo Colleague');
  await page.getByLabel('E-mail address').fill('Bo@Example.org');
  await page.getByRole('combobox', { name: 'Role', exact: true }).selectOption('editor');
  await button(ann, 'Make an invitation').press('Enter');
  const field = page.getByLabel('One-time link for Bo Colleague').getByRole('textbox');
  bosLink = await field.inputValue();
  expect(bosLink).toMatch(new RegExp(`^${house.url}/sign-in/link#`));
  expect(await violations(page, { part: 'main' })).toEqual([]);
  await page.reload();
  await page.getByText('bo@example.org').waitFor();
  expect(await page.content()).not.toContain(bosLink.split('#')[1]);
});

test('programs that look at the link on its way use nothing up; he does, and adds a passkey', async () => {
  for (let i = 0; i < 3; i += 1) expect((await fetch(bosLink)).status).toBe(200);
  const scanner = await house.visitor();
  await scanner.page.goto(bosLink);
  await heading(scanner).waitFor();
  await scanner.context.close();

  await bo.page.goto(bosLink);
  await expect.poll(() => heading(bo).textContent()).toBe('Welcome, Bo Colleague');
  bosKeys += await byKeys(bo.page, 'Continue');
  await bo.page.waitForURL('**/account');
  bosKeys += await byKeys(bo.page, 'Add a passkey');
  await bo.page.getByText(/^Added with Chrome on/).waitFor();
});

test('the same link lets nobody in again', async () => {
  const thief = await house.visitor();
  await thief.page.goto(bosLink);
  await expect.poll(() => heading(thief).textContent()).toBe('This link no longer works');
  expect(await thief.context.cookies()).toEqual([]);
  await thief.context.close();
});

test('he signs out, and in again with his passkey, by keys alone', async () => {
  bosKeys += await byKeys(bo.page, 'Sign out');
  await bo.page.waitForURL('**/sign-in');
  await expect.poll(() => masthead(bo).textContent()).toBe('Sign in');
  bosKeys += await byKeys(bo.page, 'Sign in with a passkey');
  await bo.page.waitForURL('**/desk');
  expect(bosKeys).toBeLessThanOrEqual(75);
  await expect.poll(() => masthead(bo).textContent()).toBe('DeskBo Colleague');
});

test('a device that does not know its holder signs nobody in', async () => {
  const [cookie] = await bo.context.cookies();
  await bo.isHolderKnown(false);
  await bo.context.clearCookies();
  await bo.page.goto('/sign-in');
  await button(bo, 'Sign in with a passkey').click();
  await bo.page.getByText('Nothing was chosen, or it took too long.').waitFor();
  expect(await bo.context.cookies()).toEqual([]);
  await bo.isHolderKnown(true);
  if (cookie) await bo.context.addCookies([{ ...cookie }]);
});

test('he ends the session of another browser, and it is over there at once', async () => {
  const phone = await house.visitor({ viewport: { width: 360, height: 740 }, hasTouch: true });
  await ann.page.goto('/people');
  await ann.page.locator('summary', { hasText: 'Manage Bo Colleague' }).press('Enter');
  await button(ann, 'Make a sign-in link').click();
  const link = await ann.page.getByLabel('One-time link for Bo Colleague').getByRole('textbox').inputValue();
  await phone.page.goto(link);
  await button(phone, 'Continue').click();
  await phone.page.waitForURL('**/account');
  await section(phone, 'Where you are signed in').getByText('This one').waitFor();

  await bo.page.goto('/account');
  const sessions = section(bo, 'Where you are signed in');
  await sessions.getByText('This one').waitFor();
  await expect.poll(() => sessions.locator('li').count()).toBe(2);
  await sessions.getByRole('button', { name: /^End the session/ }).click();
  await expect.poll(() => sessions.locator('li').count()).toBe(1);
  await phone.page.goto('/account');
  await expect.poll(() => heading(phone).textContent()).toBe('Sign in');
  await phone.context.close();
});

test('what an administrator changes holds at once', async () => {
  const isEditor = () =>
    bo.page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ title: 'A briefing', start: '2026', visibility: 'internal' });
      return (await fetch('/api/briefings', { method: 'POST', headers, body })).status;
    });
  expect(await isEditor()).toBe(201);
  await ann.page.goto('/people');
  await ann.page.getByLabel('Role of Bo Colleague').waitFor();
  // The list comes late: the next change is made to what the last one answered.
  const letListCome = await held(ann.page, '**/api/people');
  await ann.page.getByLabel('Role of Bo Colleague').selectOption('viewer');
  await ann.page.getByText('Done.').waitFor();
  expect(await isEditor()).toBe(403);
  await ann.page.getByText('Manage Bo Colleague').click();
  await button(ann, 'Deactivate').last().click();
  await ann.page.getByText(/deactivated/).waitFor();
  letListCome();
  await bo.page.goto('/people');
  await expect.poll(() => heading(bo).textContent()).toBe('Sign in');
});

test('a name that would be markup is shown as it was typed', async () => {
  const name = '<img src=x onerror=alert(1)>';
  await ann.page.goto('/people');
  await ann.page.getByLabel('Name', { exact: true }).fill(name);
  await button(ann, 'Make an invitation').click();
  const link = ann.page.getByLabel(`One-time link for ${name}`).getByRole('textbox');
  const guest = await house.visitor();
  await guest.page.goto(await link.inputValue());
  await expect.poll(() => heading(guest).textContent()).toBe(`Welcome, ${name}`);
  expect(await guest.page.locator('main img').count()).toBe(0);
  expect([...ann.complaints, ...guest.complaints]).toEqual([]);
  await guest.context.close();
});

test('a page that the browser had put by is not shown to whoever comes after', async () => {
  await ann.page.goto('/people');
  await ann.page.getByText('Manage Ann Administrator').waitFor();
  // What is put by is a page that knew who sat there.
  await expect.poll(() => masthead(ann).textContent()).toContain('Ann Administrator');
  const cookies = await ann.context.cookies();
  await ann.context.clearCookies();
  await ann.page.evaluate(() =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
  await expect.poll(() => heading(ann).textContent()).toBe('Sign in');
  await ann.context.addCookies(cookies);
});

test('the last administrator is told that somebody must stay one', async () => {
  await ann.page.goto('/people');
  await ann.page.getByLabel('Role of Ann Administrator').selectOption('viewer');
  await ann.page.getByText('Somebody must stay administrator').waitFor();
  await expect.poll(() => ann.page.getByLabel('Role of Ann Administrator').inputValue()).toBe('admin');
});

describe('on a phone', () => {
  test.each(['/sign-in', '/account', '/people', '/sign-in/link'])('%s fits 360 pixels', async (path) => {
    const { page } = ann;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(path);
    await stands(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    // Whoever is signed in finds the way to the account; nothing lies over anything.
    const name = await page.locator('.who-name').boundingBox();
    expect(name?.width).toBeGreaterThan(40);
    const left = await page.locator('.who').getByRole('link').first().boundingBox();
    const button = await page.locator('.search-open').boundingBox();
    expect(left?.x).toBeGreaterThan((button?.x ?? 0) + (button?.width ?? 0));
  });
});

test('no page complained of anything', () => {
  expect([...ann.complaints, ...bo.complaints]).toEqual([]);
});
