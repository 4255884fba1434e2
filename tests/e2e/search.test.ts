import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Addresses, addresses, closed, open, type Stage, sharedStage, stands, textOf } from './stage.ts';

let stage: Stage;
let at: Addresses;

beforeAll(async () => {
  stage = await sharedStage();
  at = await addresses(stage);
});

const paletteOf = (page: Page) => page.getByRole('dialog', { name: 'Search' });
describe('keys', () => {
  test('on the timeline "/" goes to its own search, and Ctrl-K is named among its keys', async () => {
    const visit = await stage.look('/');
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
    const visit = await stage.look('/briefings');
    const { page } = visit;
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await keys.getByRole('heading', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => keys.count()).toBe(0);
    await closed(visit);
  });

  test('in a field they are letters', async () => {
    const visit = await stage.look('/briefings');
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
    const visit = await stage.look('/search?q=council');
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
    const visit = await stage.look('/search');
    const { page } = visit;
    await expect.poll(() => textOf(page)).toContain('Type what you remember');
    await page.getByRole('searchbox').fill('xylophone');
    await page.keyboard.press('Enter');
    await page.waitForURL('/search?q=xylophone');
    await page.getByText('Nothing holds all of “xylophone”.').waitFor();
    await page.getByText('Fewer or shorter words find more.').waitFor();
    await closed(visit);
  });

  test('cuts more than can be looked for, and that is no fault', async () => {
    const visit = await stage.look(`/search?q=${encodeURIComponent('dedicated session '.repeat(40))}`);
    expect((await visit.page.getByRole('searchbox').inputValue()).length).toBeGreaterThan(190);
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test('leads to the record, and back to what was found', async () => {
    const visit = await stage.look('/search?q=dedicated');
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
