import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { daysIn, viewIn } from './drawing.ts';
import { closed, noon, open, openStage, type Stage, type Visit } from './stage.ts';

let stage: Stage;
let visit: Visit;
let page: Page;

const years = '/?from=2024-01-01&to=2027-12-31';
const slider = (name: string) => page.getByRole('slider', { name });
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  visit = await stage.visit('');
  page = visit.page;
});
afterEach(async () => {
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

describe('the overview', () => {
  /** It is fetched when it comes into sight. */
  async function openOverview() {
    await open(page, years);
    await page.locator('.overview').scrollIntoViewIfNeeded();
    await page.locator('.overview-strip').waitFor();
  }
  const view = () => viewIn(page).join('/');

  /** Presses at a share of a part's width, and lets go so many pixels beside it. */
  async function drag(name: string | null, by: number, share = 0.5) {
    const part = name === null ? page.locator('.overview-strip .overlay') : slider(name);
    const { width = 0, height = 0 } = (await part.boundingBox()) ?? {};
    const place = async () => (await part.boundingBox()) ?? { x: 0, y: 0 };
    // Presses only what stands still under the mouse: lanes of another window may be of another height.
    let { x, y } = await place();
    for (;;) {
      await part.hover({ position: { x: width * share, y: height / 2 } });
      const now = await place();
      if (now.x === x && now.y === y) break;
      ({ x, y } = now);
    }
    await page.mouse.down();
    await page.mouse.move(x + width * share + by, y + height / 2, { steps: 6 });
    await page.mouse.up();
  }

  test('says in words what it shows, and where its window lies', async () => {
    await openOverview();
    const strip = page.locator('.overview-strip');
    await expect
      .poll(() => strip.getAttribute('aria-description'))
      .toMatch(/^The record spans \d{4} to \d{4}\. Most briefings and commitments lie in 2025: 2\./);
    for (const name of ['Window of time', 'Beginning of the window', 'End of the window'])
      await expect.poll(() => slider(name).getAttribute('aria-valuetext')).toBe('from 2024 to 2027');
  });

  test('moves its window as it is dragged, which stays as long as it is', async () => {
    await openOverview();
    await drag('Window of time', -300);
    await page.waitForURL((url) => !url.search.includes('from=2024-01-01'));
    await expect.poll(() => viewIn(page)[0] < '2015').toBe(true);
    await expect.poll(() => Math.abs(daysIn(viewIn(page)) - 1460)).toBeLessThan(3);
    await expect.poll(() => viewIn(page)[0]).toMatch(/-01$/);
  });

  test.each([
    ['Beginning of the window', -200, (from: string, to: string) => from < '2015' && to === '2027-12-31'],
    ['End of the window', 40, (from: string, to: string) => from === '2024-01-01' && to > '2029'],
  ] as const)('moves the %s alone', async (name, by, isSo) => {
    await openOverview();
    await drag(name, by);
    await page.waitForURL((url) => !url.href.endsWith(years));
    await expect.poll(() => isSo(...viewIn(page))).toBe(true);
  });

  test('draws a new window where there is none, and goes where it is pressed', async () => {
    await openOverview();
    await drag(null, 100, 0.2);
    // Asked of the page, which is through with what the hand did: addresses of the way there may still be on theirs.
    const drawn = await page.evaluate(() => location.href);
    await page.waitForURL((url) => url.href === drawn);
    const length = daysIn(viewIn(page));
    expect(viewIn(page)[1] < '1985').toBe(true);
    expect(length).toBeGreaterThan(2 * 365);
    // Lanes of another window may come as it is pressed, and move it: where it is missed, it is pressed anew.
    const strip = page.locator('.overview-strip .overlay');
    const { width = 0, height = 0 } = (await strip.boundingBox()) ?? {};
    await strip.click({ position: { x: width * 0.6, y: height / 2 } });
    await page.waitForURL((url) => url.href !== drawn);
    await expect.poll(() => Math.abs(daysIn(viewIn(page)) - length)).toBeLessThan(3);
  });

  test('is moved by keys, and says where to', async () => {
    await openOverview();
    await slider('Window of time').focus();
    await page.keyboard.press('PageDown');
    await expect.poll(view).toBe('2020-01-01/2023-12-31');
    await expect
      .poll(() => slider('Window of time').getAttribute('aria-valuetext'))
      .toBe('from 2020 to 2023');
    await page.keyboard.press('Tab');
    await expect.poll(() => focused()).toBe('Beginning of the window');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(view).toBe('2019-12-01/2023-12-31');
    await expect
      .poll(() => slider('Beginning of the window').getAttribute('aria-valuetext'))
      .toBe('from December 2019 to December 2023');
    await page.keyboard.press('Tab');
    await page.keyboard.press('PageUp');
    await expect.poll(view).toBe('2019-12-01/2024-12-31');
  });

  test('keys that come faster than the browser draws each move it on', async () => {
    await openOverview();
    // The clock of the page stands still, so that no frame comes between them.
    await page.clock.pauseAt(noon);
    await slider('Window of time').evaluate(async (node) => {
      const { port1, port2 } = new MessageChannel();
      for (let press = 0; press < 4; press += 1) {
        const next = new Promise((resolve) => {
          port1.onmessage = resolve;
        });
        node.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', cancelable: true }));
        port2.postMessage('next');
        await next;
      }
    });
    await page.clock.resume();
    await expect.poll(view).toBe('2008-01-01/2011-12-31');
  });

  test('moves its window under a finger, and not under one that scrolls the page', async () => {
    const phone = await stage.visit(years, { viewport: { width: 360, height: 740 }, hasTouch: true });
    const middle = phone.page.locator('.overview-window .selection');
    const session = await phone.page.context().newCDPSession(phone.page);
    const stroke = async (dx: number, dy: number) => {
      await phone.page.locator('.overview').scrollIntoViewIfNeeded();
      await middle.hover();
      const { x = 0, y = 0, width = 0, height = 0 } = (await middle.boundingBox()) ?? {};
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number) =>
        session.send('Input.dispatchTouchEvent', {
          type,
          touchPoints:
            type === 'touchEnd' ? [] : [{ x: x + width / 2 + dx * part, y: y + height / 2 + dy * part }],
        });
      await touch('touchStart', 0);
      for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', part);
      await touch('touchEnd', 1);
    };
    await stroke(2, -40);
    await expect.poll(() => viewIn(phone.page)).toEqual(['2024-01-01', '2027-12-31']);
    await stroke(-60, 2);
    await expect.poll(() => viewIn(phone.page)[1] < '2020').toBe(true);
    expect(phone.complaints).toEqual([]);
    await closed(phone);
  });

  test('follows the drawing', async () => {
    await openOverview();
    await page.getByRole('button', { name: 'This year' }).click();
    await expect.poll(() => slider('Window of time').getAttribute('aria-valuetext')).toBe('from 2026');
  });
});
