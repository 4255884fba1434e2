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

test('the palette is not in what stands in other people’s pages', async () => {
  const visit = await stage.look('');
  await visit.page.goto('/embed/timeline');
  await visit.page.locator('.timeline').waitFor();
  const asked: string[] = [];
  visit.page.on('request', (request) => asked.push(request.url()));
  await visit.page.keyboard.press('Control+k');
  // The keys are heard one after the other: once this one has moved the view, the other has done what it does.
  await visit.page.locator('.timeline').focus();
  await visit.page.keyboard.press('+');
  await visit.page.waitForURL(/from=/);
  expect(await visit.page.getByRole('button', { name: 'Search' }).count()).toBe(0);
  expect(await visit.page.getByRole('dialog', { name: 'Search' }).count()).toBe(0);
  expect(asked.filter((url) => url.includes('/assets/palette'))).toEqual([]);
  await closed(visit);
});
