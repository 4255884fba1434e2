import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { marksIn } from './drawing.ts';
import { closed, open, type Stage, sharedStage, textOf, type Visit } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await sharedStage();
});

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
const menuOf = (page: Page, lane: string) =>
  page.getByRole('button', { name: `Options of the lane ${lane}` });
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const titles = (page: Page) => page.locator('.timeline .title .lane-title').allTextContents();
const searchOf = (page: Page) => new URL(page.url()).searchParams;

async function visiting(
  path: string,
  act: (page: Page) => Promise<void>,
  options?: Parameters<Stage['look']>[1],
) {
  const visit: Visit = await stage.look('', options);
  await open(visit.page, path);
  await act(visit.page);
  expect(visit.complaints).toEqual([]);
  await closed(visit);
}

test('lanes are of kinds, bodies, actors or topics, as the address says', () =>
  visiting('/?from=2024-01-01&to=2027-12-31', async (page) => {
    await expect.poll(async () => (await titles(page)).slice(0, 2)).toEqual(['Briefings', 'Commitments due']);
    await page.getByRole('combobox', { name: 'Lanes' }).selectOption('Lanes by actor');
    await expect.poll(() => titles(page)).toContain('United States');
    await expect.poll(() => searchOf(page).get('lanes')).toBe('actor');
    await page.goBack();
    await expect.poll(async () => (await titles(page))[0]).toBe('Briefings');
  }));

test('an item that stands in several lanes says so', () =>
  visiting('/?lanes=actor&from=2024-01-01&to=2027-12-31', async (page) => {
    const names = (await marksIn(page)).filter((name) => name.startsWith('High-level briefing'));
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) expect(name).toMatch(/, also under .+ and .+$/);
    await expect.poll(() => textOf(page, '.timeline-list')).toContain('also under');
  }));

test('while one zooms, what stands in several lanes stands at the same place in each', () =>
  visiting('/?lanes=actor&from=2024-01-01&to=2027-12-31', async (page) => {
    /** Turns the wheel in one frame, and tells in the next one where the dots of each record stand, lane by lane. */
    const turned = (deltaY: number) =>
      page.evaluate((deltaY) => {
        const svg = document.querySelector('svg.timeline');
        const plot = document.querySelector('.timeline .lanes .plot')?.getBoundingClientRect();
        if (!svg || !plot) throw new Error('There is no drawing');
        const at = { clientX: plot.left + plot.width * 0.6, clientY: plot.top + 20 };
        svg.dispatchEvent(new WheelEvent('wheel', { deltaY, ...at, bubbles: true, cancelable: true }));
        return new Promise<{ stretched: number; places: [string, number][] }>((resolve) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              const stretched = svg.querySelectorAll('g.lane[transform]').length;
              // Lanes below the window are not displayed until the view is still; their dots have no place.
              const dots = [...svg.querySelectorAll('.item .glyph-body')].filter(
                (dot) => dot.getClientRects().length > 0,
              );
              const places = dots.map((dot): [string, number] => {
                const { left, right } = dot.getBoundingClientRect();
                return [dot.closest('a')?.getAttribute('href') ?? '', (left + right) / 2];
              });
              resolve({ stretched, places });
            }),
          ),
        );
      }, deltaY);
    let stretched = 0;
    let compared = 0;
    for (const deltaY of [-25, -25, -25, 25, 25, 25, 25]) {
      const frame = await turned(deltaY);
      stretched += frame.stretched;
      for (const places of Map.groupBy(frame.places, ([href]) => href).values()) {
        const [[, first] = ['', 0], ...others] = places;
        for (const [, x] of others) expect(Math.abs(x - first)).toBeLessThan(1);
        compared += others.length;
      }
    }
    expect(stretched).toBeGreaterThan(0);
    expect(compared).toBeGreaterThan(10);
    await expect.poll(() => page.locator('.timeline g.lane[transform]').count()).toBe(0);
  }));

describe('the options of a lane', () => {
  const path = '/?lanes=actor&from=2024-01-01&to=2027-12-31';

  test('put it on top and move it, by keys alone', () =>
    visiting(path, async (page) => {
      const before = await titles(page);
      const [first = '', second = '', third = ''] = before;
      await menuOf(page, first).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
        .toContain(third);
      await page.keyboard.press('Enter');
      // The first of the options has the focus once it is there.
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Keep on top');
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await titles(page))[0]).toBe(third);
      await menuOf(page, second).click();
      await item(page, 'Keep on top').click();
      await expect.poll(async () => (await titles(page)).slice(0, 3)).toEqual([third, second, first]);
      await menuOf(page, second).click();
      await item(page, 'Move up').click();
      await expect.poll(async () => (await titles(page)).slice(0, 3)).toEqual([second, third, first]);
      await page.reload();
      await expect.poll(async () => (await titles(page)).slice(0, 3)).toEqual([second, third, first]);
    }));

  test('give the focus back when they are closed', () =>
    visiting(path, async (page) => {
      const [first = ''] = await titles(page);
      await menuOf(page, first).focus();
      await page.keyboard.press('Enter');
      await item(page, 'Hide').waitFor();
      await page.keyboard.press('Escape');
      await item(page, 'Hide').waitFor({ state: 'detached' });
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
        .toContain(first);
    }));

  test('hide it, which is told, and can be taken back', () =>
    visiting(path, async (page) => {
      const [first = '', ...others] = await titles(page);
      await menuOf(page, first).click();
      await item(page, 'Hide').click();
      await expect.poll(() => titles(page)).toEqual(others);
      await expect.poll(() => textOf(page)).toContain('1 lane is hidden.');
      await page.getByRole('button', { name: 'Show hidden lanes' }).click();
      await expect.poll(() => titles(page)).toEqual([first, ...others]);
    }));

  test('collapse it to what begins when, by touch', () =>
    visiting(
      path,
      async (page) => {
        const [first = ''] = await titles(page);
        await menuOf(page, first).tap();
        await item(page, 'Collapse').tap();
        const count = page.getByRole('button', {
          name: new RegExp(`^${first}: 1 entry begins in .*; press to zoom in$`),
        });
        await count.waitFor();
        await expect.poll(() => textOf(page, '.timeline-list')).toMatch(/1 entry begins in 2024/);
        await menuOf(page, first).tap();
        await item(page, 'Expand').tap();
        await count.waitFor({ state: 'detached' });
      },
      phone,
    ));
});
