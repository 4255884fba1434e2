import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** The figures of the follow-up page, as a reader finds them there and in what is downloaded. */

export const figures = [
  'Status over time',
  'Status over time, by body',
  'What falls due',
  'How far due dates moved',
  'Score by actor',
] as const;

/** The part of the page under a heading. */
export const figure = (page: Page, title: string) =>
  page.locator('section.figures').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

export const said = async (page: Page, title: string) =>
  ((await figure(page, title).locator(':scope > p').first().textContent()) ?? '').replace(/\s+/g, ' ');

/** The cells of a table that is folded away, row by row. */
export const cells = (page: Page, title: string) =>
  figure(page, title)
    .locator('table tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));

export async function download(page: Page, title: string, kind: 'SVG' | 'PNG' | 'CSV') {
  const name = `${kind}: ${title}`;
  const begun = page.waitForEvent('download');
  await figure(page, title)
    .getByRole(kind === 'CSV' ? 'link' : 'button', { name, exact: true })
    .click();
  const file = await begun;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** What a file of SVG holds, read as XML by a browser that knows nothing of our page. */
export async function readSvg(page: Page, text: string) {
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
