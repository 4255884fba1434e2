import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { daysIn, viewIn } from './drawing.ts';
import { closed, noon, open, type Stage, sharedStage, type Visit } from './stage.ts';

let stage: Stage;
let visit: Visit;
let page: Page;

const years = '/?from=2024-01-01&to=2027-12-31';
const slider = (name: string) => page.getByRole('slider', { name });
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

beforeAll(async () => {
  stage = await sharedStage();
});
beforeEach(async () => {
  visit = await stage.look('');
  page = visit.page;
});
afterEach(async () => {
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

describe('the overview', () => {
  /** It is fetched when it comes into sight. */
  async function openOverview(on = page) {
    await open(on, years);
    await on.locator('.overview').scrollIntoViewIfNeeded();
    await on.locator('.overview-strip').waitFor();
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

  test('says in words what it shows, and where its window lies, also once the drawing moved', async () => {
    await openOverview();
    const strip = page.locator('.overview-strip');
    await expect
      .poll(() => strip.getAttribute('aria-description'))
      .toMatch(/^The record spans \d{4} to \d{4}\. Most briefings and commitments lie in 2025: 2\./);
    for (const name of ['Window of time', 'Beginning of the window', 'End of the window'])
      await expect.poll(() => slider(name).getAttribute('aria-valuetext')).toBe('from 2024 to 2027');
    await page.getByRole('button', { name: 'This year' }).click();
    await expect.poll(() => slider('Window of time').getAttribute('aria-valuetext')).toBe('from 2026');
  });

  test('moves its window or one end of it as it is dragged, draws a new one, and goes where it is pressed', async () => {
    await openOverview();
    await drag('Beginning of the window', -200);
    await expect.poll(() => viewIn(page)[0] < '2015').toBe(true);
    expect(viewIn(page)[1]).toBe('2027-12-31');
    let [from] = viewIn(page);
    await drag('End of the window', 40);
    await expect.poll(() => viewIn(page)[1] > '2029').toBe(true);
    expect(viewIn(page)[0]).toBe(from);
    const days = daysIn(viewIn(page));
    await drag('Window of time', -100);
    await expect.poll(() => viewIn(page)[0] < from).toBe(true);
    await expect.poll(() => Math.abs(daysIn(viewIn(page)) - days)).toBeLessThan(3);
    expect(viewIn(page)[0]).toMatch(/-01$/);

    [from] = viewIn(page);
    await drag(null, 100, 0.2);
    await expect.poll(() => viewIn(page)[0] === from).toBe(false);
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
    const still = await stage.visit('');
    await openOverview(still.page);
    // The clock of the page stands still, so that no frame comes between them.
    await still.page.clock.pauseAt(noon);
    await still.page.getByRole('slider', { name: 'Window of time' }).evaluate(async (node) => {
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
    await still.page.clock.resume();
    await expect.poll(() => viewIn(still.page).join('/')).toBe('2008-01-01/2011-12-31');
    expect(still.complaints).toEqual([]);
    await closed(still);
  });

  test('moves its window under a finger, and not under one that scrolls the page', async () => {
    const phone = await stage.look(years, { viewport: { width: 360, height: 740 }, hasTouch: true });
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
});
