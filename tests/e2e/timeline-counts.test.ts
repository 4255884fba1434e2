import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { daysIn, flick, marksIn, plotOf, viewIn } from './drawing.ts';
import { closed, open, openStage, type Stage, textOf } from './stage.ts';

let stage: Stage;

/** As many as no cell has room for, due on the days of one month far from everything else. */
beforeAll(async () => {
  stage = await openStage();
  const token = await stage.token('editor');
  for (let i = 0; i < 40; i += 1)
    await stage.api('/api/commitments', {
      token,
      body: {
        text: `Undertaking ${i + 1}`,
        due: `2031-05-${String(1 + (i % 28)).padStart(2, '0')}`,
        visibility: 'public',
      },
    });
});
afterAll(() => stage.close());

const years = '/?from=2030-01-01&to=2033-12-31';
const count = (page: Page) => page.getByRole('button', { name: /^Commitments due: 40 commitments begin/ });
const undertakings = async (page: Page) =>
  (await marksIn(page)).filter((name) => name.startsWith('Undertaking')).length;

async function visiting(
  path: string,
  act: (page: Page) => Promise<void>,
  options?: Parameters<Stage['look']>[1],
) {
  const visit = await stage.look('', options);
  await open(visit.page, path);
  await act(visit.page);
  expect(visit.complaints).toEqual([]);
  await closed(visit);
}

test('what does not fit is a count, in the drawing and in the list', () =>
  visiting(years, async (page) => {
    await expect
      .poll(() => count(page).getAttribute('aria-label'))
      .toBe('Commitments due: 40 commitments begin in the second quarter of 2031, 40 open; press to zoom in');
    await expect.poll(() => undertakings(page)).toBe(0);
    await expect
      .poll(() => textOf(page, '.timeline-list'))
      .toContain('40 commitments begin in the second quarter of 2031, 40 open');
  }));

test('a count opens into what it holds', () =>
  visiting(years, async (page) => {
    await count(page).click();
    await expect.poll(() => undertakings(page)).toBeGreaterThan(0);
    const isAround = ([from, to]: [string, string]) => from < '2031-04-01' && to > '2031-06-30';
    await expect.poll(() => isAround(viewIn(page)) && daysIn(viewIn(page)) < 130).toBe(true);
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  }));

test('by keys too, and the focus stays with what it held', () =>
  visiting(years, async (page) => {
    await count(page).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => undertakings(page)).toBeGreaterThan(0);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.timeline') !== null))
      .toBe(true);
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  }));

test('the list leads into a count as well', () =>
  visiting(years, async (page) => {
    await page
      .locator('.timeline-list')
      .getByRole('link', { name: /^40 commitments begin/ })
      .click();
    await expect.poll(() => viewIn(page)).toEqual(['2031-04-01', '2031-06-30']);
    await expect.poll(() => undertakings(page)).toBeGreaterThan(0);
  }));

test('a mark says the whole of it while it is pointed at, and Escape hushes it', () =>
  visiting('/?from=2031-05-01&to=2031-05-31', async (page) => {
    const mark = page.getByRole('link', { name: /^Undertaking 3,/ }).first();
    const tip = page.locator('.timeline .tip');
    await mark.hover();
    await tip.locator('text').first().waitFor();
    await expect.poll(async () => (await tip.textContent()) ?? '').toMatch(/^Undertaking 3, due 3 May 2031/);
    await page.locator('.timeline').focus();
    await mark.hover();
    await page.keyboard.press('Escape');
    await expect.poll(() => tip.getAttribute('display')).toBe('none');
  }));

test('the arrow keys walk along a lane, and Enter opens', () =>
  visiting('/?from=2031-05-01&to=2031-05-31', async (page) => {
    const name = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await page
      .getByRole('link', { name: /^Undertaking 3,/ })
      .first()
      .focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => name()).toMatch(/, due [34] May 2031/);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => name()).toMatch(/^Undertaking 3,/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/selected=commitment:/);
  }));

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
/** The days that the view has gone on, as the address has it, which follows once the view rests. */
const movedIn = (page: Page) => (Date.parse(viewIn(page)[0]) - Date.parse('2030-01-01')) / 86_400_000;

/** Where the day is set, as on other pages here, events do not say themselves when they happened. */
async function flicking(act: (page: Page, dragged: number) => Promise<void>, options = {}) {
  const { browser } = stage;
  const context = await browser.newContext({ baseURL: stage.url, locale: 'en-GB', ...phone, ...options });
  const page = await context.newPage();
  await open(page, years);
  const { width } = await plotOf(page);
  await act(page, ((daysIn(viewIn(page)) + 1) * 100) / width);
  await context.close();
}

// A busy browser makes one move of all that a quick finger does.
test.each([5, 1])('a flick in %i moves goes on after the finger is gone, and comes to rest', (moves) =>
  flicking(async (page, dragged) => {
    await flick(page, -100, moves);
    await expect.poll(() => movedIn(page)).toBeGreaterThan(dragged * 1.3);
  }),
);

test('but not for who asked for less motion', () =>
  flicking(
    async (page, dragged) => {
      await flick(page, -100);
      await expect.poll(() => movedIn(page)).toBeGreaterThan(0);
      expect(movedIn(page)).toBeLessThan(dragged * 1.1);
    },
    { reducedMotion: 'reduce' },
  ));
