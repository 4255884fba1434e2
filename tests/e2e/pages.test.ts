import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { type Addresses, addresses, closed, open, type Stage, sharedStage, stands, textOf } from './stage.ts';

let stage: Stage;
let at: Addresses;

beforeAll(async () => {
  stage = await sharedStage();
  at = await addresses(stage);
});
test('header and footer reach from edge to edge, of short pages too', async () => {
  const visit = await stage.look('/nowhere');
  for (const part of ['.masthead', '.colophon']) {
    const box = await visit.page.locator(part).boundingBox();
    const width = await visit.page.evaluate(() => document.documentElement.clientWidth);
    expect([part, box?.x, box?.width]).toEqual([part, 0, width]);
  }
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
  const visit = await stage.look('/?from=2024-01-01&to=2027-12-31');
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
  const visit = await stage.look('/?from=2025-01-01&to=2025-12-31', { reducedMotion: 'reduce' });
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
  const visit = await stage.look('/', { forcedColors: 'active' });
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
  const visit = await stage.look('/?from=2024-01-01&to=2027-12-31');
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

test('the API description is shown from our own origin under its own policy, and leads back', async () => {
  const visit = await stage.look('');
  await visit.page.goto('/api/docs');
  await visit.page.getByRole('heading', { name: 'Commitments' }).first().waitFor();
  await expect.poll(() => visit.page.url()).toBe(`${stage.url}/api-docs/`);
  await expect.poll(() => textOf(visit.page, '#viewer')).toContain('/api/handovers/{id}');
  await visit.page.getByRole('link', { name: 'Back to Rapporteur' }).click();
  await visit.page.getByRole('heading', { name: 'Timeline' }).waitFor();
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

test('going back leads to where one was, at once and scrolled as before', async () => {
  const visit = await stage.look(at.briefing);
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

test('a page says to crawlers what it is before any script runs, and its picture is there', async () => {
  const html = await (await fetch(stage.url + at.commitment)).text();
  const picture = /property="og:image" content="([^"]*)"/.exec(html)?.[1] ?? '';
  expect(html).toMatch(/<meta property="og:title" content="Hold a dedicated session/);
  const response = await fetch(picture);
  expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'image/png']);
  const png = Buffer.from(await response.arrayBuffer());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(png.length).toBeLessThan(60_000);
});

test('pages keep the headers of their files', async () => {
  const { headers } = await fetch(`${stage.url}/`);
  expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('Link')).toContain('rel=modulepreload');
  const framed = await fetch(`${stage.url}/embed/timeline`);
  expect(framed.headers.get('Content-Security-Policy')).toContain('frame-ancestors *');
  expect(framed.headers.get('X-Robots-Tag')).toBe('noindex');
});
