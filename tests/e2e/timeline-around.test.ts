import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { daysIn, viewIn } from './drawing.ts';
import { closed, open, openStage, type Stage, textOf, type Visit } from './stage.ts';

let stage: Stage;
let visit: Visit;
let page: Page;

const years = '/?from=2024-01-01&to=2027-12-31';
const mark = (name: string | RegExp) => page.getByLabel('Timeline of').getByRole('link', { name }).first();
const panel = () => page.getByRole('complementary', { name: 'Selected' });
const finder = () => page.getByRole('combobox', { name: 'Find in the record' });
const slider = (name: string) => page.getByRole('slider', { name });
const focused = () =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

async function violations(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('.timeline')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

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
    // Waits until it stands still: lanes of another window may be of another height.
    await part.hover({ position: { x: width * share, y: height / 2 } });
    const { x = 0, y = 0 } = (await part.boundingBox()) ?? {};
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
      expect(await slider(name).getAttribute('aria-valuetext')).toBe('from 2024 to 2027');
  });

  test('moves its window as it is dragged, which stays as long as it is', async () => {
    await openOverview();
    await drag('Window of time', -300);
    await page.waitForURL((url) => !url.search.includes('from=2024-01-01'));
    expect(viewIn(page)[0] < '2015').toBe(true);
    expect(Math.abs(daysIn(viewIn(page)) - 1460)).toBeLessThan(3);
    expect(viewIn(page)[0]).toMatch(/-01$/);
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
    await expect.poll(() => viewIn(page)[1] < '1985').toBe(true);
    const length = daysIn(viewIn(page));
    expect(length).toBeGreaterThan(2 * 365);
    const drawn = view();
    await drag(null, 0, 0.6);
    await expect.poll(view).not.toBe(drawn);
    expect(Math.abs(daysIn(viewIn(page)) - length)).toBeLessThan(3);
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
    expect(await focused()).toBe('Beginning of the window');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(view).toBe('2019-12-01/2023-12-31');
    await expect
      .poll(() => slider('Beginning of the window').getAttribute('aria-valuetext'))
      .toBe('from December 2019 to December 2023');
    await page.keyboard.press('Tab');
    await page.keyboard.press('PageUp');
    await expect.poll(view).toBe('2019-12-01/2024-12-31');
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
    expect(viewIn(phone.page)).toEqual(['2024-01-01', '2027-12-31']);
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

describe('finding', () => {
  test('by "/", a few letters, arrow keys and Enter leads to the entry in its surroundings', async () => {
    await open(page, '/?from=2030-01-01&to=2030-12-31&kind=bodies');
    await page.keyboard.press('/');
    await expect.poll(() => finder().evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('rehabilitatión');
    const options = page.getByRole('listbox', { name: 'Find' }).getByRole('option');
    await expect.poll(() => options.count()).toBe(3);
    expect(await page.getByRole('group', { name: 'Commitments' }).getByRole('option').count()).toBe(2);
    await expect.poll(() => textOf(page, '.find [role=status]')).toBe('3 entries found');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    const active = await finder().getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).textContent()).toMatch(
      /^High-level briefing.*10 December 2024$/,
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(/selected=briefing/);
    expect(viewIn(page)).toEqual(['2024-06-11', '2025-06-10']);
    expect(page.url()).not.toContain('kind=');
    await panel().getByText('What was promised').waitFor();
    expect(await mark(/^High-level/).getAttribute('aria-current')).toBe('true');
    expect(await options.count()).toBe(0);
    await page.goBack();
    await page.waitForURL(/kind=bodies/);
  });

  test('says of an entry without a date that it has none, and opens its page', async () => {
    await open(page, '/');
    await finder().fill('support uzbek');
    const option = page.getByRole('option', { name: /Support Uzbekistan .* without a date, opens its page/ });
    await option.click();
    await expect.poll(() => page.locator('h1').textContent()).toMatch(/^Support Uzbekistan/);
  });

  test('an actor filters by it; a body puts its lane first', async () => {
    await open(page, '/');
    await finder().fill('kazakh');
    await page.getByRole('option', { name: /Kazakhstan State, shows what concerns it/ }).click();
    await page.waitForURL(/actor=/);
    await open(page, '/');
    await finder().fill('G7');
    await page
      .getByRole('option', { name: /Body, shows its lane first/ })
      .first()
      .click();
    await page.waitForURL(/pinned=/);
  });

  test('says when there is nothing, and Escape takes it away again', async () => {
    await open(page, `${years}&selected=nothing:x`);
    await finder().fill('qqqq');
    await page.getByText('Nothing found').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => textOf(page, '.find [role=status]')).toBe('');
    await page.keyboard.press('Escape');
    expect(await finder().inputValue()).toBe('');
    expect(page.url()).toContain('selected=');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.search.includes('selected'));
  });
});

test('"?" lists the keys, Escape closes the list, and the focus is where it was', async () => {
  await open(page, years);
  await mark(/^High-level/).focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys of the timeline' });
  await dialog.getByText('Go to today').waitFor();
  expect(await violations()).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.count()).toBe(0);
  expect(await focused()).toMatch(/^High-level/);
  await finder().focus();
  await page.keyboard.type('?');
  expect(await dialog.count()).toBe(0);
  await page.getByRole('button', { name: 'Keys of the timeline' }).click();
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(await focused()).toBe('Keys of the timeline');
});

describe('the panel', () => {
  test('tells of a commitment from its briefing to its result, and goes on to what it names', async () => {
    await open(page, years);
    await mark(/^Hold a dedicated session/).click();
    await panel().getByText('What became of it').waitFor();
    const told = await textOf(page, '.panel');
    for (const words of [
      'Overdue',
      'June 2025',
      'The briefing as a whole',
      'High-level briefing',
      'Still open',
    ])
      expect(told).toContain(words);
    expect(await violations()).toEqual([]);
    await panel()
      .getByRole('link', { name: /^High-level briefing/ })
      .click();
    await page.waitForURL(/selected=briefing/);
    await panel().getByText('Presidencies announced here').waitFor();
    expect(viewIn(page)).toEqual(['2024-01-01', '2027-12-31']);
    expect(await focused()).toBe('Selected');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.search.includes('selected'));
    expect(await focused()).toMatch(/^Hold a dedicated session/);
  });

  test('tells of a handover and what the presidency takes over, and of a term', async () => {
    await open(page, years);
    await mark(/^Regional Expert Council.*handover/).click();
    await panel().getByText('2 open commitments of this body').waitFor();
    await page.keyboard.press('Escape');
    await mark(/^Regional Expert Council.*: Kazakhstan, from/).click();
    await panel().getByText('Began with a handover').waitFor();
    await panel().getByRole('link', { name: '2025', exact: true }).click();
    await page.waitForURL(/selected=handover/);
  });

  test('has what it tells traced in the drawing', async () => {
    await open(page, years);
    const lines = page.locator('.timeline .trace-d');
    expect(await lines.count()).toBe(0);
    await mark(/^Hold a dedicated session/).click();
    await expect.poll(() => lines.count()).toBe(2);
    await panel().getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => lines.count()).toBe(0);
  });

  test('leaves its mark in sight on a phone', async () => {
    const phone = await stage.visit(years, { viewport: { width: 360, height: 740 }, hasTouch: true });
    const one = phone.page.getByLabel('Timeline of').getByRole('link', { name: /^Hold a dedicated/ });
    await one.first().tap();
    const sheet = phone.page.getByRole('complementary', { name: 'Selected' });
    await sheet.getByText('What became of it').waitFor();
    const top = (await sheet.boundingBox())?.y ?? 0;
    const isInSight = async () => {
      const box = await one.first().boundingBox();
      return box !== null && box.y >= 0 && box.y + box.height < top;
    };
    await expect.poll(isInSight).toBe(true);
    expect(phone.complaints).toEqual([]);
    await closed(phone);
  });
});
