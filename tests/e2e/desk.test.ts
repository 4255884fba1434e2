import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommitmentDetail } from '../../worker/domain/commitments/commitment.ts';
import { violations } from './axe.ts';
import { colleague, dayFrom, focusedRow, layTheDesk } from './desk-stage.ts';
import { another, closed, open, openStage, type Stage, stands, textOf, type Visit } from './stage.ts';

let stage: Stage;
let admin = '';
let editor = '';
let ann: Visit & { id: string };
let ids: Record<string, string> = {};

beforeAll(async () => {
  stage = await openStage();
  [admin, editor] = [await stage.token('admin'), await stage.token('editor')];
  ann = await colleague(stage, admin, { name: 'Ann Saparova', role: 'editor' });
  ids = await layTheDesk(stage, admin, ann.id);
});
afterAll(() => stage?.close());

const read = (text: string) =>
  stage.api<CommitmentDetail>(`/api/commitments/${ids[text]}`, { token: editor });
const row = (page: Page, text: string) => page.locator('[data-row]', { hasText: text }).first();
const toast = (page: Page) => page.locator('.toast');
const desk = '/desk?topic=desk';

test('who is not signed in is led to where one signs in, and told where that leads', async () => {
  const visit = await stage.visit(desk);
  await visit.page.waitForURL('**/sign-in?to=*');
  await expect.poll(() => new URL(visit.page.url()).searchParams.get('to')).toBe(desk);
  await expect.poll(() => visit.page.locator('.who a').allTextContents()).toEqual(['Sign in']);
  await closed(visit);
});

test('what is internal is marked in a word, no wider than it', async () => {
  const { page } = ann;
  await open(page, desk);
  const mark = page.locator('.desk-row .seen-by').first();
  await mark.waitFor();
  const [wide, column] = await mark.evaluate((one) => [one.clientWidth, one.parentElement?.clientWidth ?? 0]);
  expect(wide).toBeLessThan((column ?? 0) / 2);
});

test('the header leads to the desk, which says what to do, how much, and what comes', async () => {
  const { page, complaints } = ann;
  await page.locator('.who').getByRole('link', { name: 'Desk' }).click();
  await page.locator('.desk').waitFor();
  await open(page, desk);
  const summary = await textOf(page, '.due-summary');
  for (const part of [
    '2Overdue',
    '1Due now',
    '1In the next 30 days',
    '12Later',
    '1Without a date',
    '1Gone quiet',
  ])
    expect(summary).toContain(part);
  // Whoever was never here cannot be told what is new since.
  expect(await textOf(page, '.desk-jump')).toMatch(/[1-9]\d* new in the last seven days/);
  const side = await textOf(page, '.column-side');
  // The starter record was there before anybody.
  expect(side).not.toContain('Starter record');
  expect(side).toContain('Newly recorded');
  expect(side).toContain('Council of the desk');
  await expect.poll(() => page.locator('.coming-handovers a[href$="/file"]').count()).toBeGreaterThan(0);
  await expect.poll(() => textOf(page, '#overdue')).toContain('OwnerAnn Saparova');
  // The sign is that of the commitment, whatever section it stands in.
  const quiet = page.locator('.is-undated .badge.is-stale .badge-body');
  await expect.poll(() => quiet.evaluate((it) => getComputedStyle(it).strokeDasharray)).toBe('none');
  expect(complaints).toEqual([]);
});

test('is printed in lines as wide as on the screen, without what is for hands', async () => {
  const { page } = await another(ann);
  await open(page, desk);
  await page.emulateMedia({ media: 'print' });
  // A4 between its margins.
  await page.setViewportSize({ width: 672, height: 1000 });
  const text = page.locator('.desk-row .commitment-text').first();
  await expect.poll(async () => (await text.boundingBox())?.height).toBeLessThan(60);
  await expect.poll(() => page.locator('.who, .row-acts, .acts').filter({ visible: true }).count()).toBe(0);
  await page.close();
});

test('a commitment is followed up, and gets an owner, on its own page too, also when it is closed', async () => {
  const { page } = ann;
  const { id } = await stage.api<{ id: string }>('/api/commitments', {
    token: editor,
    body: { text: 'Closed long ago', status: 'fulfilled', closingReason: 'So it was said' },
  });
  await open(page, `/commitments/${id}`);
  // Whoever quotes it has to know who may see it.
  await expect.poll(() => textOf(page, '.eyebrow')).toContain('Internal');
  await page.getByRole('button', { name: 'Follow up', exact: true }).press('Enter');
  await page.keyboard.type('Not so: the list never came');
  await page.getByLabel('Status', { exact: true }).selectOption('not_fulfilled');
  expect(await violations(page, { part: '.follow-up-form' })).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await toast(page).getByText('Followed up.').waitFor();
  await page.locator('.lines').getByText('Not so: the list never came').waitFor();
  await expect.poll(() => textOf(page, '.lines .seen-by')).toBe('Internal');
  await page.getByRole('button', { name: /^Undo: Followed up/ }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Follow up');
  await page.getByRole('button', { name: 'Owner', exact: true }).press('Enter');
  await page.locator('.follow-up-form option', { hasText: 'Ann Saparova' }).waitFor({ state: 'attached' });
  await page.locator('.follow-up-form select').selectOption(ann.id);
  await page.getByRole('button', { name: 'Save owner' }).press('Enter');
  await page.locator('.column-side').getByText('Ann Saparova').waitFor();
});

test('a section goes on where it was cut, and the new rows are rows like the others', async () => {
  const { page } = ann;
  await open(page, desk);
  await page.getByRole('button', { name: 'Show more: later' }).click();
  await row(page, 'Workshop number 12').waitFor();
  await expect.poll(() => page.locator('#later [data-row]').count()).toBe(12);
  await row(page, 'Workshop number 10').focus();
  await page.keyboard.press('j');
  await expect.poll(() => focusedRow(page)).toBe('Workshop number 11');
});

test('a view is saved with a name, stands at the top, leads there, and is deleted', async () => {
  const { page } = ann;
  await open(page, '/desk?owner=me&topic=desk');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.keyboard.type('Mine on the desk');
  await page.keyboard.press('Enter');
  const link = page.locator('.saved-views').getByRole('link', { name: 'Mine on the desk' });
  await link.waitFor();
  await open(page, '/desk');
  await link.click();
  await page.waitForURL('**/desk?owner=me&topic=desk');
  await page.getByRole('button', { name: 'Manage' }).click();
  await page.getByRole('button', { name: 'Show “Mine on the desk” to colleagues' }).click();
  await page.getByRole('button', { name: 'Keep “Mine on the desk” to yourself' }).waitFor();
  expect(await violations(page, { part: '.saved-views' })).toEqual([]);
  await page.getByRole('button', { name: 'Delete “Mine on the desk”' }).click();
  await link.waitFor({ state: 'detached' });
});

test('what others did is told until one has seen it, and that is taken back', async () => {
  const { page } = ann;
  await open(page, desk);
  await page.getByRole('button', { name: 'Mark as seen' }).click();
  await page.locator('.since').getByText('Nobody changed anything.').waitFor();
  await stage.api(`/api/commitments/${ids['Workshop number 5']}/follow-ups`, {
    token: editor,
    body: { due: dayFrom(300), note: 'Moved' },
  });
  await open(page, desk);
  const since = await textOf(page, '.since');
  expect(since).toContain('Due date moved (1)');
  expect(since).toContain('Workshop number 5');
  expect(since).toContain('an editor');
  await page.getByRole('button', { name: 'Mark as seen' }).click();
  await page.locator('.since').getByText('Nobody changed anything.').waitFor();
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await page.locator('.since').getByText('Workshop number 5').waitFor();
});

test('a viewer reads the desk and has nothing to write with', async () => {
  const visit = await colleague(stage, admin, { name: 'Vera Viewer', role: 'viewer' });
  const { page, complaints } = visit;
  await open(page, desk);
  await expect.poll(() => page.locator('[data-row]').count()).toBeGreaterThan(10);
  expect(await page.locator('.row-select, .row-acts, .follow-up-form, .selection').count()).toBe(0);
  await page.locator('[data-row]').first().focus();
  const first = await focusedRow(page);
  await page.keyboard.press('n');
  // What would have opened is there once the next key is heard.
  await page.keyboard.press('j');
  await expect.poll(() => focusedRow(page)).not.toBe(first);
  expect(await page.locator('form.follow-up-form').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await closed(visit);
});

test('on a phone everything is there and within reach of a finger', async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const visit = await colleague(stage, admin, { name: 'Petra Phone', role: 'editor' }, phone);
  const { page, complaints } = visit;
  await open(page, desk);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  const first = row(page, 'Workshop number 3');
  await first.getByRole('button', { name: 'Follow up' }).tap();
  await first.getByLabel('Note').fill('From the train');
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(await violations(page)).toEqual([]);
  await first.getByRole('button', { name: 'Save follow-up' }).tap();
  await toast(page).getByText('Followed up.').waitFor();
  expect((await read('Workshop number 3')).followUps[0]?.note).toBe('From the train');
  await page.getByRole('checkbox', { name: 'Select: Workshop number 3' }).tap();
  await page.getByText('1 commitment selected').waitFor();
  await page.getByRole('button', { name: 'Follow all up' }).tap();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await stands(page);
  expect(complaints).toEqual([]);
  await closed(visit);
});
