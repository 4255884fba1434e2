import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../commands/browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
});

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
