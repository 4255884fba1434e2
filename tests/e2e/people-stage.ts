import { rmSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { closeContexts, theChromium } from '../commands/browser.ts';
import { copyOfState, startServer } from '../commands/running.ts';

/** `npm start` as a person runs it, and browsers of several people in front of it. */
export async function openHouse() {
  const stateDir = await copyOfState('empty');
  const [server, browser] = await Promise.all([
    startServer({ STATE_DIR: stateDir }, ['--empty']),
    theChromium(),
  ]);
  return {
    url: server.url,
    browser,
    firstLink: /http:\S+\/sign-in\/link#\S+/.exec(server.output)?.[0] ?? '',
    visitor: (options: BrowserContextOptions = {}) => visitor(browser, server.url, options),
    close: async () => {
      await closeContexts(browser);
      await server.stop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
export type House = Awaited<ReturnType<typeof openHouse>>;
export type Visitor = Awaited<ReturnType<typeof visitor>>;

/** A person at a browser of their own, with a device that keeps passkeys and knows its holder. */
async function visitor(browser: Browser, baseURL: string, options: BrowserContextOptions) {
  const context = await browser.newContext({
    baseURL,
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    // What the page asked for and was refused is said by the browser too.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      complaints.push(message.text());
  });
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const isHolderKnown = (isUserVerified: boolean) =>
    cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  return { context, page, complaints, isHolderKnown };
}

/** Goes to what is named, by the tab key alone, and presses Enter on it. */
export async function byKeys(page: Page, name: string): Promise<void> {
  const named = new RegExp(`^\\s*${name}\\s*$`);
  await page.locator('a:visible, button:enabled:visible', { hasText: named }).first().waitFor();
  for (let i = 0; i < 60; i += 1) {
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (focused === name) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  throw new Error(`The tab key does not lead to "${name}"`);
}

/** Asks the API as whoever sits at the page. */
export const askedAs = <T>(page: Page, path: string, body?: unknown): Promise<T> =>
  page.evaluate(
    async ([address, sent]) => {
      const headers = { 'content-type': 'application/json' };
      const init = sent ? { method: 'POST', headers, body: sent as string } : {};
      const response = await fetch(address as string, init);
      return response.json();
    },
    [path, body === undefined ? '' : JSON.stringify(body)],
  );

/** Whoever opened the first link: the administrator of the house. */
export async function administrator(house: House, name: string): Promise<Visitor> {
  const visitor = await house.visitor();
  await visitor.page.goto(house.firstLink);
  await visitor.page.getByLabel('Your name').fill(name);
  await visitor.page.getByRole('button', { name: 'Continue' }).click();
  await visitor.page.waitForURL('**/account');
  return visitor;
}
