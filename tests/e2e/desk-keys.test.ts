import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommitmentDetail } from '../../worker/domain/commitments/commitment.ts';
import { violations } from './axe.ts';
import { colleague, dayFrom, dayInWords, focusedRow, layTheDesk } from './desk-stage.ts';
import { held } from './held.ts';
import { open, openStage, type Stage, textOf, type Visit } from './stage.ts';

/** The desk by the keyboard alone. */

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

/** Goes to the first row by the tab key alone. */
async function toRows(page: Page) {
  await page.locator('[data-row]').first().waitFor();
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.matches('[data-row]'))) return;
  }
  throw new Error('The tab key does not lead to a row');
}

/** Goes from row to row until this one has the focus. */
async function toRow(page: Page, text: string) {
  for (let at = await focusedRow(page); at !== text; at = await focusedRow(page)) {
    await page.keyboard.press('j');
    await expect.poll(() => focusedRow(page)).not.toBe(at);
  }
}

test('the first Tab from the heading of the desk offers the way to the list, and shows it', async () => {
  const { page } = ann;
  await page.getByRole('link', { name: 'Timeline' }).first().click();
  await page.locator('.who').getByRole('link', { name: 'Desk' }).click();
  await page.locator('h1:focus').waitFor();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the list' });
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  expect((await skip.boundingBox())?.width).toBeGreaterThan(60);
  expect(await violations(page, { part: '.skip-here' })).toEqual([]);
  await page.keyboard.press('Enter');
  const [first, second] = await page.locator('[data-row] .commitment-text').allTextContents();
  await expect.poll(() => focusedRow(page)).toBe(first);
  await page.keyboard.press('j');
  await expect.poll(() => focusedRow(page)).toBe(second);
  await open(page, desk);
});

test('keys go from row to row across the sections, and into a commitment and back', async () => {
  const { page } = ann;
  await open(page, desk);
  await toRows(page);
  await expect.poll(() => focusedRow(page)).toBe('Send the list of experts');
  await page.keyboard.press('j');
  await expect.poll(() => focusedRow(page)).toBe('Publish the report of the conference');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focusedRow(page)).toBe('Name a contact for reintegration');
  await page.keyboard.press('k');
  await expect.poll(() => focusedRow(page)).toBe('Publish the report of the conference');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/commitments/${ids['Publish the report of the conference']}`);
  await page.goBack();
  await page.locator('[data-row]').first().waitFor();
});

test('a new due date is read from words, shown as understood, saved, and taken back', async () => {
  const { page } = ann;
  const letCommandsCome = await held(page, '**/undo-commands*');
  await open(page, desk);
  await toRows(page);
  await page.keyboard.press('d');
  await page.keyboard.type('some day soon');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => textOf(page, '.follow-up-form')).toContain('cannot be read as a date');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('end of Q3 2027');
  await page.getByText('Understood as: by the third quarter of 2027').waitFor();
  expect(await violations(page, { part: '.follow-up-form' })).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await toast(page).getByText('Followed up.').waitFor();
  await expect.poll(() => focusedRow(page)).toBe('Send the list of experts');
  await expect
    .poll(() => textOf(page, '[data-row^="overdue"] >> nth=0'))
    .toContain('by the third quarter of 2027');
  expect((await read('Send the list of experts')).due?.edtf).toBe('../2027-35');
  await expect.poll(() => textOf(page, '.changed-here')).toContain('1 commitment changed here');

  // The key works as soon as that is said, while the code of the commands is still on its way.
  await page.keyboard.press('z');
  letCommandsCome();
  await toast(page).getByText('Undone.').waitFor();
  await row(page, 'Send the list of experts').getByText(dayInWords(-12)).waitFor();
  expect((await read('Send the list of experts')).due?.edtf).toBe(dayFrom(-12));
  await expect.poll(() => focusedRow(page)).toBe('Send the list of experts');
});

test('note, status, evidence and verification have a key each, and one follow-up may say all', async () => {
  const { page } = ann;
  await open(page, desk);
  await toRows(page);
  await toRow(page, 'Report to the council');
  for (const [key, name] of [
    ['n', 'note'],
    ['s', 'status'],
    ['e', 'evidenceTitle'],
    ['v', 'verification'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(name);
    if (name === 'note') await page.keyboard.type('Draft seen');
    if (name === 'status') await page.keyboard.type('In');
    if (name === 'evidenceTitle') await page.keyboard.type('The draft');
    if (name === 'verification') await page.keyboard.type('Corr');
    await page.keyboard.press('Escape');
    await expect.poll(() => focusedRow(page)).toBe('Report to the council');
  }
  await page.keyboard.press('n');
  await page.keyboard.press('Control+Enter');
  await toast(page).getByText('Followed up.').waitFor();
  const { followUps, status, verification } = await read('Report to the council');
  expect([status, verification, followUps[0]?.note, followUps[0]?.sources[0]?.title]).toEqual([
    'in_progress',
    'corroborated',
    'Draft seen',
    'The draft',
  ]);
});

test('several rows get the same follow-up; where it fails nothing is lost', async () => {
  const { page } = ann;
  await open(page, desk);
  await toRows(page);
  await toRow(page, 'Workshop number 1');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('2 commitments selected').waitFor();
  await page.keyboard.press('n');
  await page.keyboard.type('Rooms are booked');
  await expect.poll(() => page.locator('.selection').evaluate((it) => it.scrollTop)).toBe(0);
  await page.route('**/api/follow-ups', (route) => route.abort());
  await page.keyboard.press('Control+Enter');
  await page.getByText('Not saved: the record cannot be reached').waitFor();
  await expect.poll(() => page.locator('.selection textarea').inputValue()).toBe('Rooms are booked');
  expect((await read('Workshop number 1')).followUps).toEqual([]);
  await page.unroute('**/api/follow-ups');
  await page.keyboard.press('Control+Enter');
  await toast(page).getByText('2 commitments followed up.').waitFor();
  for (const text of ['Workshop number 1', 'Workshop number 2'])
    expect((await read(text)).followUps.map(({ note }) => note)).toEqual(['Rooms are booked']);
  await expect.poll(() => focusedRow(page)).toBe('Workshop number 2');
  await expect.poll(() => page.locator('.desk-row.is-selected').count()).toBe(0);
  await page.keyboard.press('z');
  await toast(page).getByText('Undone.').waitFor();
  for (const text of ['Workshop number 1', 'Workshop number 2'])
    expect((await read(text)).lastFollowUpOn).toBeNull();
});

test('an owner is set, and "mine" holds what is mine', async () => {
  const { page } = ann;
  await open(page, desk);
  await toRows(page);
  await toRow(page, 'Hold a second session');
  await page.keyboard.press('o');
  await page.locator('.follow-up-form option', { hasText: 'Ann Saparova' }).waitFor({ state: 'attached' });
  await page.keyboard.type('Ann');
  await expect.poll(() => page.locator('.follow-up-form select').inputValue()).toBe(ann.id);
  await page.locator('.follow-up-form').getByRole('button', { name: 'Save owner' }).press('Enter');
  await toast(page).getByText('The owner is changed.').waitFor();
  expect((await read('Hold a second session')).owner?.person?.name).toBe('Ann Saparova');
  await open(page, '/desk?owner=me');
  const rows = await page.locator('[data-row] .commitment-text').allTextContents();
  expect(rows.sort()).toEqual(['Hold a second session', 'Report to the council', 'Send the list of experts']);
  await page.goto('/desk?owner=zzz');
  await page.getByText(/^Something in this address is not understood/).waitFor();
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await toRows(page);
});

test('"?" lists the keys of the desk', async () => {
  const { page } = ann;
  await page.keyboard.press('?');
  await page.locator('dialog').getByText('Set a new due date').waitFor();
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog').count()).toBe(0);
});
