import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Addresses, addresses, closed, open, openStage, type Stage, stands, textOf } from './stage.ts';

let stage: Stage;
let at: Addresses;

beforeAll(async () => {
  stage = await openStage();
  at = await addresses(stage);
});
afterAll(() => stage.close());

/** How far the page has shifted under its reader so far. */
const shiftOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((settle) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as { value: number }[]) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        // Entries that are buffered are told before the frame after the next.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => settle(sum))));
      }),
  );

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const everyPage = [
  'timeline',
  'upcoming',
  'followUp',
  'commitments',
  'briefings',
  'actors',
  'bodies',
  'briefing',
  'commitment',
  'handover',
  'council',
  'unitedStates',
  'missing',
] as const satisfies (keyof Addresses)[];

// The browser tells that the page itself is answered with 404.
const expectedOf = (name: string) => (name === 'missing' ? [expect.stringContaining('404')] : []);

describe.each(everyPage)('the page %s', (name) => {
  test('has one heading and a title, and stands still', async () => {
    const { page, complaints } = await stage.visit(at[name]);
    // Whatever comes later than the page itself has come by then.
    if (name === 'timeline') await page.waitForLoadState('networkidle');
    expect(await shiftOf(page)).toBeLessThan(0.01);
    expect(await page.title()).toMatch(/\S · Rapporteur$/);
    await expect.poll(() => page.locator('h1').count()).toBe(1);
    expect(complaints).toEqual(expectedOf(name));
    await closed({ page, complaints });
  });

  test('stands still on a phone of 360 pixels, which it fits as it comes', async () => {
    const viewport = { width: 360, height: 740 };
    const { page, complaints } = await stage.visit(at[name], { viewport, hasTouch: true });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await shiftOf(page)).toBeLessThan(0.01);
    expect(complaints).toEqual(expectedOf(name));
    await closed({ page, complaints });
  });
});

test('header and footer reach from edge to edge, of short pages too', async () => {
  const visit = await stage.visit('/nowhere');
  for (const part of ['.masthead', '.colophon']) {
    const box = await visit.page.locator(part).boundingBox();
    const width = await visit.page.evaluate(() => document.documentElement.clientWidth);
    expect([part, box?.x, box?.width]).toEqual([part, 0, width]);
  }
  await closed(visit);
});

test('the page of the API leads back', async () => {
  const visit = await stage.visit('');
  await visit.page.goto('/api/docs');
  await visit.page.getByRole('link', { name: 'Back to Rapporteur' }).click();
  await visit.page.getByRole('heading', { name: 'Timeline' }).waitFor();
  await closed(visit);
});

test('the first load needs at most 70 kB of script, and nothing from elsewhere', async () => {
  const visit = await stage.visit('');
  const scripts: Promise<number>[] = [];
  const elsewhere: string[] = [];
  visit.page.on('response', (response) => {
    if (new URL(response.url()).origin !== stage.url) elsewhere.push(response.url());
    if (response.request().resourceType() === 'script' || response.url().endsWith('.js'))
      scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await open(visit.page, '/');
  await visit.page.waitForLoadState('networkidle');
  const weights = await Promise.all(scripts);
  expect(weights.length).toBeGreaterThan(2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  console.info(`First load: ${total} B`);
  expect(total).toBeLessThan(70_000);
  expect(elsewhere).toEqual([]);
  await closed(visit);
});

test('a printed timeline is the drawing and the list, whole, without what is for hands', async () => {
  const visit = await stage.visit('/?from=2024-01-01&to=2027-12-31');
  const { page } = visit;
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.locator('.timeline').isVisible()).toBe(true);
  for (const hidden of ['.lane-menu', '.sharing', '.controls .buttons', '.main-navigation', '.filters'])
    await expect
      .poll(async () => [hidden, await page.locator(hidden).first().isVisible()])
      .toEqual([hidden, false]);
  // Sierra Leone is folded away on screen: two years ago, for one month of many.
  for (const words of ['High-level briefing', 'Hold a dedicated session', 'Kazakhstan', 'Sierra Leone']) {
    const link = page.locator('.timeline-list').getByRole('link', { name: words }).first();
    await expect.poll(async () => [words, await link.isVisible()]).toEqual([words, true]);
  }
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  await closed(visit);
});

test('with reduced motion the view is where it goes at once', async () => {
  const visit = await stage.visit('/?from=2025-01-01&to=2025-12-31', { reducedMotion: 'reduce' });
  const { page } = visit;
  const seen = await page.evaluate(async () => {
    const view = () => document.querySelector('.timeline .axis')?.innerHTML;
    const views = new Set([view()]);
    document.querySelector<HTMLButtonElement>('.needs-room')?.click();
    // From the first that is another, longer than the movement would take.
    for (let end = Infinity; performance.now() < end; ) {
      await new Promise(requestAnimationFrame);
      views.add(view());
      if (views.size > 1) end = Math.min(end, performance.now() + 500);
    }
    return views.size;
  });
  expect(seen).toBe(2);
  await closed(visit);
});

test('forced colours leave marks, badges and the open entrance to be told apart', async () => {
  const visit = await stage.visit('/', { forcedColors: 'active' });
  const { page } = visit;
  const fills = await page.evaluate(() => {
    const fillOf = (selector: string) => {
      const element = document.querySelector(selector);
      return element && getComputedStyle(element).fill;
    };
    return ['.term.tone-current .bar', '.tone-overdue .glyph-body', '.timeline .plot'].map(fillOf);
  });
  expect(new Set(fills).size).toBe(3);
  const borders = await page
    .locator('.main-navigation a')
    .evaluateAll((links) => links.map((link) => getComputedStyle(link).borderBottomColor));
  expect(borders.filter((colour) => colour === borders[0])).toHaveLength(1);
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

test('by keys alone: skip link, entrances, filters, a mark, its panel, and out again', async () => {
  const visit = await stage.visit('/?from=2024-01-01&to=2027-12-31');
  const { page } = visit;
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: element } = document;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
    });
  await page.keyboard.press('Tab');
  await expect.poll(() => focused()).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
  await page.keyboard.press('Tab');
  await expect.poll(() => focused()).toBe('Keys of the timeline');
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('checkbox');
  for (let i = 0; i < 30 && !(await focused()).startsWith('Timeline of'); i += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect.poll(() => focused()).toMatch(/^High-level briefing/);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focused()).toMatch(/^Hold a dedicated session/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/selected=commitment/);
  await page.getByRole('complementary', { name: 'Selected' }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !url.search.includes('selected'));
  await expect.poll(() => focused()).toMatch(/^Hold a dedicated session/);
  // An entrance by key: the heading of the new page takes the focus.
  await page.getByRole('link', { name: 'Upcoming', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.querySelector('h1:focus')?.textContent))
    .toBe('Upcoming');
  await closed(visit);
});

test('the description of the API is shown from our own origin, under its own policy', async () => {
  const visit = await stage.visit('');
  await visit.page.goto('/api/docs');
  await visit.page.getByRole('heading', { name: 'Commitments' }).first().waitFor();
  await expect.poll(() => visit.page.url()).toBe(`${stage.url}/api-docs/`);
  await expect.poll(() => textOf(visit.page, '#viewer')).toContain('/api/handovers/{id}');
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

test('going back leads to where one was, at once and scrolled as before', async () => {
  const visit = await stage.visit(at.briefing);
  const { page } = visit;
  const link = page.getByRole('link', { name: /^Help Uzbekistan/ });
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(200);
  await link.click();
  await expect.poll(() => page.locator('h1').textContent()).toMatch(/^Help Uzbekistan/);
  await stands(page);
  await page.goBack();
  await expect.poll(() => page.locator('h1').textContent()).toMatch(/^High-level/);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
  await closed(visit);
});
