import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { findChromium, launchChromium } from '../commands/browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
});

afterEach(() => vi.unstubAllEnvs());

async function pageOf(html: string) {
  const page = await browser.newPage({ viewport: { width: 400, height: 100 } });
  await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
  return page;
}

/** The number of different pixel values, as the page itself sees its picture. */
async function coloursOf(html: string): Promise<number> {
  const page = await pageOf(html);
  const picture = (await page.screenshot()).toString('base64');
  const colours = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return new Set(new Uint32Array(new Uint8Array(pixels).buffer)).size;
  }, picture);
  await page.close();
  return colours;
}

test('text takes room, and each letter its own', async () => {
  const page = await pageOf('<span>iiiiii</span><br><span>WWWWWW</span>');
  const [narrow = 0, wide = 0] = await page
    .locator('span')
    .evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect().width));
  expect(narrow).toBeGreaterThan(0);
  expect(wide).toBeGreaterThan(2 * narrow);
  await page.close();
});

test('text is drawn: its picture has more colours than an empty one', async () => {
  expect(await coloursOf('')).toBe(1);
  expect(await coloursOf('<p>Commitments and handovers')).toBeGreaterThan(4);
});

test('web security is on: a page does not read what another origin keeps to itself', async () => {
  const page = await pageOf('<p>A page');
  const reads = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'data:text/html,<p>Another';
    document.body.append(frame);
    return new Promise((settle) => {
      frame.onload = () => settle(frame.contentDocument !== null);
    });
  });
  expect(reads).toBe(false);
  await page.close();
});

test('the packed Chromium is used, and an installed one only where that cannot start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-browser-'));
  const installed = join(folder, 'chromium');
  await writeFile(installed, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  vi.stubEnv('CHROMIUM_PATH', '');
  vi.stubEnv('PATH', folder);
  const { executablePath } = await findChromium();
  if (process.platform === 'linux' && process.arch === 'x64')
    expect(executablePath).toMatch(/node_modules.*chromium$/);
  else expect(executablePath).toBe(installed);
  await rm(folder, { recursive: true });
});

test('CHROMIUM_PATH names another Chromium, which has to start', async () => {
  vi.stubEnv('CHROMIUM_PATH', process.execPath);
  expect(await findChromium()).toEqual({ executablePath: process.execPath, env: {} });
  vi.stubEnv('CHROMIUM_PATH', '/no/such/chromium');
  await expect(findChromium()).rejects.toThrow('CHROMIUM_PATH names /no/such/chromium, which does not start');
});
