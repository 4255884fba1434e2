import type { Page, Route } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import {
  type Addresses,
  addresses,
  closed,
  type Stage,
  sharedStage,
  stands,
  textOf,
  waiting,
} from './stage.ts';

let stage: Stage;
let at: Addresses;

beforeAll(async () => {
  stage = await sharedStage();
  at = await addresses(stage);
});

const api = '**/api/**';
const answered = (status: number) => (route: Route) => route.fulfill({ status, body: 'no' });
const again = (page: Page) => page.getByRole('button', { name: 'Try again' });
/** Presses every button that is there for it, in one go. */
const tryAgain = (page: Page) =>
  again(page).evaluateAll((buttons) => {
    for (const button of buttons as HTMLButtonElement[]) button.click();
  });
const headingOf = (page: Page) => page.locator('h1').textContent();

const failures: [name: string, fail: (route: Route) => Promise<void>, words: string][] = [
  ['answers 503', answered(503), 'The fault is on our side'],
  [
    'answers with something that is no JSON',
    (route) => route.fulfill({ body: '<html>' }),
    'The fault is on our side',
  ],
  ['answers 429', answered(429), 'The fault is on our side'],
  ['cannot be reached', (route) => route.abort('connectionrefused'), 'Please check your connection'],
];

const pagesThatFail = [
  ...failures.flatMap((failure) => [['timeline', ...failure] as const, ['briefing', ...failure] as const]),
  ...(['upcoming', 'followUp', 'commitments', 'commitment', 'council'] as const).map(
    (name) => [name, 'answers 503', answered(503), 'The fault is on our side'] as const,
  ),
];

test.each(pagesThatFail)(
  'the page %s says so when the API %s, and comes back',
  async (name, _, fail, words) => {
    const visit = await stage.look('');
    const { page } = visit;
    await page.route(api, fail);
    await page.goto(at[name]);
    await again(page).first().waitFor();
    await expect.poll(() => textOf(page)).toContain(words);
    expect(await textOf(page)).not.toMatch(/503|fetch|JSON|undefined/);
    await page.unroute(api);
    // What was asked before that may still fail, also after the rest is there: tried again until, at one look, nothing
    // is to be tried again and nothing is waited for.
    await expect
      .poll(async () => {
        await tryAgain(page);
        return again(page).or(page.locator(waiting)).count();
      })
      .toBe(0);
    await expect.poll(() => textOf(page)).not.toContain(words);
    await closed(visit);
  },
);

test('one press tries again all that failed of the page of a body', async () => {
  const visit = await stage.look('');
  const { page } = visit;
  await page.route(api, answered(503));
  const bothFailed = Promise.all(
    [/actors\/[^/]+$/, /terms$/].map((address) => page.waitForResponse(address)),
  );
  await page.goto(at.council);
  await bothFailed;
  await again(page).waitFor();
  await page.unroute(api);
  await again(page).click();
  await page.getByRole('heading', { name: 'Regional Expert Council' }).first().waitFor();
  await expect.poll(() => page.locator(waiting).count()).toBe(0);
  expect(await again(page).count()).toBe(0);
  await closed(visit);
});

test('a due date that is no day is not passed over', async () => {
  const visit = await stage.look('/commitments?dueFrom=2026-13-45');
  await expect.poll(() => textOf(visit.page)).toContain('Something in this address is not understood');
  const said = await textOf(visit.page);
  expect([said.includes('2026-13-45'), said.includes('dedicated session')]).toEqual([true, false]);
  await closed(visit);
});

test('who is signed in is asked again on the next page where it could not be told', async () => {
  const visit = await stage.look('');
  const { page } = visit;
  await page.route('**/api/session', answered(503));
  const failed = page.waitForResponse('**/api/session');
  await page.goto(at.briefings);
  await failed;
  await page.unroute('**/api/session');
  await page.getByRole('link', { name: 'Bodies', exact: true }).click();
  await page.getByRole('link', { name: 'Sign in', exact: true }).waitFor();
  await closed(visit);
});

test('a slow API is waited for in calm: places are kept, and nothing moves when it answers', async () => {
  const visit = await stage.look('');
  const { page } = visit;
  let letGo = () => {};
  const held = new Promise<void>((settle) => {
    letGo = settle;
  });
  await page.route(api, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(at.briefing);
  await page.locator('.skeleton').first().waitFor();
  await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  letGo();
  await stands(page);
  await expect.poll(() => headingOf(page)).toMatch(/^High-level briefing/);
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

test('a filter that fails leaves on the page what was there, and says why', async () => {
  const visit = await stage.look('/');
  const { page } = visit;
  const marks = await page.locator('.timeline .mark').count();
  await page.route('**/api/timeline**', answered(500));
  await page.getByLabel('Standing').selectOption('Closed');
  await page.getByRole('alert').waitFor();
  await expect.poll(() => page.locator('.timeline .mark').count()).toBe(marks);
  await page.unroute('**/api/timeline**');
  await again(page).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('.timeline .mark.item').count()).toBeLessThan(3);
  await closed(visit);
});

test('code of a page that cannot be fetched is asked for again', async () => {
  const visit = await stage.look('/');
  const { page } = visit;
  await page.route('**/assets/upcoming-page*', (route) => route.abort());
  await page.getByRole('link', { name: 'Upcoming', exact: true }).click();
  await again(page).waitFor();
  await expect.poll(() => textOf(page)).toContain('The record cannot be reached');
  await closed(visit);
});

test.each(['/no/such/page', '/briefings/1/2', '/%E0%A4%A', '/constructor'])(
  'at %s there is no page, and it says so',
  async (address) => {
    const visit = await stage.look(address);
    await expect.poll(() => headingOf(visit.page)).toBe('Page not found');
    const asked = new URL(visit.page.url()).pathname;
    await expect.poll(() => textOf(visit.page)).toContain(`Address asked for: ${asked}`);
    await visit.page.getByRole('main').getByRole('link', { name: 'Timeline' }).click();
    await expect.poll(() => headingOf(visit.page)).toBe('Timeline');
    await closed(visit);
  },
);

test('a list looks further where the first of what it looked through holds nothing', async () => {
  const visit = await stage.look('');
  const { page } = visit;
  const lists = /\/api\/commitments(\?|$)/;
  // As the API answers of a large record where few pass a filter: four pages with nothing on them, then the rest.
  await page.route(lists, async (route) => {
    const address = new URL(route.request().url());
    const cursor = address.searchParams.get('cursor');
    const passed = Number(cursor?.replace('after-', '') ?? 0);
    if (passed < 4) return route.fulfill({ json: { items: [], next: `after-${passed + 1}` } });
    address.searchParams.delete('cursor');
    return route.continue({ url: address.href });
  });
  await page.goto(at.commitments);
  await page.getByText('None among the first that were looked through.').waitFor();
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.locator('.commitments .commitment-text').first().waitFor();
  expect(await page.getByText('None among the first that were looked through.').count()).toBe(0);
  await page.unroute(lists);
  await closed(visit);
});
