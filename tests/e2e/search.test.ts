import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { type Addresses, addresses, closed, open, openStage, type Stage, stands, textOf } from './stage.ts';

let stage: Stage;
let at: Addresses;

beforeAll(async () => {
  stage = await openStage();
  at = await addresses(stage);
  const token = await stage.token('editor');
  await stage.api('/api/commitments', {
    token,
    body: { text: 'Publish the <b>lighthouse</b> & "fog" report', visibility: 'public' },
  });
  await stage.api('/api/commitments', {
    token,
    body: { text: 'A hidden lighthouse', visibility: 'internal' },
  });
});
afterAll(() => stage.close());

const paletteOf = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const fieldOf = (page: Page) => paletteOf(page).getByRole('combobox');
const stateOf = (page: Page) => paletteOf(page).getByRole('status');
const chosen = async (page: Page) =>
  (await paletteOf(page).locator('[aria-selected="true"]').textContent())?.replace(/\s+/g, ' ');
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);

describe('the palette', () => {
  test.each([
    ['/upcoming', '/'],
    ['/upcoming', 'Control+k'],
    ['/actors', 'Control+k'],
    ['/', 'Control+k'],
  ])('on %s opens with %s, takes the focus, and gives it back', async (path, key) => {
    const visit = await stage.visit(path);
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

  test('keeps what is typed before it is there', async () => {
    const visit = await stage.visit('/upcoming');
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

  test('finds as one types, is walked through by arrows, and opens by Enter', async () => {
    const visit = await stage.visit('/upcoming');
    const { page } = visit;
    await page.keyboard.press('/');
    await fieldOf(page).waitFor();
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

  test('knows the pages, and for who is not signed in none of the others', async () => {
    const visit = await stage.visit('/upcoming');
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

  test('says what it has found, that there is nothing, and leads to the page of all', async () => {
    const visit = await stage.visit('/upcoming');
    const { page } = visit;
    await page.keyboard.press('/');
    await fieldOf(page).waitFor();
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

  test('shows what came from outside as text, and nothing internal', async () => {
    const visit = await stage.visit('/upcoming');
    const { page } = visit;
    await page.keyboard.press('/');
    await fieldOf(page).waitFor();
    await page.keyboard.type('lighthouse');
    await expect.poll(() => stateOf(page).textContent()).toBe('1 entry found');
    await expect.poll(() => chosen(page)).toContain('Publish the <b>lighthouse</b> & "fog" report');
    expect(await paletteOf(page).locator('b').count()).toBe(0);
    await closed(visit);
  });

  test('a late answer takes the place of no newer one', async () => {
    const visit = await stage.visit('/upcoming');
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
    await fieldOf(page).fill('lighthouse');
    await expect.poll(() => stateOf(page).textContent()).toBe('1 entry found');
    letGo();
    await over;
    expect(await stateOf(page).textContent()).toBe('1 entry found');
    expect(await chosen(page)).toContain('lighthouse');
    await closed(visit);
  });

  test('Enter before the answer leads to the page of all that is found', async () => {
    const visit = await stage.visit('/upcoming');
    const { page } = visit;
    await page.keyboard.press('/');
    await fieldOf(page).waitFor();
    await page.keyboard.type('lighthouse');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(search\?q=lighthouse|commitments\/.+)$/);
    await closed(visit);
  });

  test('without a connection says so, and searches when it is back', async () => {
    const visit = await stage.visit('/upcoming');
    const { page } = visit;
    await page.keyboard.press('/');
    await fieldOf(page).waitFor();
    await page.context().setOffline(true);
    await page.keyboard.type('lighthouse');
    await expect.poll(() => stateOf(page).textContent()).toMatch(/^You are offline/);
    await page.context().setOffline(false);
    await expect.poll(() => stateOf(page).textContent()).toBe('1 entry found');
    await closed(visit);
  });

  test('a fault of the server is said in words, and can be tried again', async () => {
    const visit = await stage.visit('/upcoming');
    const { page } = visit;
    await page.route(/\/api\/search/, (route) => route.fulfill({ status: 500, body: '{}' }), { times: 1 });
    await page.keyboard.press('/');
    await fieldOf(page).waitFor();
    await fieldOf(page).fill('lighthouse');
    await expect.poll(() => stateOf(page).textContent()).toMatch(/^The record cannot be searched/);
    await paletteOf(page).getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => stateOf(page).textContent()).toBe('1 entry found');
    await closed(visit);
  });

  test('axe finds nothing, in light and dark, and it closes by its button and a press beside it', async () => {
    const visit = await stage.visit('/upcoming');
    const { page } = visit;
    for (const way of ['button', 'beside'] as const) {
      await page.getByRole('button', { name: 'Search' }).click();
      await fieldOf(page).fill('council');
      await expect.poll(() => stateOf(page).textContent()).toMatch(/found$/);
      if (way === 'button') {
        expect(await violations(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await violations(page, { colours: true })).toEqual([]);
        await page.getByRole('button', { name: 'Close the search' }).click();
      } else await page.mouse.click(10, 700);
      await expect.poll(() => paletteOf(page).count()).toBe(0);
    }
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test.each(['palette', 'page'])(
    'more than can be looked for is cut on the %s, and that is no fault',
    async (where) => {
      const long = 'dedicated session '.repeat(40);
      const visit = await stage.visit(
        where === 'page' ? `/search?q=${encodeURIComponent(long)}` : '/upcoming',
      );
      const { page } = visit;
      if (where === 'palette') {
        await page.keyboard.press('Control+k');
        await fieldOf(page).fill(long);
        await expect
          .poll(() => stateOf(page).textContent())
          .toMatch(/(found|Nothing holds).*Only the first 200 characters are looked for\.$/);
        expect((await fieldOf(page).inputValue()).length).toBe(200);
      } else expect((await page.getByRole('searchbox').inputValue()).length).toBeGreaterThan(190);
      expect(visit.complaints).toEqual([]);
      await closed(visit);
    },
  );

  test('on a phone the button opens it over the whole screen', async () => {
    const viewport = { width: 360, height: 740 };
    const visit = await stage.visit('/upcoming', { viewport, hasTouch: true });
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

  test('stands whole on a screen of any height', async () => {
    for (const height of [400, 800]) {
      const visit = await stage.visit('/upcoming', { viewport: { width: 1280, height } });
      await visit.page.keyboard.press('Control+k');
      await fieldOf(visit.page).waitFor();
      const box = await paletteOf(visit.page).boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
      await closed(visit);
    }
  });

  test('is not in what stands in other people’s pages', async () => {
    const visit = await stage.visit('');
    await visit.page.goto('/embed/timeline');
    await visit.page.locator('.timeline').waitFor();
    const asked: string[] = [];
    visit.page.on('request', (request) => asked.push(request.url()));
    await visit.page.keyboard.press('Control+k');
    // The keys are heard one after the other: once this one has moved the view, the other has done what it does.
    await visit.page.locator('.timeline').focus();
    await visit.page.keyboard.press('+');
    await visit.page.waitForURL(/from=/);
    expect(await visit.page.getByRole('button', { name: 'Search' }).count()).toBe(0);
    expect(await paletteOf(visit.page).count()).toBe(0);
    expect(asked.filter((url) => url.includes('/assets/palette'))).toEqual([]);
    await closed(visit);
  });
});

describe('keys', () => {
  test('on the timeline "/" goes to its own search, and Ctrl-K is named among its keys', async () => {
    const visit = await stage.visit('/');
    const { page } = visit;
    await page.keyboard.press('/');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('placeholder')))
      .toBe('Find in the record');
    await expect.poll(() => paletteOf(page).count()).toBe(0);
    await page.locator('h1').focus();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys of the timeline' });
    await expect.poll(() => keys.textContent()).toContain('Ctrl KSearch everything');
    await closed(visit);
  });

  test('elsewhere "?" lists those of every page', async () => {
    const visit = await stage.visit('/briefings');
    const { page } = visit;
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await keys.getByRole('heading', { name: 'Keys' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => keys.count()).toBe(0);
    await closed(visit);
  });

  test('in a field they are letters', async () => {
    const visit = await stage.visit('/briefings');
    const { page } = visit;
    const field = page.getByRole('searchbox');
    await field.focus();
    await page.keyboard.type('a/b?');
    await expect.poll(() => field.inputValue()).toBe('a/b?');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await closed(visit);
  });
});

describe('the page of all that is found', () => {
  test('stands by its address, by kind, with more on asking', async () => {
    const visit = await stage.visit('/search?q=council');
    const { page } = visit;
    const actors = page.getByRole('region', { name: 'Actors and bodies' });
    await actors.waitFor();
    await expect.poll(() => actors.getByRole('listitem').count()).toBe(5);
    await actors.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => actors.getByRole('listitem').count()).toBeGreaterThan(5);
    await page.getByRole('link', { name: 'Sources' }).click();
    await page.waitForURL('/search?q=council&kind=source');
    await page.getByRole('region', { name: 'Sources' }).waitFor();
    await expect.poll(() => page.getByRole('region').count()).toBe(1);
    await page.goBack();
    await actors.waitFor();
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test('is asked by its field, says that there is nothing, and what may help', async () => {
    const visit = await stage.visit('/search');
    const { page } = visit;
    await expect.poll(() => textOf(page)).toContain('Type what you remember');
    await page.getByRole('searchbox').fill('xylophone');
    await page.keyboard.press('Enter');
    await page.waitForURL('/search?q=xylophone');
    await page.getByText('Nothing holds all of “xylophone”.').waitFor();
    await page.getByText('Fewer or shorter words find more.').waitFor();
    await closed(visit);
  });

  test.each([
    ['of results', '/search?q=council'],
    ['of nothing', '/search?q=xylophone'],
    ['not asked yet', '/search'],
  ])('axe finds nothing on the page %s, and it fits a phone', async (_, path) => {
    const visit = await stage.visit(path, { viewport: { width: 360, height: 740 } });
    const { page } = visit;
    await page.waitForLoadState('networkidle');
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, { colours: true })).toEqual([]);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBeLessThanOrEqual(0);
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test('leads to the record, and back to what was found', async () => {
    const visit = await stage.visit('/search?q=dedicated');
    const { page } = visit;
    await page.getByRole('region', { name: 'Commitments' }).getByRole('link').first().click();
    await page.waitForURL(at.commitment);
    await page.goBack();
    await page.getByRole('region', { name: 'Commitments' }).waitFor();
    await open(page, '/search?q=%22dedicated%20session%22&kind=commitment');
    await stands(page);
    await page.getByRole('region', { name: 'Commitments' }).waitFor();
    await closed(visit);
  });
});
