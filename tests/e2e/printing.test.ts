import { beforeAll, expect, test } from 'vitest';
import { closed, open, type Stage, sharedStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await sharedStage();
});

test('what is to be printed is drawn as soon as it can be printed', async () => {
  const { page, ...visit } = await stage.visit('');
  // Looked at in the task after that in which the strips came.
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel();
    const strips = () => [...document.querySelectorAll('.strip')];
    port1.onmessage = () => {
      const drawn = strips().filter((strip) => strip.querySelector('.timeline'));
      document.documentElement.dataset.drawn = `${drawn.length} of ${strips().length}`;
    };
    new MutationObserver((_, observer) => {
      if (strips().length === 0) return;
      observer.disconnect();
      port2.postMessage('seen');
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('/print?from=2024-01-01&to=2025-12-31');
  await expect.poll(() => page.locator('html').getAttribute('data-drawn')).toMatch(/^([1-9]\d*) of \1$/);
  expect(visit.complaints).toEqual([]);
  await closed({ page, ...visit });
});

test('each strip of the range has its axis, its lanes and the legend on a page of its own, the list after them', async () => {
  const visit = await stage.look('');
  const { page } = visit;
  await open(page, '/print?from=2024-01-01&to=2027-12-31');
  await page.locator('.strip .timeline').first().waitFor();
  const strips = await page.locator('.strip').evaluateAll((figures) =>
    figures.map((figure) => ({
      title: figure.querySelector('figcaption')?.textContent?.slice(0, 34),
      years: [...figure.querySelectorAll('.axis text.year, .axis text.period')].length > 0,
      lanes: figure.querySelectorAll('.lane-title').length > 0,
      legend: figure.querySelector('.timeline-legend') !== null,
    })),
  );
  expect(strips.length).toBeGreaterThanOrEqual(4);
  for (const { years, lanes, legend } of strips) expect([years, lanes, legend]).toEqual([true, true, true]);
  expect(new Set(strips.map(({ title }) => title?.slice(0, 14)))).toEqual(
    new Set(['1 January 2024', '1 January 2025', '1 January 2026', '1 January 2027']),
  );
  const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g);
  expect(pages?.length).toBeGreaterThan(strips.length);
  // On paper a strip must not be higher than its page: 186 mm of an A4 page across.
  await page.emulateMedia({ media: 'print' });
  const highest = await page
    .locator('.strip')
    .evaluateAll((figures) => Math.max(...figures.map((figure) => figure.getBoundingClientRect().height)));
  expect(highest).toBeLessThan(703);
  await expect.poll(() => page.locator('.timeline-list').count()).toBe(4);
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

test('the whole range printed is that of the record', async () => {
  const visit = await stage.look('');
  await open(visit.page, '/print');
  await visit.page.locator('.strip .timeline').first().waitFor();
  const titles = await visit.page.locator('.strip figcaption').allTextContents();
  expect(titles[0]).toMatch(/^1 January 19/);
  expect(titles.at(-1)).toMatch(/31 December 20[3-9]/);
  await closed(visit);
});
