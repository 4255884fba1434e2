import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { cells, download, figure, figures, readSvg, said } from './figures.ts';
import { recordPromises, recordSoon } from './promises.ts';
import { closed, open, openStage, type Stage, stands, textOf, type Visit } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await recordPromises(stage.db);
});
afterAll(() => stage.close());

describe('the page of follow-up', () => {
  test('has words, a drawing, a table and three files for each figure, and is printed without controls', async () => {
    const visit = await stage.look('/follow-up');
    const { page } = visit;
    for (const title of figures) {
      await expect.poll(async () => (await said(page, title)).length, { message: title }).toBeGreaterThan(40);
      const part = figure(page, title);
      await expect
        .poll(() => part.locator('svg.chart [role=img]').count(), { message: title })
        .toBeGreaterThan(1);
      await expect.poll(async () => (await cells(page, title)).length, { message: title }).toBeGreaterThan(2);
      await expect
        .poll(() => part.locator('.downloads button, .downloads a').allTextContents(), { message: title })
        .toEqual(['SVG', 'PNG', 'CSV']);
    }
    await page.emulateMedia({ media: 'print' });
    for (const title of figures)
      for (const part of ['table', 'svg.chart g[role=img], svg.chart .column'])
        await expect
          .poll(async () => [title, part, await figure(page, title).locator(part).first().isVisible()])
          .toEqual([title, part, true]);
    await expect.poll(() => page.locator('.downloads, .as-of, .bearers').first().isVisible()).toBe(false);
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test('tells the figures in its tables', async () => {
    const visit = await stage.look('/follow-up?topic=water');
    const { page } = visit;
    await expect.poll(() => said(page, 'Status over time')).toContain('grew to 3 commitments');
    await expect
      .poll(() => cells(page, 'How far due dates moved'))
      .toEqual([
        expect.arrayContaining(['Actor', 'Measured', 'Moved']),
        ['All commitments', '3', '3', '639', '639', '3', '0', '0', '0'],
        ['Landland', '2', '2', '639', '639', '2', '0', '0', '0'],
        ['=Formula & <Sons>', '1', '1', '−41', '–', '1', '0', '0', '0'],
      ]);
    await page.getByRole('radio', { name: 'Body' }).check();
    await page.waitForURL(/by=body/);
    await expect
      .poll(async () => (await cells(page, 'How far due dates moved'))[2]?.[0])
      .toBe('Forum of Lakes');
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test('shows the record as of a day that is chosen, keeps it in the address, and comes back', async () => {
    const visit = await stage.look('/follow-up?topic=water');
    const { page } = visit;
    const field = page.getByLabel('As of');
    await expect.poll(() => field.inputValue()).toBe('2026-11-24');
    await field.fill('2025-04-30');
    await page.waitForURL(/asOf=2025-04-30/);
    await expect.poll(() => said(page, 'Status over time')).toMatch(/to 30 April 2025 the record grew to 3/);
    await expect
      .poll(async () => (await cells(page, 'Status over time')).slice(0, 2))
      .toEqual([
        ['Month', 'Not assessed', 'In progress', 'Total'],
        ['30 April 2025', '0', '3', '3'],
      ]);
    await page.reload();
    await stands(page);
    await expect.poll(() => said(page, 'Status over time')).toContain('30 April 2025');

    await field.fill('2024-12-31');
    await expect.poll(() => textOf(page, 'main')).toContain('On 31 December 2024 no dated commitment');
    await page.goBack();
    await expect.poll(() => field.inputValue()).toBe('2025-04-30');
    await page.getByRole('button', { name: 'Back to today' }).click();
    await expect.poll(() => said(page, 'Status over time')).toContain('1 is fulfilled');
    await expect.poll(() => new URL(page.url()).search).toBe('?topic=water');
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test('narrows all figures to a topic and back', async () => {
    const visit = await stage.look('/follow-up');
    const { page } = visit;
    const before = await said(page, 'Status over time');
    await page.getByLabel('Topic').selectOption({ label: 'Trade' });
    await page.waitForURL(/topic=trade/);
    await expect.poll(() => said(page, 'Status over time')).toContain('grew to 1 commitment.');
    await expect.poll(() => said(page, 'What falls due')).toContain('1 commitment falls due');
    await expect.poll(() => said(page, 'Score by actor')).toContain('The one actor here');
    // No two bodies are left to compare.
    await expect.poll(() => figure(page, 'Status over time, by body').count()).toBe(0);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => said(page, 'Status over time')).toBe(before);
    await closed(visit);
  });

  test('has no faults for axe with its tables unfolded, light and dark, and fits a phone', async () => {
    const visit = await stage.look('/follow-up?asOf=2025-04-30');
    const { page } = visit;
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, { colours: true })).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await violations(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });
});

describe('a download', () => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await stage.look('/follow-up?topic=water');
  });
  afterAll(async () => {
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test.each(figures)('as SVG is %s, with all that one needs to read it', async (title) => {
    const { name, bytes } = await download(visit.page, title, 'SVG');
    const text = bytes.toString('utf8');
    const read = await readSvg(visit.page, text);
    expect(name).toMatch(/^[a-z-]+-\d{4}-\d{2}-\d{2}\.svg$/);
    expect([read.name, read.width]).toEqual(['svg', 1008]);
    expect(read.texts.slice(0, 3)).toEqual([
      title,
      expect.stringMatching(/^As of \d+ \w+ 202\d$/),
      'Filters: topic Water',
    ]);
    expect(read.texts.at(-1)).toContain('/follow-up?topic=water');
    expect(read.texts.at(-1)).toMatch(/^Source: Rapporteur/);
    expect(read.shapes).toBeGreaterThan(4);
    // Nothing that only our style sheets could explain, and nothing that runs or loads.
    expect(text).not.toMatch(/var\(|currentcolor|<style|<script|<a |href=|data:/i);
    for (const gone of ['class', 'style', 'role', 'tabindex', 'aria-label', 'aria-hidden'])
      expect([gone, read.attributes.filter((each) => each !== 'role').includes(gone)]).toEqual([gone, false]);
    for (const colour of read.colours)
      expect(colour ?? 'none').toMatch(/^(#[0-9a-f]{6}|none|url\(#[\w-]+\))$/);
  });

  test('says the name of what the page is narrowed to, however late that comes', async () => {
    const other = await stage.look('');
    const { page } = other;
    const { promise: mayCome, resolve: letCome } = Promise.withResolvers<void>();
    await page.route('**/api/topics', async (route) => {
      await mayCome;
      await route.continue();
    });
    const answers = ['statuses', 'due-load', 'slippage', 'scores'].map((of) =>
      page.waitForResponse(new RegExp(`/api/follow-up/${of}\\?`)).then((answer) => answer.finished()),
    );
    await page.goto('/follow-up?topic=water');
    await Promise.all(answers);
    await page.evaluate(
      () => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))),
    );
    expect(await page.locator('.downloads').count()).toBe(0);
    letCome();
    const { bytes } = await download(page, 'What falls due', 'SVG');
    expect(bytes.toString('utf8')).toContain('Filters: topic Water');
    await closed(other);
  });

  test('is the same from a dark page, a narrow one, and one of forced colours', async () => {
    const pictureOn = async (page: Page) =>
      (await download(page, 'How far due dates moved', 'SVG')).bytes.toString('utf8');
    const picture = await pictureOn(visit.page);
    const phone = { width: 360, height: 740 };
    for (const options of [{ colorScheme: 'dark', viewport: phone }, { forcedColors: 'active' }] as const) {
      const other = await stage.look('/follow-up?topic=water', options);
      expect(await pictureOn(other.page)).toBe(picture);
      await closed(other);
    }
  });

  test('as PNG is a picture of twice its size, with the colours of the page', async () => {
    const svg = await download(visit.page, 'What falls due', 'SVG');
    const { width, height } = await readSvg(visit.page, svg.bytes.toString('utf8'));
    const { name, bytes } = await download(visit.page, 'What falls due', 'PNG');
    expect(name).toMatch(/^due-by-month-.*\.png$/);
    expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2 * width, 2 * height]);
    // More than an empty sheet would weigh.
    expect(bytes.length).toBeGreaterThan(8_000);
  });

  test('as CSV has the figures of each, for these filters and this day', async () => {
    await open(visit.page, '/follow-up?topic=water&asOf=2025-06-30');
    for (const title of figures) {
      const { name, bytes } = await download(visit.page, title, 'CSV');
      const [heading = '', ...rows] = bytes.toString('utf8').replace('\ufeff', '').trimEnd().split('\r\n');
      expect(name).toMatch(/\.csv$/);
      expect([title, heading]).toEqual([title, expect.stringMatching(/^(month|body|actor),/)]);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).not.toMatch(/(^|,)"?[=+@]/);
      if (title === 'Status over time') expect(rows.at(-1)).toMatch(/^2025-06,0,0,3,.*,3$/);
      if (title === 'Score by actor') expect(rows.join()).toContain("'=Formula & <Sons>");
    }
  });
});

test('the page of follow-up tells what falls due in a month to come', async () => {
  const month = await recordSoon(stage.db);
  const visit = await stage.visit('/follow-up?topic=soon');
  await expect
    .poll(async () => (await cells(visit.page, 'What falls due')).find(([name]) => name === month))
    .toEqual([month, '1', '1', '1']);
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});
