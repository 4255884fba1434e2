import { rm } from 'node:fs/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { commandOf } from '../../worker/commands/administer.ts';
import { clock } from '../../worker/commands/clock.ts';
import { openLocal } from '../../worker/commands/local.ts';
import { Db } from '../../worker/db/database.ts';
import { closeContexts, theChromium } from '../commands/browser.ts';
import { copyOfState } from '../commands/running.ts';

/** The day that the browser believes it is; the Worker has the real one. */
export const browsersToday = '2026-11-24';
/** The moment at which its clock is set, for who has it stand still. */
export const noon = new Date(`${browsersToday}T12:00:00Z`);

/** A page that is being looked at, and what it complained of: errors, refused content, dialogs. */
export type Visit = { page: Page; complaints: string[] };

/** The built Worker with the starter record, and a browser in front of it. */
export async function openStage() {
  const stateDir = await copyOfState('starter');
  const [local, browser] = await Promise.all([openLocal({ stateDir, serve: { port: 0 } }), theChromium()]);
  const { url, sealingKey } = local;
  const token = async (role: string) => {
    const command = commandOf(['token', 'create', `an ${role}`, '--role', role]);
    const [made] = await command.carryOut({ db: new Db(local.d1), sealingKey, baseUrl: url, clock: clock() });
    return (made as { token: string }).token;
  };
  const api = async <T>(path: string, asked: { token?: string; body?: unknown } = {}): Promise<T> => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (asked.token) headers.authorization = `Bearer ${asked.token}`;
    const method = asked.body === undefined ? 'GET' : 'POST';
    const response = await fetch(url + path, { method, headers, body: JSON.stringify(asked.body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  };
  return {
    url,
    browser,
    api,
    db: new Db(local.d1),
    token,
    visit: (path: string, options: BrowserContextOptions = {}) => visit(browser, url, path, options),
    close: async () => {
      await closeContexts(browser);
      await local.close();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** A page in a context of its own; with an empty path it is opened on nothing yet. */
async function visit(browser: Browser, url: string, path: string, options: BrowserContextOptions) {
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', viewport, ...options });
  const visit = await watched(context);
  if (path) await open(visit.page, path);
  return visit;
}

/** One page more of the same visitor, on nothing yet. It has the Worker's day, for what is told as of today. */
export async function another({ page }: Visit): Promise<Visit> {
  const visit = await watched(page.context());
  await visit.page.clock.setFixedTime(new Date());
  return visit;
}

async function watched(context: BrowserContext): Promise<Visit> {
  const page = await context.newPage();
  // A page that waits for what never comes should say so soon.
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.clock.setFixedTime(noon);
  return { page, complaints };
}

/** Opens an address and waits until the page stands: its heading is there, and no part of it is still waited for. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await stands(page);
}

export async function stands(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.waitForFunction((waiting) => {
    const place = document.querySelector('.drawing-place');
    return !document.querySelector(waiting) && (place === null || place.hasChildNodes());
  }, waiting);
}

/** What stands in a page for what it waits for. */
export const waiting = '.skeleton, [aria-busy]';

export async function closed({ page }: Visit): Promise<void> {
  // What a route still holds back as the page goes is nobody's failure.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().close();
}

/** All that the page says, with every run of space as one; what is said to screen readers only included. */
export const textOf = async (page: Page, selector = 'main') =>
  ((await page.locator(selector).textContent()) ?? '').replace(/\s+/g, ' ');

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
