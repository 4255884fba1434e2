import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Role } from '../../worker/domain/visibility.ts';
import { theChromium } from '../commands/browser.ts';
import { serve, signIn } from './served.ts';

/** An empty record as `npm start -- --empty` serves it, and browsers of several people in front of it. */
export async function openHouse() {
  const [served, browser] = await Promise.all([serve('withTokens', 'localhost'), theChromium()]);
  const contexts: BrowserContext[] = [];
  const visitor = async (options: BrowserContextOptions = {}) => {
    const opened = await openVisitor(browser, served.url, options);
    contexts.push(opened.context);
    return opened;
  };
  return {
    ...served,
    browser,
    /** What `npm start` prints. */
    firstLink: `${served.url}/sign-in/link#${inject('firstSecret')}`,
    visitor,
    /** A person who has signed in, on their account page. */
    signedIn: async (name: string, role: Role, options: BrowserContextOptions = {}) => {
      const opened = await visitor(options);
      const id = await signIn(served, served.token('admin'), opened.context, { name, role });
      await opened.page.goto('/account');
      await opened.page.locator('h1').waitFor();
      return { ...opened, id };
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await served.close();
    },
  };
}
export type House = Awaited<ReturnType<typeof openHouse>>;
export type Visitor = Awaited<ReturnType<typeof openVisitor>>;

/** A person at a browser of their own, with a device that keeps passkeys and knows its holder. */
async function openVisitor(browser: Browser, baseURL: string, options: BrowserContextOptions) {
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

/** Goes to what is named, by the tab key alone, and presses Enter on it. Returns how many keys that took. */
export async function byKeys(page: Page, name: string): Promise<number> {
  const named = new RegExp(`^\\s*${name}\\s*$`);
  await page.locator('a:visible, button:enabled:visible', { hasText: named }).first().waitFor();
  for (let tabs = 0; tabs < 60; tabs += 1) {
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim());
    if (focused === name) {
      await page.keyboard.press('Enter');
      return tabs + 1;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`The tab key does not lead to "${name}"`);
}

interface Asked {
  method?: 'POST' | 'PATCH';
  /** The version that is changed. */
  version?: number;
}

/** Asks the API as the person at the page; with a body, sends it. */
export const askedAs = <T>(page: Page, path: string, body?: unknown, { method, version }: Asked = {}) =>
  page.evaluate(async ([address, init]) => (await fetch(address, init)).json(), [
    path,
    {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { 'content-type': 'application/json', ...(version ? { 'if-match': `"${version}"` } : {}) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  ] as const) as Promise<T>;
