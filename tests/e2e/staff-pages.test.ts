import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { colleague } from './desk-stage.ts';
import { closed, open, type Stage, sharedStage, textOf, type Visit } from './stage.ts';

/** Who is let onto the pages of colleagues, and how they are greeted. */

let stage: Stage;
let ann: Visit & { id: string };

beforeAll(async () => {
  stage = await sharedStage();
  ann = await colleague(stage, await stage.token('admin'), { name: 'Ann Saparova', role: 'admin' });
  await open(ann.page, '/desk');
});
afterAll(() => closed(ann));

test.each([1220, 1280, 1440, 1920])('the whole name stands in a header %i pixels wide', async (width) => {
  await ann.page.setViewportSize({ width, height: 800 });
  const name = ann.page.locator('.who-name');
  expect(await name.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
});

test('the way to the people stands on the line of the button beside it', async () => {
  await open(ann.page, '/account');
  const middle = async (role: 'button' | 'link', name: string) => {
    const box = await ann.page.locator('main').getByRole(role, { name, exact: true }).first().boundingBox();
    return box && Math.round(box.y + box.height / 2);
  };
  expect(await middle('link', 'People')).toBe(await middle('button', 'Sign out'));
});

test.each([360, 800, 1280])('who may read a follow-up stands in full, %i pixels wide', async (width) => {
  await ann.page.setViewportSize({ width, height: 800 });
  await open(ann.page, '/desk');
  await ann.page
    .locator('[data-row]')
    .first()
    .getByRole('button', { name: /^Follow up/ })
    .click();
  const room = await ann.page.getByLabel('Who may read it').evaluate((field) => {
    const given = field.getBoundingClientRect().width;
    field.style.width = 'max-content';
    return given - field.getBoundingClientRect().width;
  });
  expect(room).toBeGreaterThanOrEqual(0);
});

/** What nobody has anything of who is not signed in. */
const colleaguesOnly = [
  '/desk?owner=none',
  '/account',
  '/people',
  '/archived?kind=briefing',
  '/merge?kind=actor&from=a',
  '/briefings/new',
  '/briefings/a/edit',
  '/commitments/a/edit',
  '/handovers/a/edit',
  '/actors/a/edit',
  '/bodies/a/edit',
  '/commitments/new?briefing=a',
  '/handovers/new?body=a',
  '/actors/new',
  '/bodies/new',
];

test('whoever is not signed in is led from each page of colleagues to where one signs in, and back', async () => {
  const visit = await stage.look('');
  for (const address of colleaguesOnly) {
    await open(visit.page, address);
    await visit.page.waitForURL((url) => url.pathname === '/sign-in');
    expect(new URL(visit.page.url()).searchParams.get('to')).toBe(address);
  }
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

test('whose role is too small is told which it takes, without a slip', async () => {
  const vera = await colleague(stage, await stage.token('admin'), { name: 'Vera Viewer', role: 'viewer' });
  for (const [address, needs] of [
    ['/archived', 'It is for editors.'],
    ['/merge?kind=actor&from=a', 'It is for editors.'],
    ['/briefings/new', 'It is for editors.'],
    ['/people', 'It is for administrators.'],
  ] as const) {
    await open(vera.page, address);
    expect(await textOf(vera.page)).toContain(`This is not open to you${needs}`);
  }
  expect(await violations(vera.page)).toEqual([]);
  expect(vera.complaints).toEqual([]);
  await closed(vera);
});
