import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { viewIn } from './drawing.ts';
import { closed, open, type Stage, sharedStage, textOf, type Visit } from './stage.ts';

let stage: Stage;
let visit: Visit;
let page: Page;

const years = '/?from=2024-01-01&to=2027-12-31';
const mark = (name: string | RegExp) => page.getByLabel('Timeline of').getByRole('link', { name }).first();
const panel = () => page.getByRole('complementary', { name: 'Selected' });
const finder = () => page.getByRole('combobox', { name: 'Find in the record' });
const focused = () =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

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

describe('finding', () => {
  test('by "/", a few letters, arrow keys and Enter leads to the entry in its surroundings', async () => {
    await open(page, '/?from=2030-01-01&to=2030-12-31&kind=bodies');
    await page.keyboard.press('/');
    await expect.poll(() => finder().evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('r');
    // At once: what was found for its first letters would be replaced while the keys walk it.
    await page.keyboard.insertText('ehabilitatión');
    const options = page.getByRole('listbox', { name: 'Find' }).getByRole('option');
    await expect.poll(() => options.count()).toBe(4);
    await expect
      .poll(() => page.getByRole('group', { name: 'Commitments' }).getByRole('option').count())
      .toBe(2);
    await expect.poll(() => textOf(page, '.find [role=status]')).toBe('4 entries found');
    await page.keyboard.press('ArrowDown');
    const active = async () => {
      const id = await finder().getAttribute('aria-activedescendant');
      return (await page.locator(`[id="${id}"]`).allTextContents()).join();
    };
    await expect.poll(active).toMatch(/^High-level briefing.*10 December 2024$/);
    // Where the field has a line of its own, what it found stands in the window still.
    await page.setViewportSize({ width: 760, height: 800 });
    await expect
      .poll(async () => (await page.getByRole('listbox', { name: 'Find' }).boundingBox())?.x)
      .toBeGreaterThan(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.keyboard.press('Enter');
    await page.waitForURL(/selected=briefing/);
    await expect.poll(() => viewIn(page)).toEqual(['2024-06-11', '2025-06-10']);
    await expect.poll(() => page.url()).not.toContain('kind=');
    await panel().getByText('What was promised').waitFor();
    await expect.poll(() => mark(/^High-level/).getAttribute('aria-current')).toBe('true');
    await expect.poll(() => options.count()).toBe(0);
    await page.goBack();
    await page.waitForURL(/kind=bodies/);
  });

  test('an actor filters by it, a body puts its lane first, an entry without a date opens its page', async () => {
    await open(page, '/');
    await finder().fill('kazakh');
    await page.getByRole('option', { name: /Kazakhstan State, shows what concerns it/ }).click();
    await page.waitForURL(/actor=/);
    await finder().fill('G7');
    await page
      .getByRole('option', { name: /Body, shows its lane first/ })
      .first()
      .click();
    await page.waitForURL(/pinned=/);
    await finder().fill('help uzbek');
    await page.getByRole('option', { name: /Help Uzbekistan .* without a date, opens its page/ }).click();
    await expect.poll(() => page.locator('h1').textContent()).toMatch(/^Help Uzbekistan/);
  });

  test('says when there is nothing, and Escape takes it away again', async () => {
    await open(page, `${years}&selected=nothing:x`);
    await finder().fill('qqqq');
    await page.getByText('Nothing found').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => textOf(page, '.find [role=status]')).toBe('');
    await page.keyboard.press('Escape');
    await expect.poll(() => finder().inputValue()).toBe('');
    await expect.poll(() => page.url()).toContain('selected=');
    // Its code comes by itself, and may come last.
    await panel().waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.search.includes('selected'));
  });

  test('a key pressed as soon as one sees what was found is meant for that', async () => {
    await open(page, years);
    await finder().focus();
    await page.locator('.find [role=status]').waitFor({ state: 'attached' });
    // In an object: what is waited for here is that it watches.
    const watching = await finder().evaluateHandle((field: HTMLInputElement) => ({
      pressed: new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const init = { key: 'Escape', bubbles: true, cancelable: true };
          field.dispatchEvent(new KeyboardEvent('keydown', init));
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(field.value)));
        };
        const said = document.querySelector('.find [role=status]') as Element;
        new MutationObserver((_, observer) => {
          observer.disconnect();
          port2.postMessage('seen');
        }).observe(said, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      }),
    }));
    await finder().fill('qqqq');
    expect(await watching.evaluate(({ pressed }) => pressed)).toBe('qqqq');
    await expect.poll(() => textOf(page, '.find [role=status]')).toBe('');
  });
});

test('"?" lists the keys, Escape closes the list, and the focus is where it was', async () => {
  await open(page, years);
  await mark(/^High-level/).focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys of the timeline' });
  await dialog.getByText('Go to today').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.count()).toBe(0);
  await expect.poll(() => focused()).toMatch(/^High-level/);
  await finder().focus();
  await page.keyboard.type('?');
  await expect.poll(() => dialog.count()).toBe(0);
  await page.getByRole('button', { name: 'Keys of the timeline' }).click();
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => focused()).toBe('Keys of the timeline');
});

describe('the panel', () => {
  test('shows a commitment from its briefing to its result, traced in the drawing, and goes on to what it names', async () => {
    await open(page, years);
    const traces = page.locator('.timeline .trace-d');
    await expect.poll(() => traces.count()).toBe(0);
    await mark(/^Hold a dedicated session/).click();
    await expect.poll(() => traces.count()).toBe(2);
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
    await panel()
      .getByRole('link', { name: /^High-level briefing/ })
      .click();
    await page.waitForURL(/selected=briefing/);
    await panel().getByText('Presidencies announced here').waitFor();
    await expect.poll(() => viewIn(page)).toEqual(['2024-01-01', '2027-12-31']);
    await expect.poll(() => focused()).toBe('Selected');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.search.includes('selected'));
    await expect.poll(() => focused()).toMatch(/^Hold a dedicated session/);
    await expect.poll(() => traces.count()).toBe(0);
    // Its button closes it too.
    await mark(/^Hold a dedicated session/).click();
    await panel().getByRole('button', { name: 'Close' }).click();
    await page.waitForURL((url) => !url.search.includes('selected'));
  });

  test('tells of a handover and what the presidency takes over, and of a term', async () => {
    await open(page, years);
    await mark(/^Regional Expert Council.*handover/).click();
    await panel().getByText('2 open commitments of this body').waitFor();
    await page.keyboard.press('Escape');
    // In its middle lies the seam, which leads to the handover.
    await mark(/^Regional Expert Council.*: Kazakhstan, announced/).click({ position: { x: 200, y: 13 } });
    await panel().getByText('Began with a handover').waitFor();
    await panel().getByRole('link', { name: '2025', exact: true }).click();
    await page.waitForURL(/selected=handover/);
  });

  test('leaves its mark in sight on a phone', async () => {
    const phone = await stage.look(years, { viewport: { width: 360, height: 740 }, hasTouch: true });
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
