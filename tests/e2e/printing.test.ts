import { beforeAll, expect, test } from 'vitest';
import { closed, type Stage, sharedStage } from './stage.ts';

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
