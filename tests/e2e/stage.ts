import type { Browser, BrowserContextOptions, ConsoleMessage, Dialog, Page } from 'playwright-core';
import { theChromium } from '../commands/browser.ts';
import { serve } from './served.ts';

/** The day that the browser believes it is; the Worker has the real one. */
export const browsersToday = '2026-11-24';
/** The moment at which its clock is set, for who has it stand still. */
export const noon = new Date(`${browsersToday}T12:00:00Z`);

/** A page that is being looked at, and what it complained of: errors, refused content, dialogs. */
export type Visit = { page: Page; complaints: string[]; close?(): Promise<void> };

const viewport = { width: 1280, height: 800 };

/** The built Worker with the starter record, for one test file to write to, and a browser in front of it. */
export async function openStage() {
  const [{ db, ...served }, browser] = await Promise.all([serve('starter'), theChromium()]);
  const before = new Set(browser.contexts());
  const free = new Map<string, Page[]>();
  return {
    ...served,
    browser,
    db: await db(),
    visit: (path: string, options: BrowserContextOptions = {}) => visit(browser, served.url, path, options),
    look: (path: string, options: LookOptions = {}) => look(free, browser, served.url, path, options),
    close: async () => {
      const opened = browser.contexts().filter((context) => !before.has(context));
      await Promise.all(opened.map((context) => context.close()));
      await served.close();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

let shared: Promise<Stage> | undefined;

/** The starter record for all test files that only read it; it is served until the process ends. */
export const sharedStage = (): Promise<Stage> => {
  shared ??= openStage();
  return shared;
};

/** A page in a context of its own; with an empty path it is opened on nothing yet. */
async function visit(
  browser: Browser,
  url: string,
  path: string,
  options: BrowserContextOptions,
): Promise<Visit> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', viewport, ...options });
  const page = await newPage(await context.newPage());
  const { complaints } = watch(page);
  if (path) await open(page, path);
  return { page, complaints, close: () => context.close() };
}

type LookOptions = Pick<
  BrowserContextOptions,
  'viewport' | 'hasTouch' | 'isMobile' | 'colorScheme' | 'reducedMotion' | 'forcedColors'
>;

/**
 * A visit by somebody who is not signed in, on a page that earlier visits have used: it opens in half the time. For tests that
 * leave nothing in the page that another page would not clear: no clock that stands still, no script at the start of each page.
 * Motion is reduced unless asked for.
 */
async function look(
  free: Map<string, Page[]>,
  browser: Browser,
  url: string,
  path: string,
  { viewport: size = viewport, hasTouch = false, isMobile = false, ...media }: LookOptions,
): Promise<Visit> {
  const device = `${hasTouch} ${isMobile}`;
  const pages = free.get(device) ?? [];
  free.set(device, pages);
  let page = pages.pop();
  if (!page || page.isClosed()) {
    const options = { baseURL: url, locale: 'en-GB', viewport: size, hasTouch, isMobile };
    page = await newPage(await (await browser.newContext(options)).newPage());
  }
  if (size) await page.setViewportSize(size);
  await page.emulateMedia({
    media: null,
    colorScheme: null,
    reducedMotion: 'reduce',
    forcedColors: null,
    ...media,
  });
  const { complaints, unwatch } = watch(page);
  if (path) await open(page, path);
  return { page, complaints, close: () => leave(page, unwatch).then(() => void pages.push(page)) };
}

/** Leaves a page as nobody had been there. */
async function leave(page: Page, unwatch: () => void): Promise<void> {
  unwatch();
  const context = page.context();
  const others = context.pages().filter((other) => other !== page);
  await Promise.all([
    ...others.map((other) => other.close()),
    context.setOffline(false),
    context.clearCookies(),
    page.mouse.move(0, 0),
    page.evaluate(() => {
      if (location.protocol !== 'http:') return;
      localStorage.clear();
      sessionStorage.clear();
    }),
  ]);
}

/** One page more of the same visitor, on nothing yet. It has the Worker's day, for what is told as of today. */
export async function another({ page }: Visit): Promise<Visit> {
  const other = await newPage(await page.context().newPage(), new Date());
  return { page: other, complaints: watch(other).complaints, close: () => page.context().close() };
}

async function newPage(page: Page, now = noon): Promise<Page> {
  // A page that waits for what never comes should say so soon.
  page.setDefaultTimeout(30_000);
  await page.clock.setFixedTime(now);
  return page;
}

/** Notes what a page complains of. */
function watch(page: Page) {
  const complaints: string[] = [];
  const onConsole = (message: ConsoleMessage) => {
    if (!['error', 'warning'].includes(message.type())) return;
    const isOfResource = message.text().startsWith('Failed to load resource');
    complaints.push(isOfResource ? `${message.text()} ${message.location().url}` : message.text());
  };
  const onError = (error: Error) => complaints.push(error.stack ?? error.message);
  const onDialog = (dialog: Dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  };
  page.on('console', onConsole).on('pageerror', onError).on('dialog', onDialog);
  const unwatch = () => {
    page.off('console', onConsole).off('pageerror', onError).off('dialog', onDialog);
  };
  return { complaints, unwatch };
}

/** Opens an address and waits until the page stands: its heading is there, and no part of it is still waited for. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await stands(page);
}

/** Looks once a frame, from within the page. A page that leads to another one meanwhile is waited for anew. */
export async function stands(page: Page): Promise<void> {
  for (let leads = 0; ; leads += 1) {
    const stood = page.evaluate((waiting) => {
      const isThere = () => {
        const place = document.querySelector('.drawing-place');
        return (
          document.querySelector('h1')?.checkVisibility() &&
          !document.querySelector(waiting) &&
          (place === null || place.hasChildNodes())
        );
      };
      return new Promise<string | null>((settle) => {
        const look = (framesLeft: number) => {
          if (isThere()) settle(null);
          else if (framesLeft === 0) settle(document.body.textContent);
          else requestAnimationFrame(() => look(framesLeft - 1));
        };
        look(2000);
      });
    }, waiting);
    const outcome = await stood.catch((error: Error) => error);
    if (outcome === null) return;
    if (!(outcome instanceof Error)) throw new Error(`${page.url()} is still waited for: ${outcome}`);
    if (leads === 5 || !/navigation|context/i.test(outcome.message)) throw outcome;
  }
}

/** What stands in a page for what it waits for. */
export const waiting = '.skeleton, [aria-busy]';

export async function closed(visit: Visit): Promise<void> {
  // What a route still holds back as the page goes is nobody's failure.
  await visit.page.unrouteAll({ behavior: 'ignoreErrors' });
  await (visit.close?.() ?? visit.page.context().close());
}

/** All that the page says, with every run of space as one; what is said to screen readers only included. */
export const textOf = async (page: Page, selector = 'main') =>
  ((await page.locator(selector).textContent()) ?? '').replace(/\s+/g, ' ');

/** What a page shows where a value is missing or is no text. */
export const placeholders = /\b(null|undefined|NaN|Invalid Date)\b|\[object/;

type Found = { items: { id: string }[] };

/** The addresses of one page of each kind, found through the API. */
export async function addresses({ api }: Stage) {
  const first = async (path: string) => (await api<Found>(path)).items[0]?.id ?? 'none';
  const council = await first('/api/actors?kind=body&text=Regional+Expert');
  const g7 = await first('/api/actors?kind=body&text=G7');
  return {
    timeline: '/',
    upcoming: '/upcoming',
    followUp: '/follow-up',
    commitments: '/commitments',
    briefings: '/briefings',
    actors: '/actors',
    bodies: '/bodies',
    briefing: `/briefings/${await first('/api/briefings?text=high-level')}`,
    commitment: `/commitments/${await first('/api/commitments?text=dedicated')}`,
    supportCommitment: `/commitments/${await first('/api/commitments?text=neighbours')}`,
    awarenessCommitment: `/commitments/${await first('/api/commitments?text=awareness')}`,
    handover: `/handovers/${await first(`/api/handovers?body=${council}`)}`,
    council: `/bodies/${council}`,
    g7: `/bodies/${g7}`,
    securityCouncil: `/bodies/${await first('/api/actors?kind=body&text=United+Nations+Security')}`,
    unitedStates: `/actors/${await first('/api/actors?kind=state&text=United+States')}`,
    missing: '/no/such/page',
  };
}
export type Addresses = Awaited<ReturnType<typeof addresses>>;
