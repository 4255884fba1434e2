import type { Page, Request } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type Addresses, addresses, closed, type Stage, sharedStage } from './stage.ts';

let stage: Stage;
let at: Addresses;

beforeAll(async () => {
  stage = await sharedStage();
  at = await addresses(stage);
});

const paletteOf = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const fieldOf = (page: Page) => paletteOf(page).getByRole('combobox');
const stateOf = (page: Page) => paletteOf(page).getByRole('status');
const chosen = async (page: Page) =>
  (await paletteOf(page).locator('[aria-selected="true"]').textContent())?.replace(/\s+/g, ' ');
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);

/** The palette, opened by key on a page of the public. */
async function opened() {
  const visit = await stage.look('/upcoming');
  await visit.page.keyboard.press('/');
  await fieldOf(visit.page).waitFor();
  return visit;
}

test.each([
  ['/upcoming', '/'],
  ['/upcoming', 'Control+k'],
  ['/actors', 'Control+k'],
  ['/', 'Control+k'],
])('on %s the palette opens with %s, takes the focus, and gives it back', async (path, key) => {
  const visit = await stage.look(path);
  const { page } = visit;
  await page.locator('.wordmark').focus();
  const before = await focused(page);
  await page.keyboard.press(key);
  await fieldOf(page).waitFor();
  await expect.poll(() => focused(page)).toBe('Search the record, or go to a page');
  await page.keyboard.press('Escape');
  await expect.poll(() => paletteOf(page).count()).toBe(0);
  await expect.poll(() => focused(page)).toBe(before);
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

test('the palette keeps what is typed before it is there', async () => {
  const visit = await stage.look('/upcoming');
  const { page } = visit;
  let release = () => {};
  const held = new Promise<void>((settle) => {
    release = settle;
  });
  await page.route('**/assets/palette*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('dedicatedd');
  await page.keyboard.press('Backspace');
  release();
  await fieldOf(page).waitFor();
  await page.keyboard.type(' sess');
  await expect.poll(() => fieldOf(page).inputValue()).toBe('dedicated sess');
  await expect.poll(() => chosen(page)).toMatch(/^Hold a dedicated session during/);
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

test('the palette finds as one types, is walked through by arrows, and opens by Enter', async () => {
  const visit = await opened();
  const { page } = visit;
  await page.keyboard.type('dedicated sess');
  await expect.poll(() => stateOf(page).textContent()).toMatch(/^\d entr\w+ found$/);
  await expect.poll(() => chosen(page)).toMatch(/^Hold a dedicated session during/);
  await expect.poll(() => paletteOf(page).locator('mark').allTextContents()).toContain('dedicated');
  const active = () => fieldOf(page).getAttribute('aria-activedescendant');
  const first = await active();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => active()).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => active()).toBe(first);
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => chosen(page)).toBe('All that is found for “dedicated sess”');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(at.commitment);
  await expect.poll(() => focused(page)).toBe('H1');
  await expect.poll(() => paletteOf(page).count()).toBe(0);
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

test('the palette knows the pages, and for who is not signed in none of the others', async () => {
  const visit = await stage.look('/upcoming');
  const { page } = visit;
  await page.keyboard.press('Control+k');
  await fieldOf(page).waitFor();
  const options = paletteOf(page).getByRole('option');
  await expect.poll(() => options.allTextContents()).toContain('Sign in');
  const offered = await options.allTextContents();
  expect(offered).toEqual(expect.arrayContaining(['Timeline', 'Bodies', 'Follow-up', 'Print this page']));
  for (const other of ['People', 'Account', 'Record a briefing', 'Sign out'])
    expect(offered).not.toContain(other);
  await page.keyboard.type('bod');
  await expect.poll(() => chosen(page)).toBe('Bodies');
  await page.keyboard.press('Enter');
  await page.waitForURL('/bodies');
  await closed(visit);
});

test('the palette says what it has found, that there is nothing, and leads to the page of all', async () => {
  const visit = await opened();
  const { page } = visit;
  await expect.poll(() => stateOf(page).textContent()).toMatch(/^Type what you remember/);
  await page.keyboard.type('xylophone');
  await expect.poll(() => stateOf(page).textContent()).toBe('Nothing holds all of “xylophone”.');
  await fieldOf(page).fill('council');
  await expect.poll(() => stateOf(page).textContent()).toMatch(/^At least \d+ entries found$/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL('/search?q=council');
  await closed(visit);
});

test('a late answer of the palette takes the place of no newer one', async () => {
  const visit = await stage.look('/upcoming');
  const { page } = visit;
  let letGo: () => void = () => {};
  const held = new Promise<void>((go) => {
    letGo = go;
  });
  await page.route(/\/api\/search\?q=council$/, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await page.keyboard.press('/');
  await fieldOf(page).waitFor();
  // Answered, or given up by a page that asks for something else meanwhile.
  const over = new Promise<void>((settle) => {
    const note = (request: Request) => /q=council$/.test(request.url()) && settle();
    page.on('requestfinished', note).on('requestfailed', note);
  });
  const asked = page.waitForRequest(/q=council$/);
  await fieldOf(page).fill('council');
  await asked;
  await expect.poll(() => stateOf(page).textContent()).toBe('Searching …');
  await fieldOf(page).fill('neighbours');
  await expect.poll(() => stateOf(page).textContent()).toBe('1 entry found');
  letGo();
  await over;
  expect(await stateOf(page).textContent()).toBe('1 entry found');
  expect(await chosen(page)).toContain('neighbours');
  await closed(visit);
});

test('Enter in the palette before the answer leads to the page of all that is found', async () => {
  const visit = await opened();
  const { page } = visit;
  await page.keyboard.type('neighbours');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(search\?q=neighbours|commitments\/.+)$/);
  await closed(visit);
});

test('the palette says so without a connection, and searches when it is back', async () => {
  const visit = await opened();
  const { page } = visit;
  await page.context().setOffline(true);
  await page.keyboard.type('neighbours');
  await expect.poll(() => stateOf(page).textContent()).toMatch(/^You are offline/);
  await page.context().setOffline(false);
  await expect.poll(() => stateOf(page).textContent()).toBe('1 entry found');
  await closed(visit);
});

test('the palette says in words that the server fails, and can be tried again', async () => {
  const visit = await stage.look('/upcoming');
  const { page } = visit;
  await page.route(/\/api\/search/, (route) => route.fulfill({ status: 500, body: '{}' }), { times: 1 });
  await page.keyboard.press('/');
  await fieldOf(page).waitFor();
  await fieldOf(page).fill('neighbours');
  await expect.poll(() => stateOf(page).textContent()).toMatch(/^The record cannot be searched/);
  await paletteOf(page).getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => stateOf(page).textContent()).toBe('1 entry found');
  await closed(visit);
});

test('the palette closes by its button and a press beside it', async () => {
  const visit = await stage.look('/upcoming');
  const { page } = visit;
  for (const way of ['button', 'beside'] as const) {
    await page.getByRole('button', { name: 'Search' }).click();
    await fieldOf(page).waitFor();
    if (way === 'button') await page.getByRole('button', { name: 'Close the search' }).click();
    else await page.mouse.click(10, 700);
    await expect.poll(() => paletteOf(page).count()).toBe(0);
  }
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

test('the palette cuts more than can be looked for, and that is no fault', async () => {
  const visit = await opened();
  const { page } = visit;
  await fieldOf(page).fill('dedicated session '.repeat(40));
  await expect
    .poll(() => stateOf(page).textContent())
    .toMatch(/(found|Nothing holds).*Only the first 200 characters are looked for\.$/);
  expect((await fieldOf(page).inputValue()).length).toBe(200);
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

test('on a phone the button opens the palette over the whole screen', async () => {
  const viewport = { width: 360, height: 740 };
  const visit = await stage.look('/upcoming', { viewport, hasTouch: true });
  const { page } = visit;
  const button = await page.getByRole('button', { name: 'Search' }).boundingBox();
  expect(button?.height).toBeGreaterThanOrEqual(44);
  expect(button?.width).toBeGreaterThanOrEqual(44);
  await page.getByRole('button', { name: 'Search' }).tap();
  await fieldOf(page).fill('council');
  await expect.poll(() => stateOf(page).textContent()).toMatch(/found$/);
  const box = await paletteOf(page).boundingBox();
  expect([box?.x, box?.y, box?.width, box?.height]).toEqual([0, 0, 360, 740]);
  const wide = await paletteOf(page).evaluate((it) => it.scrollWidth > it.clientWidth);
  expect(wide).toBe(false);
  await paletteOf(page).getByRole('option').first().tap();
  await page.waitForURL(/\/(bodies|actors)\/./);
  await closed(visit);
});

test('the palette stands whole on a screen of any height', async () => {
  for (const height of [400, 800]) {
    const visit = await stage.look('/upcoming', { viewport: { width: 1280, height } });
    await visit.page.keyboard.press('Control+k');
    await fieldOf(visit.page).waitFor();
    const box = await paletteOf(visit.page).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    await closed(visit);
  }
});
