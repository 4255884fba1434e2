import type { Browser, Page } from 'playwright-core';

/** A drawing to be measured. */
export interface Subject {
  /** The address of its page. */
  url: string;
  /** What the drawing is in the page, and what a mark is in it; as selectors. */
  drawing: string;
  mark: string;
}

/** Longer than this nobody waits. */
const patience = 120_000;

/** Opens a page in a browser that has seen nothing of it, and tells after how many milliseconds it was drawn. */
export async function opened(
  browser: Browser,
  { url, mark }: Subject,
): Promise<{ page: Page; drawn: number }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.addInitScript(watchFor, mark);
  await page.goto(url, { waitUntil: 'commit', timeout: patience });
  const seen = await page.waitForFunction(() => (globalThis as Watched).drawnAt);
  return { page, drawn: Number(await seen.jsonValue()) };
}

type Watched = typeof globalThis & { drawnAt?: number };

/** Runs in the page: notes when the first frame with a mark in it has been painted, since the navigation began. */
function watchFor(mark: string): void {
  const look = () => {
    const first = document.querySelector(mark);
    if (!first?.checkVisibility({ visibilityProperty: true })) return void requestAnimationFrame(look);
    // A message is taken up after the frame that this runs before.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      (globalThis as Watched).drawnAt = performance.now();
    };
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
}
