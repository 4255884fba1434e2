import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import messages from '../../worker/starter/briefing-2024-12-10.json' with { type: 'json' };
import { unzipped } from '../support/papers.ts';
import { askedAs, type House, openHouse, type Visitor } from './people-stage.ts';
import { meetingAsSent } from './recording-hands.ts';
import { Finger, Keys, type Way } from './walking.ts';

/**
 * The whole of it, as two people do it on an empty record: the first link, a colleague, a briefing from its report, three
 * commitments followed up, the handover completed, and its file downloaded. With a finger on a phone; what follows the
 * recording with keys alone too, of which signing-in.test.ts and recording.test.ts have the rest.
 */

const report = messages[1]?.data;
const title = report?.title ?? '';
const council = 'Regional Expert Council on Rehabilitation and Reintegration';

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const heading = (page: Page, text: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: text }).waitFor();

/** The form by touch: a tap for each field, a new line by its button. */
async function record(finger: Finger): Promise<void> {
  const { page } = finger;
  const line = async (part: number) => {
    await page.getByRole('button', { name: 'Add a line' }).nth(part).tap();
    finger.taps += 1;
  };
  await finger.write('Title', title);
  await finger.write('Date', '10 December 2024');
  await finger.write('Venue', 'UN headquarters');
  await finger.write('Topics', (report?.topics ?? []).join(', '));
  await finger.choose('Visible to', 'Everybody');
  await finger.write('Title', report?.sources[0]?.title ?? '', 1);
  const participants = ['Institute for Strategic and Regional Studies', 'Vladimir Voronkov', 'US'];
  for (const [n, name] of participants.entries()) {
    if (n > 0) await line(1);
    await finger.write('Actor', name, n);
  }
  for (const [n, { text }] of (report?.statements ?? []).slice(0, 2).entries()) {
    if (n > 0) await line(2);
    await finger.write('Words', text, n);
  }
  for (const [n, { text }] of (report?.commitments ?? []).entries()) {
    if (n > 0) await line(3);
    await finger.write('Undertaking, as stated', text, n);
    await finger.write('For whom', council, n);
  }
  await finger.write('By when', 'June 2025');
  const small = await page
    .locator('main button, main input, main select, main textarea')
    .evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().height).filter((height) => height > 0 && height < 24),
    );
  expect(small).toEqual([]);
  expect(await overflow(page)).toBe(0);
  await finger.write('Body', council);
  await finger.write('To', 'KZ');
  await finger.write('Date', 'in 2025', 1);
  await finger.press('Save the briefing');
}

const fits = async (page: Page) => expect([page.url(), await overflow(page)]).toEqual([page.url(), 0]);

/** Counts what is pressed beside the words. */
const countedFrom = (hand: Way) => {
  const before = hand.pressed();
  return (what: string, most: number) => {
    const pressed = hand.pressed() - before;
    console.info(`${what}: ${pressed} presses beside the words`);
    expect(pressed).toBeLessThanOrEqual(most);
  };
};

async function followUpAll(hand: Way, most: number): Promise<void> {
  const { page } = hand;
  const count = countedFrom(hand);
  if (hand instanceof Keys) await hand.findsPage('Desk');
  else await hand.press('Desk');
  await page.locator('.desk [data-row]').nth(2).waitFor();
  await fits(page);
  const texts = [...new Set(await page.locator('[data-row] .commitment-text').allTextContents())];
  expect(texts).toHaveLength(3);
  for (const [n, text] of texts.entries()) {
    if (hand instanceof Keys) {
      if (n === 0) await hand.to(new RegExp(`^${text.slice(0, 40)}`));
      else await hand.key('j');
      await hand.key('n');
      await hand.types(`Asked about it, ${n + 1}`);
      await hand.key('Control+Enter');
    } else {
      const row = page.locator('[data-row]', { hasText: text }).first();
      await row.getByRole('button', { name: 'Follow up' }).tap();
      await row.getByLabel('Note').tap();
      await page.keyboard.insertText(`Asked about it, ${n + 1}`);
      await fits(page);
      await row.getByRole('button', { name: 'Save follow-up' }).tap();
      (hand as Finger).taps += 3;
    }
    await page.locator('.toast').getByText('Followed up.').waitFor();
    await page.locator('.follow-up-form').waitFor({ state: 'detached' });
  }
  count('Three follow-ups', most);
  type Detail = { followUps: { note: string }[] };
  const { items } = await askedAs<{ items: { id: string }[] }>(page, '/api/commitments');
  const all = await Promise.all(items.map(({ id }) => askedAs<Detail>(page, `/api/commitments/${id}`)));
  const notes = all.flatMap(({ followUps }) => followUps.map(({ note }) => note));
  expect(notes.sort()).toEqual([1, 2, 3].map((n) => `Asked about it, ${n}`));
}

async function completeHandover(hand: Way, most: number): Promise<void> {
  const { page } = hand;
  const count = countedFrom(hand);
  if (hand instanceof Keys) await hand.findsPage('Regional Expert Council');
  else {
    await hand.press('Bodies');
    await hand.press(council);
  }
  await heading(page, council);
  await fits(page);
  await hand.press('2025');
  await heading(page, /takes the chair/);
  await hand.press('Complete this handover');
  await page.getByLabel('When it took place').waitFor();
  await fits(page);
  await hand.write('Evidence: title of the source', 'Communiqué of the council');
  await hand.press('Complete');
  await page.getByText('Completed', { exact: true }).first().waitFor();
  await fits(page);
  await hand.press('Handover file');
  await page.locator('.paper').waitFor();
  await fits(page);
  for (const [name, ending] of [
    ['Word document', '.docx'],
    ['Markdown', '.md'],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), hand.press(name)]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^Handover file .*\\${ending}$`));
    const bytes = await readFile(await download.path());
    const text =
      ending === '.md'
        ? bytes.toString()
        : ((await unzipped(new Uint8Array(bytes).buffer)).get('word/document.xml') ?? '');
    expect(text).toContain('Kazakhstan');
    expect(text).toContain('Hold a dedicated session');
  }
  count('The handover and its file', most);
}

describe('with a finger on a phone', () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  let house: House;
  let ann: Visitor;
  let bo: Visitor;
  let hand: Finger;

  beforeAll(async () => {
    house = await openHouse();
    [ann, bo] = [await house.visitor(phone), await house.visitor(phone)];
    hand = new Finger(bo.page);
  });
  afterAll(() => house?.close());

  test('the first administrator comes in by a link, and invites a colleague', async () => {
    const { page } = ann;
    const anns = new Finger(page);
    await page.goto(house.firstLink);
    await page.getByLabel('Your name').waitFor();
    await fits(page);
    await anns.write('Your name, as others will see it', 'Ann Administrator');
    await anns.press('Continue');
    await page.waitForURL('**/account');
    await anns.press('Add a passkey');
    await page.getByText(/^Added with Chrome on/).waitFor();
    await fits(page);
    await anns.press('People');
    await page.getByLabel('Name', { exact: true }).waitFor();
    await anns.write('Name', 'Bo Colleague');
    await anns.choose('Role', 'Editor');
    await anns.press('Make an invitation');
    const made = page.getByLabel('One-time link for Bo Colleague').getByRole('textbox');
    const link = await made.inputValue();
    await fits(page);

    const count = countedFrom(hand);
    await bo.page.goto(link);
    await heading(bo.page, 'Welcome, Bo Colleague');
    await hand.press('Continue');
    await bo.page.waitForURL('**/account');
    await hand.press('Add a passkey');
    await bo.page.getByText(/^Added with Chrome on/).waitFor();
    await fits(bo.page);
    await hand.press('Sign out');
    await bo.page.waitForURL('**/sign-in');
    await hand.press('Sign in with a passkey');
    await bo.page.waitForURL('**/desk');
    await bo.page.locator('.desk').waitFor();
    await fits(bo.page);
    count('A colleague, from the invitation to the desk', 8);
  });

  test('the colleague records the briefing of 10 December 2024 from its report', async () => {
    const { page } = bo;
    await page.goto('/briefings');
    await hand.press('Record a briefing');
    await heading(page, 'Record a briefing');
    await fits(page);
    const count = countedFrom(hand);
    await record(hand);
    await page.waitForURL(/\/briefings\/(?!new)[^/]+$/);
    await heading(page, title);
    count('The briefing', 40);
    await fits(page);
    await expect
      .poll(() => page.locator('main').textContent())
      .toContain(report?.statements?.[0]?.text ?? '');
    const id = new URL(page.url()).pathname.split('/').at(-1);
    expect(await askedAs(page, `/api/briefings/${id}`)).toMatchObject({
      participations: [{}, {}, { actor: { name: 'United States', kind: 'state' } }],
      visibility: 'public',
    });
    expect(await askedAs(page, `/api/commitments?briefing=${id}`)).toMatchObject({
      items: [{ parties: [{ actor: { kind: 'body' } }], due: { edtf: '2025-06' } }, {}, {}],
    });
  });

  test('three commitments are followed up on the desk', () => followUpAll(hand, 15));

  test('the handover is completed, and its file downloaded as Word and Markdown', async () => {
    await completeHandover(hand, 12);
    expect([...ann.complaints, ...bo.complaints]).toEqual([]);
  });
});

describe('with keys alone', () => {
  let house: House;
  let bo: Visitor;
  let hand: Keys;

  beforeAll(async () => {
    house = await openHouse();
    bo = await house.signedIn('Bo Colleague', 'editor');
    await house.api('/api/briefings', { token: house.token('editor'), body: meetingAsSent() });
    hand = new Keys(bo.page);
    await bo.page.goto('/account');
    await heading(bo.page, 'Account');
  });
  afterAll(() => house?.close());

  test('three commitments are followed up on the desk', () => followUpAll(hand, 30));

  test('the handover is completed, and its file downloaded as Word and Markdown', async () => {
    await completeHandover(hand, 40);
    expect(bo.complaints).toEqual([]);
  });
});
