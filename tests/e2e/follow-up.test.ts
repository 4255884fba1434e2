import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { recordPromises, recordSoon } from './promises.ts';
import { closed, openStage, type Stage, stands, textOf } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await recordPromises(stage.db);
});
afterAll(() => stage.close());

const figures = [
  'Status over time',
  'Status over time, by body',
  'What falls due',
  'How far due dates moved',
  'Score by actor',
] as const;

/** The part of the page under a heading. */
const figure = (page: Page, title: string) =>
  page.locator('section.figures').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

const said = async (page: Page, title: string) =>
  ((await figure(page, title).locator(':scope > p').first().textContent()) ?? '').replace(/\s+/g, ' ');

/** The cells of a table that is folded away, row by row. */
const cells = (page: Page, title: string) =>
  figure(page, title)
    .locator('table tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));

async function download(page: Page, title: string, kind: 'SVG' | 'PNG' | 'CSV') {
  const name = `${kind}: ${title}`;
  const begun = page.waitForEvent('download');
  await figure(page, title)
    .getByRole(kind === 'CSV' ? 'link' : 'button', { name, exact: true })
    .click();
  const file = await begun;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

describe('the page of follow-up', () => {
  test.each(figures)('has for %s words, a drawing, a table with figures, and three files', async (title) => {
    const visit = await stage.visit('/follow-up');
    await expect.poll(async () => (await said(visit.page, title)).length).toBeGreaterThan(40);
    const part = figure(visit.page, title);
    await expect.poll(() => part.locator('svg.chart [role=img]').count()).toBeGreaterThan(1);
    await expect.poll(async () => (await cells(visit.page, title)).length).toBeGreaterThan(2);
    await expect
      .poll(() => part.locator('.downloads button, .downloads a').allTextContents())
      .toEqual(['SVG', 'PNG', 'CSV']);
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test('tells the figures in its tables', async () => {
    const visit = await stage.visit('/follow-up?topic=water');
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
    const visit = await stage.visit('/follow-up?topic=water');
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
    const visit = await stage.visit('/follow-up');
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

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
  ] as const)(
    'is found faultless by axe, its tables unfolded, in %s at %d pixels',
    async (colorScheme, width) => {
      const visit = await stage.visit('/follow-up?asOf=2025-04-30', {
        colorScheme,
        viewport: { width, height: 800 },
      });
      for (const summary of await visit.page.locator('summary').all()) await summary.click();
      expect(await violations(visit.page)).toEqual([]);
      const overflow = await visit.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      expect(visit.complaints).toEqual([]);
      await closed(visit);
    },
  );

  test('prints drawings and tables, and nothing that is for hands', async () => {
    const visit = await stage.visit('/follow-up');
    await visit.page.emulateMedia({ media: 'print' });
    for (const title of figures)
      for (const part of ['table', 'svg.chart g[role=img], svg.chart .column'])
        await expect
          .poll(async () => [title, part, await figure(visit.page, title).locator(part).first().isVisible()])
          .toEqual([title, part, true]);
    await expect
      .poll(() => visit.page.locator('.downloads, .as-of, .bearers').first().isVisible())
      .toBe(false);
    await closed(visit);
  });
});

/** What a file of SVG holds, read as XML by a browser that knows nothing of our page. */
async function readSvg(page: Page, text: string) {
  const blank = await page.context().newPage();
  const read = await blank.evaluate((source) => {
    const { documentElement: root } = new DOMParser().parseFromString(source, 'image/svg+xml');
    const all = [root, ...root.querySelectorAll('*')];
    return {
      name: root.nodeName,
      width: Number(root.getAttribute('width')),
      height: Number(root.getAttribute('height')),
      texts: [...root.querySelectorAll('text')].map(({ textContent }) => textContent),
      shapes: root.querySelectorAll('path, rect, circle, line').length,
      attributes: [...new Set(all.flatMap((element) => element.getAttributeNames()))],
      colours: [...new Set(all.flatMap((each) => [each.getAttribute('fill'), each.getAttribute('stroke')]))],
    };
  }, text);
  await blank.close();
  return read;
}

describe('a download', () => {
  test.each(figures)('as SVG is %s, with all that one needs to read it', async (title) => {
    const visit = await stage.visit('/follow-up?topic=water');
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
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test('says the name of what the page is narrowed to, however late that comes', async () => {
    const visit = await stage.visit('');
    const { page } = visit;
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
    await closed(visit);
  });

  test('is the same from a dark page, a narrow one, and one of forced colours', async () => {
    const pictures = new Set<string>();
    for (const options of [
      {},
      { colorScheme: 'dark' },
      { viewport: { width: 360, height: 740 } },
      { forcedColors: 'active' },
    ] as const) {
      const visit = await stage.visit('/follow-up?topic=water', options);
      const { bytes } = await download(visit.page, 'How far due dates moved', 'SVG');
      pictures.add(bytes.toString('utf8'));
      await closed(visit);
    }
    expect(pictures.size).toBe(1);
  });

  test('as PNG is a picture of twice its size, with the colours of the page', async () => {
    const visit = await stage.visit('/follow-up?topic=water');
    const svg = await download(visit.page, 'What falls due', 'SVG');
    const { width, height } = await readSvg(visit.page, svg.bytes.toString('utf8'));
    const { name, bytes } = await download(visit.page, 'What falls due', 'PNG');
    expect(name).toMatch(/^due-by-month-.*\.png$/);
    expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2 * width, 2 * height]);
    // More than an empty sheet would weigh.
    expect(bytes.length).toBeGreaterThan(8_000);
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test.each(figures)('as CSV has the figures of %s, for these filters and this day', async (title) => {
    const visit = await stage.visit('/follow-up?topic=water&asOf=2025-06-30');
    const { name, bytes } = await download(visit.page, title, 'CSV');
    const [heading = '', ...rows] = bytes.toString('utf8').replace('\ufeff', '').trimEnd().split('\r\n');
    expect(name).toMatch(/\.csv$/);
    expect(heading).toMatch(/^(month|body|actor),/);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).not.toMatch(/(^|,)"?[=+@]/);
    if (title === 'Status over time') expect(rows.at(-1)).toMatch(/^2025-06,0,0,3,.*,3$/);
    if (title === 'Score by actor') expect(rows.join()).toContain("'=Formula & <Sons>");
    expect(visit.complaints).toEqual([]);
    await closed(visit);
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
