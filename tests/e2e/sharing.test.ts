import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { marksIn } from './drawing.ts';
import { another, closed, open, openStage, type Stage } from './stage.ts';

let stage: Stage;
/** Somebody else's site: the page that it answers with is set by each test. */
let host: Server;
let hosted = '';
const window2025 = 'from=2025-01-01&to=2025-12-31';
const hostile = '<script>document.title="taken"</script><img src=x onerror=alert(1)> & "so"';

beforeAll(async () => {
  stage = await openStage();
  const token = await stage.token('editor');
  await stage.api('/api/briefings', {
    token,
    body: { title: hostile, start: '2025-09', visibility: 'public', topics: ['Hostile'] },
  });
  await stage.api('/api/briefings', {
    token,
    body: { title: 'Kept inside', start: '2025-09', visibility: 'internal' },
  });
  host = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(hosted));
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  host.close();
  await stage.close();
});
const hostUrl = () => `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;

const textOf = async (download: Download) => readFile(await download.path(), 'utf8');

describe('the menu of downloads', () => {
  async function taken(page: Page, item: string): Promise<Download> {
    await page.getByRole('button', { name: 'Download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item }).click(),
    ]);
    return download;
  }

  test('gives what is shown as an SVG that stands alone, with window, filters, day and source', async () => {
    const visit = await stage.look(`/?topic=hostile&${window2025}`);
    const svg = await textOf(await taken(visit.page, 'What is shown: SVG, a drawing'));
    // The day that the server answered for.
    const { today } = await (await fetch(`${stage.url}/api/timeline?${window2025}`)).json();
    const dayOfRecord = new Date(today).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    for (const words of [
      '1 January 2025 – 31 December 2025',
      'Topic: Hostile',
      dayOfRecord,
      `${stage.url}/?topic=hostile&amp;${window2025.replace('&', '&amp;')}`,
      '&lt;script&gt;',
    ])
      expect(svg).toContain(words);
    expect(svg).not.toMatch(/<script|<img|onerror="|class="|href="|currentColor|var\(/);
    // A page of nobody's, whose content security policy does not ask for trusted types.
    const blank = await visit.page.context().newPage();
    const alone = await blank.evaluate((text) => {
      const read = new DOMParser().parseFromString(text, 'image/svg+xml');
      return [read.documentElement.localName, read.querySelector('parsererror') === null];
    }, svg);
    expect(alone).toEqual(['svg', true]);
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test('gives the whole range as a PNG, wider than the screen', async () => {
    const visit = await stage.look(`/?${window2025}`);
    const png = await readFile(await (await taken(visit.page, 'The whole range: PNG, a picture')).path());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(5000);
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test('gives the same items as CSV, which may not be taken for formulas nor tell of what is hidden', async () => {
    const visit = await stage.look(`/?kind=briefings&${window2025}`);
    const shown = await textOf(await taken(visit.page, 'What is shown: CSV, a table'));
    expect(shown).toContain('UN Counter-Terrorism Week 2025,2025-06,2025-06-01,2025-06-30,June 2025,planned');
    expect(shown).not.toMatch(/High-level|Kept inside/);
    const whole = await textOf(await taken(visit.page, 'The whole range: CSV, a table'));
    expect(whole).toContain('High-level briefing');
    await closed(visit);
  });

  test('is walked by arrows, and Escape gives the focus back', async () => {
    const visit = await stage.look(`/?${window2025}`);
    const { page } = visit;
    const button = page.getByRole('button', { name: 'Download' });
    await button.focus();
    await page.keyboard.press('Enter');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await expect.poll(focused).toBe('What is shown: SVG, a drawing');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => focused()).toBe('The whole range: Print, or save as PDF');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused()).toBe('What is shown: PNG, a picture');
    await page.keyboard.press('Escape');
    await page.locator('.download-menu').waitFor({ state: 'detached' });
    await expect.poll(() => button.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });
});

describe('in somebody else’s page', () => {
  let copied: Promise<string> | undefined;
  /** What the dialog offers to copy for the briefings of 2025, looked up once. */
  const snippet = () => {
    copied ??= snippetOf(`/?kind=briefings&${window2025}`);
    return copied;
  };

  async function snippetOf(path: string, theme?: string): Promise<string> {
    const visit = await stage.look(path);
    await visit.page.getByRole('button', { name: 'Embed' }).click();
    if (theme) await visit.page.getByLabel('Colours').selectOption(theme);
    const field = visit.page.getByLabel('HTML to copy');
    await expect.poll(() => field.inputValue()).toContain(theme ? `theme=${theme}` : '<iframe');
    const snippet = await field.inputValue();
    await closed(visit);
    return snippet;
  }
  async function embedded(snippet: string, options: Parameters<Stage['look']>[1] = {}) {
    hosted = `<!doctype html><meta name="color-scheme" content="light dark"><h1>A host</h1>${snippet}`;
    const visit = await stage.look('', options);
    await visit.page.goto(hostUrl());
    const frame = visit.page.frameLocator('iframe');
    await frame.locator('.timeline .mark').first().waitFor();
    return { ...visit, frame };
  }

  test('the snippet shows the view, as high as it is, and nothing around it', async () => {
    const { frame, ...visit } = await embedded(await snippet());
    const { page } = visit;
    const heightNow = () =>
      page.locator('iframe').evaluate((node) => Number(node.getAttribute('height')) - 640);
    await expect.poll(heightNow).not.toBe(0);
    await expect
      .poll(() => frame.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight))
      .toBe(0);
    await expect.poll(() => frame.locator('.masthead, .colophon').count()).toBe(0);
    await expect.poll(() => frame.locator('.filters').isVisible()).toBe(false);
    expect(
      await frame
        .getByRole('link', { name: /^UN Counter-Terrorism Week/ })
        .first()
        .isVisible(),
    ).toBe(true);
    // What opens makes the frame higher.
    const before = await heightNow();
    await frame.getByText('The same as a list').click();
    await expect.poll(heightNow).toBeGreaterThan(before);
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test('it follows the light or dark of its host, unless its address says which', async () => {
    const auto = await snippetOf(`/?${window2025}`);
    const dark = await snippetOf(`/?${window2025}`, 'dark');
    const paper = async (snippet: string, colorScheme: 'light' | 'dark') => {
      const { frame, ...visit } = await embedded(snippet, { colorScheme });
      const colour = await frame.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor);
      const mark = await frame
        .locator('.lane-title')
        .first()
        .evaluate((title) => getComputedStyle(title).fill);
      await closed(visit);
      return [colour, mark];
    };
    const [onLight, onDark, always] = [
      await paper(auto, 'light'),
      await paper(auto, 'dark'),
      await paper(dark, 'light'),
    ];
    expect(onLight).not.toEqual(onDark);
    expect(always).toEqual(onDark);
  });

  test('it asks without cookies or tokens, and shows what is public', async () => {
    const visit = await stage.look('');
    await visit.page.context().addCookies([{ name: 'session', value: 'secret', url: stage.url }]);
    // A page for each address: one that is left may still ask, and what it asks is its own.
    const cookiesOf = async (page: Page, path: string) => {
      const asked: Promise<Record<string, string>>[] = [];
      page.on('request', (request) => {
        if (new URL(request.url()).pathname.startsWith('/api/'))
          // What is asked as the page closes has no headers any more.
          asked.push(request.allHeaders().catch(() => ({})));
      });
      await open(page, path);
      const headers = await Promise.all(asked.slice(0));
      return new Set(headers.map(({ cookie, authorization }) => cookie ?? authorization ?? 'none'));
    };
    const { page: other } = await another(visit);
    expect(await cookiesOf(other, `/?kind=briefings&${window2025}`)).toEqual(new Set(['session=secret']));
    const embed = `/embed/timeline?kind=briefings&${window2025}`;
    expect(await cookiesOf(visit.page, embed)).toEqual(new Set(['none']));
    await expect.poll(() => marksIn(visit.page)).toHaveLength(2);
    await closed(visit);
  });

  test('its links open beside the host, and moving in it adds no step to the host', async () => {
    const { frame, ...visit } = await embedded(await snippet());
    const { page } = visit;
    const steps = await page.evaluate(() => history.length);
    await frame.getByRole('button', { name: 'Zoom in' }).click();
    await frame.getByRole('button', { name: 'This year' }).click();
    await expect
      .poll(() => page.frames()[1]?.url())
      .toContain('/embed/timeline?kind=briefings&from=2026-01-01');
    await expect.poll(() => page.evaluate(() => history.length)).toBe(steps);
    const [other] = await Promise.all([
      page.context().waitForEvent('page'),
      frame.getByRole('link', { name: 'Open in Rapporteur' }).click(),
    ]);
    await other.waitForURL(/\/\?kind=briefings&from=2026-01-01/);
    expect(await other.evaluate(() => window.opener)).toBeNull();
    await expect.poll(() => page.url()).toBe(hostUrl());
    await closed(visit);
  });

  test('no other page of ours can be framed', async () => {
    hosted = `<iframe src="${stage.url}/"></iframe>`;
    const visit = await stage.look('');
    await visit.page.goto(hostUrl());
    await expect.poll(() => visit.complaints.join()).toContain('frame-ancestors');
    await closed(visit);
  });
});
