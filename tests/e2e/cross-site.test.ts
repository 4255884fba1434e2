import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, type Visitor } from './people-stage.ts';

/** Other sites in the browser of somebody who is signed in: one that is a stranger, one that shares our host name. */

let house: House;
let ann: Visitor;
let evil: Server;
let port = 0;

const pages: Record<string, (target: string) => string> = {
  '/form': (target) => `<form method="post" enctype="text/plain" action="${target}/api/briefings">
    <input name='{"title":"Forged","start":"2026","x":"' value='"}'></form>`,
  '/plain-form': (target) => `<form method="post" action="${target}/api/sessions/end-others"></form>`,
  '/link-form': (target) => `<form method="post" enctype="text/plain" action="${target}/api/links/use">
    <input name='{"secret":"stolen","x":"' value='"}'></form>`,
  '/fetch': () => '<p>A page',
};

beforeAll(async () => {
  house = await openHouse();
  ann = await house.visitor();
  await ann.page.goto(house.firstLink);
  await ann.page.getByLabel('Your name').fill('Ann');
  await ann.page.getByRole('button', { name: 'Continue' }).click();
  await ann.page.waitForURL('**/account');
  evil = createServer(({ url = '' }, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>x</title>${pages[url]?.(house.url) ?? ''}`);
  }).listen(0);
  await new Promise((settle) => evil.once('listening', settle));
  port = (evil.address() as AddressInfo).port;
});
afterAll(async () => {
  evil?.close();
  await house?.close();
});

/** What is recorded, and whether Ann is still who she was: asked from a page of ours. */
async function aftermath() {
  const page = await ann.context.newPage();
  await page.goto(`${house.url}/sign-in`);
  const seen = await page.evaluate(async () => {
    const read = async (path: string) => (await fetch(path)).json();
    const [briefings, who] = [await read('/api/briefings'), await read('/api/session')];
    return { briefings: briefings.items.length as number, name: who.person?.name as string | undefined };
  });
  await page.close();
  return seen;
}

const sites = [
  ['a stranger', '127.0.0.1'],
  ['a neighbour on the same host, whose requests carry the cookie', 'localhost'],
] as const;

test.each(
  sites.flatMap(([who, host]) => ['/form', '/plain-form', '/link-form'].map((form) => [form, who, host])),
)('the form %s of %s is refused', async (form, _, host) => {
  const { page } = ann;
  await page.goto(`http://${host}:${port}${form}`);
  const [response] = await Promise.all([
    page.waitForResponse((each) => each.url().startsWith(`${house.url}/api/`)),
    page.evaluate(() => document.forms[0]?.submit()),
  ]);
  await page.waitForURL(`${house.url}/api/**`);
  // Without the cookie it comes from nobody; with it from elsewhere; and no form sends JSON.
  expect([401, 403, 415]).toContain(response.status());
  expect(await aftermath()).toEqual({ briefings: 0, name: 'Ann' });
});

test.each(sites)('what a script of %s fetches is refused, and its answers are not read', async (_, host) => {
  const { page } = ann;
  await page.goto(`http://${host}:${port}/fetch`);
  const statuses: number[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith(house.url)) statuses.push(response.status());
  });
  const read = await page.evaluate(async (target) => {
    const body = JSON.stringify({ title: 'Forged', start: '2026' });
    const attempts: [string, RequestInit][] = [
      ['/api/briefings', { method: 'POST', body, mode: 'no-cors' }],
      ['/api/briefings', { method: 'POST', body, headers: { 'content-type': 'application/json' } }],
      ['/api/session', { method: 'DELETE' }],
      ['/api/session', {}],
      ['/api/people', {}],
    ];
    const texts = attempts.map(async ([path, init]) => {
      const response = await fetch(target + path, { credentials: 'include', ...init });
      return response.text();
    });
    return (await Promise.allSettled(texts)).map((each) => (each.status === 'fulfilled' ? each.value : ''));
  }, house.url);
  expect(read).toEqual(['', '', '', '', '']);
  expect(await aftermath()).toEqual({ briefings: 0, name: 'Ann' });
});

test('a page is not shown in a frame of another site', async () => {
  const { page } = ann;
  await page.goto(`http://localhost:${port}/fetch`);
  const [response] = await Promise.all([
    page.waitForResponse(`${house.url}/people`),
    page.evaluate((target) => {
      const frame = document.createElement('iframe');
      frame.src = `${target}/people`;
      document.body.append(frame);
      return new Promise((settle) => {
        frame.onload = settle;
      });
    }, house.url),
  ]);
  expect(response.status()).toBe(200);
  const framed = page.frames().find((frame) => frame !== page.mainFrame());
  // The browser shows its own error page instead, which may have a heading.
  expect(framed?.url()).toBe('chrome-error://chromewebdata/');
  expect(await framed?.locator('#app').count()).toBe(0);
});

test('the embedded timeline stands in a frame elsewhere, and knows nothing of who is signed in', async () => {
  const { page } = ann;
  const recorded = await ann.context.newPage();
  await recorded.goto(`${house.url}/account`);
  const status = await recorded.evaluate(async () => {
    const body = JSON.stringify({ title: 'Between us', start: '2025-03-12', visibility: 'internal' });
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/briefings', { method: 'POST', headers, body })).status;
  });
  expect(status).toBe(201);
  await recorded.close();
  const asked: Promise<Record<string, string>>[] = [];
  const note = (request: Request) => {
    if (request.url().startsWith(`${house.url}/api/`)) asked.push(request.allHeaders());
  };
  page.on('request', note);
  await page.goto(`http://localhost:${port}/fetch`);
  await page.evaluate((target) => {
    const frame = document.createElement('iframe');
    frame.src = `${target}/embed/timeline?from=2025-01-01&to=2025-12-31`;
    document.body.append(frame);
  }, house.url);
  const frame = page.frameLocator('iframe');
  await frame.locator('main.embedded h1').waitFor({ state: 'attached' });
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  // What is fetched ahead after this may be cut off as the page closes.
  page.off('request', note);
  const headers = await Promise.all(asked);
  expect(headers.filter(({ cookie, authorization }) => cookie ?? authorization)).toEqual([]);
  expect(await frame.locator('.masthead, .who').count()).toBe(0);
  expect(await frame.locator('body').textContent()).not.toMatch(/Between us|Ann/);
});
