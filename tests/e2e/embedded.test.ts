import { beforeAll, expect, test } from 'vitest';
import { closed, type Stage, sharedStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await sharedStage();
});

test('as soon as one sees what is embedded, its links lead out and its colours are those asked for', async () => {
  const { page, ...visit } = await stage.visit('');
  // Pressed in the task after that in which it came.
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel();
    const link = () => document.querySelector<HTMLAnchorElement>('.embedded-source a');
    port1.onmessage = () => {
      const root = document.documentElement;
      link()?.addEventListener('click', (event) => event.preventDefault());
      link()?.click();
      root.dataset.seen = `${link()?.target} ${root.dataset.theme}`;
    };
    new MutationObserver((_, observer) => {
      if (link() === null) return;
      observer.disconnect();
      port2.postMessage('seen');
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('/embed/timeline?theme=dark');
  await expect.poll(() => page.locator('html').getAttribute('data-seen')).toBe('_blank dark');
  expect(visit.complaints).toEqual([]);
  await closed({ page, ...visit });
});
