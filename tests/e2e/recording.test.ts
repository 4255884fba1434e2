import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import messages from '../../worker/starter/briefing-2024-12-10.json' with { type: 'json' };
import { violations } from './axe.ts';
import { held } from './held.ts';
import { askedAs as api, type House, openHouse, type Visitor } from './people-stage.ts';
import { Hands, meetingOf2024 } from './recording-hands.ts';

/** A meeting is written down: by keys alone, by touch, through a crash, and by two people at once. */

let house: House;
let ann: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ann = await house.signedIn('Ann', 'admin');
});
afterAll(() => house?.close());

interface Items<T> {
  items: T[];
}
const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const saved = (page: Page) => page.waitForURL(/\/briefings\/(?!new)[^/]+$/);

test('a meeting that is planned takes its title, its date and a few keys', async () => {
  const { page } = ann;
  const hands = new Hands(page);
  await page.goto('/briefings');
  await page.getByRole('link', { name: 'Record a briefing' }).press('Enter');
  await page.getByRole('heading', { name: 'Record a briefing' }).waitFor();
  await hands.key('Tab');
  await hands.types('UN Counter-Terrorism Week 2025');
  // Enter leads on: it saves nothing by accident.
  await hands.key('Enter');
  await hands.types('June 2025');
  await page.getByText('Read as June 2025 · 2025-06').waitFor();
  await hands.key('Tab', 2);
  await hands.chooses('Pl');
  // So it does from a list to choose from.
  await hands.key('Enter');
  expect(await page.locator(':focus').getAttribute('id')).toBe('field-venue');
  await hands.key('Control+Enter');
  await saved(page);
  expect(await api(page, `/api/briefings/${idOf(page)}`)).toMatchObject({
    status: 'planned',
    start: { edtf: '2025-06', words: 'June 2025' },
    visibility: 'internal',
  });
  expect(hands.keys).toBeLessThan(10);
});

test('the briefing of 10 December 2024 is recorded from its report by keys alone', async () => {
  const { page } = ann;
  await page.goto('/briefings');
  await page.getByRole('link', { name: 'Record a briefing' }).press('Enter');
  await page.getByRole('heading', { name: 'Record a briefing' }).waitFor();
  const hands = new Hands(page);
  await meetingOf2024(hands);
  await saved(page);

  const [, { data: report }] = messages as unknown as [unknown, { data: Record<string, unknown[]> }];
  const id = idOf(page);
  const briefing = await api<{ statements: { text: string }[]; participations: object[] }>(
    page,
    `/api/briefings/${id}`,
  );
  expect(briefing).toMatchObject({
    title: report?.title,
    start: { edtf: '2024-12-10', words: '10 December 2024' },
    venue: 'UN headquarters',
    countryCode: 'US',
    headCounts: [{ of: 'countries', count: 50, atLeast: true }, { count: 10 }],
    participations: [
      {
        actor: { name: 'Institute for Strategic and Regional Studies', kind: 'institute' },
        role: 'organiser',
      },
      { actor: { name: 'Permanent Mission of Uzbekistan to the UN', kind: 'mission' }, role: 'organiser' },
      { actor: { name: 'UN Office of Counter-Terrorism', kind: 'organisation' }, role: 'supporter' },
      { actor: { name: 'Vladimir Voronkov', kind: 'person' }, role: 'speaker' },
      { actor: { name: 'David Johnson', kind: 'person' } },
      { actor: { name: 'Catherine Cocco', kind: 'person' } },
      { actor: { name: 'Russia', kind: 'state' }, role: 'attendee' },
      { actor: { name: 'United States', kind: 'state' }, role: 'attendee' },
    ],
    visibility: 'public',
  });
  const told = (statements: unknown[] = []) => statements.map((one) => (one as { text: string }).text);
  expect(told(briefing.statements)).toEqual(told(report?.statements));
  const { items } = await api<Items<object>>(page, `/api/commitments?briefing=${id}`);
  expect(items).toMatchObject([
    {
      due: { edtf: '2025-06' },
      dueBriefing: { title: 'UN Counter-Terrorism Week 2025' },
      parties: [{ actor: null, words: 'The briefing as a whole' }, { actor: { kind: 'body' } }],
      visibility: 'public',
    },
    { due: null, firmness: 'announced' },
    {
      firmness: 'proposed',
      parties: [{ actor: { name: 'United States' } }, { actor: { name: 'Uzbekistan' } }],
    },
  ]);
  expect(await api(page, `/api/handovers?briefing=${id}`)).toMatchObject({
    items: [{ to: { name: 'Kazakhstan' }, date: { edtf: '2025', words: 'in 2025' }, status: 'announced' }],
  });
  // The words have to be typed wherever they go; the keys between them are what the page costs.
  console.info(
    `The briefing of 10 December 2024: ${hands.keys} keys, and ${hands.characters} characters typed.`,
  );
  expect(hands.keys).toBeLessThan(100);
  expect(ann.complaints).toEqual([]);
});

test('what is likely on record already is shown before it is saved', async () => {
  const { page } = ann;
  await page.goto('/briefings/new');
  await page.getByLabel('Title').first().fill('Briefing on rehabilitation and reintegration');
  await page.getByLabel('Date', { exact: true }).first().fill('December 2024');
  await page.getByText('Perhaps this briefing is on record already').waitFor();
  await page
    .getByLabel('Undertaking, as stated')
    .fill('Go on raising awareness of the work of the Regional Expert Council');
  await page.getByText('This is promised already').waitFor();
  await page.locator('.quality').getByText('Says not who, nor what exactly, nor by when').waitFor();
});

test('what was written comes back after a crash, and is asked about before it is left', async () => {
  const { page } = ann;
  await page.getByRole('link', { name: 'Upcoming' }).click();
  const question = page.getByRole('dialog', { name: 'Leave this page?' });
  await question.waitFor();
  expect(await violations(page, { part: 'dialog' })).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url()).toContain('/briefings/new');
  // As when the lid closes or the power goes: nothing is asked, nothing is said.
  await page.close();
  ann.page = await ann.context.newPage();
  const again = ann.page;
  await again.goto('/briefings/new');
  await again.getByRole('button', { name: /^Continue Briefing on rehab/ }).press('Enter');
  await expect.poll(() => again.getByLabel('Undertaking, as stated').inputValue()).toMatch(/^Go on raising/);
  await again.getByRole('link', { name: 'Upcoming' }).click();
  await again.getByRole('button', { name: 'Leave and discard' }).click();
  await again.getByRole('heading', { name: 'Upcoming', level: 1 }).waitFor();
  await again.goBack();
  await again.getByLabel('Title').first().waitFor();
  await expect.poll(() => again.getByRole('button', { name: /^Continue/ }).count()).toBe(0);
});

test('nothing typed is lost while names are still looked for, and a pasted list becomes lines', async () => {
  const { page } = ann;
  await page.goto('/briefings/new');
  const letNamesCome = await held(page, '**/api/actors?*');
  await page.getByLabel('Actor', { exact: true }).first().focus();
  await page.keyboard.type('uzb');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Permanent Mission of Nowhere');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Somebody');
  letNamesCome();
  const actors = () =>
    page
      .getByLabel('Actor', { exact: true })
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  await expect.poll(actors).toEqual(['Uzbekistan', 'Permanent Mission of Nowhere', 'Somebody']);
  await expect.poll(() => page.getByLabel(/^Kind of the new actor Permanent/).inputValue()).toBe('mission');

  const undertaking = page.getByLabel('Undertaking, as stated');
  await undertaking.evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '• Publish the report\n\n2. Meet again in June\n– Pay 100 dollars');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  const texts = () => undertaking.evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
  await expect.poll(texts).toEqual(['Publish the report', 'Meet again in June', 'Pay 100 dollars']);
  expect(await violations(page, { part: 'form' })).toEqual([]);
  await page.unroute('**/api/actors?*');
  await page.getByRole('link', { name: 'Upcoming' }).click();
  await page.getByRole('button', { name: 'Leave and discard' }).click();
});

test.each([
  ['come late', false],
  ['are there', true],
])('Enter takes a name and goes on alike, whether the names %s', async (_, areThere) => {
  const { page } = ann;
  await page.goto('/briefings/new');
  const letNamesCome = await held(page, '**/api/actors?*');
  await page.getByLabel('Actor', { exact: true }).first().focus();
  await page.keyboard.type('Uzbek');
  if (areThere) {
    letNamesCome();
    await page.locator('[role="option"][aria-selected="true"]', { hasText: 'Uzbekistan' }).waitFor();
  }
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ministry of Nowhere');
  letNamesCome();
  const actors = page.getByLabel('Actor', { exact: true });
  await expect
    .poll(() => actors.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)))
    .toEqual(['Uzbekistan', 'Ministry of Nowhere']);
  await page.unroute('**/api/actors?*');
  await page.getByRole('link', { name: 'Upcoming' }).click();
  await page.getByRole('button', { name: 'Leave and discard' }).click();
});

test('faults stand at their fields, and nothing was saved', async () => {
  const { page } = ann;
  await page.goto('/briefings/new');
  await page.getByLabel('Date', { exact: true }).first().fill('some day');
  await page.getByLabel('Country').fill('Atlantis');
  const before = await api<Items<object>>(page, '/api/briefings');
  await page.keyboard.press('Control+Enter');
  await page.getByText('2 things to mend').waitFor();
  // One of the two stands at the date: what is wrong with what is typed now, or how it is read.
  const date = page.locator('.dated').first();
  const said = () =>
    date.evaluate((it) =>
      [...it.querySelectorAll('.field-fault, .field-known')].map((one) => one.textContent),
    );
  await page.getByLabel('Date', { exact: true }).first().fill('2025-02-30');
  await expect.poll(said).toEqual([expect.stringMatching(/2025-02-30|February/), '']);
  await page.getByLabel('Date', { exact: true }).first().fill('March 2025');
  await expect.poll(said).toEqual(['', expect.stringContaining('Read as March 2025')]);
  await page.getByLabel('Date', { exact: true }).first().fill('some day');
  await page.getByRole('link', { name: 'Title' }).press('Enter');
  await page.keyboard.type('A meeting');
  await page.getByLabel('Date', { exact: true }).first().fill('2025');
  await expect
    .poll(() => page.locator('[aria-invalid]').evaluateAll((all) => all.map(({ id }) => id)))
    .toEqual([]);
  // What only the API knows is told in the same place.
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: 'Country' }).waitFor();
  const summary = page.getByLabel('Summary');
  await summary.fill('What was said there, at length. '.repeat(40));
  await expect.poll(() => summary.evaluate((it) => it.scrollHeight - it.clientHeight)).toBe(0);
  await expect.poll(() => page.locator('#field-country').getAttribute('aria-invalid')).toBe('true');
  expect(await api(page, '/api/briefings')).toEqual(before);
  await page.getByRole('link', { name: 'Upcoming' }).click();
  await page.getByRole('button', { name: 'Leave and discard' }).click();
});

describe('of two people at one record', () => {
  let bo: Visitor & { id: string };
  let address = '';
  const conflict = () =>
    ann.page.getByRole('region', { name: 'Somebody else has changed this record meanwhile' });
  const save = () => ann.page.getByRole('button', { name: 'Save with these choices' });
  /** Opens the form as Ann, then changes the record as Bo. */
  const changed = async (change: object, version: number) => {
    await ann.page.goto(`${address}/edit`);
    await ann.page.getByLabel('Venue').waitFor();
    await api(bo.page, `/api${address}`, change, { method: 'PATCH', version });
  };

  beforeAll(async () => {
    bo = await house.signedIn('Bo', 'editor');
    const { items } = await api<Items<{ id: string }>>(ann.page, '/api/briefings?text=Week');
    address = `/briefings/${items[0]?.id}`;
  });

  test('the later one chooses, field by field', async () => {
    const { page } = ann;
    const venue = 'Conference building';
    await changed({ start: '2025-41', startWords: 'second half of 2025', venue }, 1);
    await page.getByText('1 open commitment is due here and moves with this date.').waitFor();
    await page.getByLabel('Venue').fill('General Assembly Hall');
    await page.getByLabel('City').fill('New York');
    await page.getByRole('button', { name: 'Save the changes' }).click();
    await conflict().getByText('Last changed by Bo').waitFor();
    await conflict().getByText('second half of 2025').waitFor();
    await expect.poll(() => save().isDisabled()).toBe(true);
    await conflict()
      .getByRole('radio', { name: /General Assembly Hall/ })
      .check();
    await save().click();
    await saved(page);
    expect(await api(page, `/api${address}`)).toMatchObject({
      version: 3,
      start: { words: 'second half of 2025' },
      venue: 'General Assembly Hall',
      city: 'New York',
    });
    // The commitment that is due there moved along.
    expect(await api(page, `/api/commitments?dueBriefing=${idOf(page)}`)).toMatchObject({
      items: [{ due: { edtf: '2025-41' }, version: 2 }],
    });
  });

  test('a record that was archived is restored before anything is saved', async () => {
    const { page } = ann;
    await changed({ venue: 'Lobby' }, 3);
    await api(bo.page, `/api${address}/archive`, {}, { version: 4 });
    await bo.page.goto(`${address}/edit`);
    await bo.page.getByRole('heading', { name: 'This record is archived' }).waitFor();
    await page.getByLabel('Venue').fill('Trusteeship Chamber');
    await page.getByRole('button', { name: 'Save the changes' }).click();
    await conflict().getByText('It was archived by Bo on').waitFor();
    await conflict()
      .getByRole('radio', { name: /Trusteeship Chamber/ })
      .check();
    await expect.poll(() => save().isDisabled()).toBe(true);
    expect(await violations(page, { part: '.conflict' })).toEqual([]);
    await conflict().getByRole('button', { name: 'Bring it back' }).click();
    await conflict().getByText('It was archived by').waitFor({ state: 'detached' });
    await conflict().getByText('Last changed by Bo').waitFor();
    await conflict()
      .getByRole('radio', { name: /Trusteeship Chamber/ })
      .check();
    await save().click();
    await saved(page);
    expect(await api(page, `/api${address}`)).toMatchObject({
      version: 7,
      venue: 'Trusteeship Chamber',
      archivedAt: null,
    });
  });

  test('one who may write no more, or is signed in no more, is told so, and what becomes of the draft', async () => {
    const form = bo.page;
    const become = async (role: string) => {
      const { items } = await api<Items<{ id: string; version: number }>>(ann.page, '/api/people');
      const version = items.find(({ id }) => id === bo.id)?.version ?? 0;
      await api(ann.page, `/api/people/${bo.id}`, { role }, { method: 'PATCH', version });
    };
    const drafts = () =>
      form.evaluate(
        () => Object.keys(localStorage).filter((key) => key.startsWith('rapporteur-draft')).length,
      );
    const masthead = () => form.locator('.who').textContent();
    await form.goto('/briefings/new');
    await form.getByLabel('Title').first().fill('Written on');
    await become('viewer');
    await form.keyboard.press('Control+Enter');
    const alert = form.getByRole('alert');
    await alert.getByText('This takes the role of an editor').waitFor();
    expect(await alert.getByRole('link').count()).toBe(0);
    expect(await masthead()).toContain('Bo');
    const cookies = await bo.context.cookies();
    await bo.context.clearCookies();
    await form.getByLabel('Title').first().press('Control+Enter');
    const wayIn = alert.getByRole('link', { name: 'Sign in' });
    await wayIn.waitFor();
    await expect.poll(masthead).toBe('Sign in');
    expect(await drafts()).toBe(1);
    expect(await violations(form, { part: '[role="alert"]' })).toEqual([]);
    await wayIn.click();
    await form.waitForURL('**/sign-in?to=%2Fbriefings%2Fnew');
    await become('editor');
    await bo.context.addCookies(cookies);
    await form.goto('/briefings/new');
    await form.getByRole('button', { name: 'Continue Written on' }).click();
    await form.getByLabel('Title').first().fill('Written further');
    await expect.poll(masthead).toContain('Bo');
    const other = await bo.context.newPage();
    await other.goto('/account');
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.waitForURL('**/sign-in');
    await form.getByText('You have signed out in another window').waitFor();
    await expect.poll(masthead).toBe('Sign in');
    await form.getByLabel('Title').first().fill('Written after');
    await form.keyboard.press('Control+Enter');
    await alert.getByText('What you wrote stands on this page alone.').waitFor();
    expect(await drafts()).toBe(0);
    await wayIn.click();
    const leaving = form.getByRole('dialog', { name: 'Leave this page?' });
    await leaving.getByText('saved neither in the record nor in this browser').waitFor();
    expect(await leaving.getByRole('button').allInnerTexts()).toEqual(['Stay', 'Leave and discard']);
    expect(bo.complaints).toEqual([]);
    await bo.context.close();
  });
});

test('a commitment and a handover are edited, and the handover is completed in one step', async () => {
  const { page } = ann;
  const [commitment] = (await api<Items<{ id: string }>>(page, '/api/commitments?text=awareness')).items;
  await page.goto(`/commitments/${commitment?.id}`);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Firmness').selectOption('agreed');
  await page.getByLabel('Firmness').press('Control+Enter');
  await page.waitForURL(`**/commitments/${commitment?.id}`);
  expect(await api(page, `/api/commitments/${commitment?.id}`)).toMatchObject({
    firmness: 'agreed',
    version: 2,
  });

  const [handover] = (await api<Items<{ id: string }>>(page, '/api/handovers')).items;
  await page.goto(`/handovers/${handover?.id}/edit`);
  await page.getByLabel('Note').fill('As announced');
  // What is saved is waited for: what it was, with acts on that version, is not shown meanwhile.
  const letItCome = await held(page, `**/api/handovers/${handover?.id}`);
  const history = page.waitForResponse('**/api/changes?*');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await page.waitForURL(`**/handovers/${handover?.id}`);
  await (await history).finished();
  await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))));
  expect(await page.locator('h1').count()).toBe(0);
  letItCome();
  await page.locator('.facts').getByText('As announced').waitFor();

  await page.getByRole('button', { name: 'Complete this handover' }).click();
  await page.getByLabel('When it took place').fill('15 January 2025');
  await page.getByLabel('Evidence: title of the source').fill('Communiqué');
  await page.getByRole('checkbox', { name: /raising awareness/ }).check();
  await page.getByRole('button', { name: 'Complete', exact: true }).click();
  await page.getByText('Completed', { exact: true }).first().waitFor();
  expect(await api(page, `/api/handovers/${handover?.id}`)).toMatchObject({
    status: 'completed',
    date: { edtf: '2025-01-15' },
    sources: [{}, { title: 'Communiqué' }],
  });
  expect(await api(page, `/api/commitments/${commitment?.id}`)).toMatchObject({
    status: 'fulfilled',
    followUps: [{ on: '2025-01-15', sources: [{ title: 'Communiqué' }] }],
  });
});

test('completing asks what is not known, under the names that the form has, and takes that nobody wrote it down', async () => {
  const { page } = ann;
  // A day that is still to come is not when it took place.
  const [body, date] = ['Council of the seat', '2099-03'];
  const handover = await api<{ id: string }>(page, '/api/handovers', {
    body,
    from: 'UZ',
    successor: 'not_recorded',
    date,
  });
  await page.goto(`/handovers/${handover.id}`);
  await page.getByRole('button', { name: 'Complete this handover' }).click();
  const complete = page.getByRole('button', { name: 'Complete', exact: true });
  const when = page.getByLabel('When it took place');
  await when.waitFor();
  expect(await when.inputValue()).toBe('');
  await page.getByLabel('Web address').fill('https://example.org');
  await complete.click();
  await page.getByText('2 things to mend').waitFor();
  const named = page.getByRole('alert').getByRole('link');
  expect(await named.allInnerTexts()).toEqual(['When it took place', 'Evidence: title of the source']);
  await named.first().click();
  await when.fill('2099-03');
  await page.getByLabel('Evidence: title of the source').fill('Minutes');
  expect(await violations(page, { part: 'form' })).toEqual([]);
  await complete.click();
  await page.getByText('When it took place: must not lie in the future').waitFor();
  await when.fill('March 2025');
  expect(await page.getByLabel('Where nobody is named').inputValue()).toBe('not_recorded');
  await complete.click();
  await page.getByText('Completed', { exact: true }).first().waitFor();
  expect(await api(page, `/api/handovers/${handover.id}`)).toMatchObject({
    status: 'completed',
    date: { edtf: '2025-03' },
    successor: 'not_recorded',
  });
});

test('whoever signs out leaves no draft behind; whoever may not write is told so', async () => {
  const { page } = ann;
  await page.goto('/briefings/new');
  await page.getByLabel('Title').first().fill('Not for others');
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(1);
  await page.getByRole('link', { name: 'Ann' }).click();
  await page.getByRole('button', { name: 'Leave, keep the draft' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await page.waitForURL('**/sign-in');
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
  await page.goto('/briefings/new');
  await page.waitForURL('**/sign-in?to=%2Fbriefings%2Fnew');
  await page.goto('/briefings');
  await page.getByRole('link', { name: /^High-level/ }).waitFor();
  expect(await page.getByRole('link', { name: 'Record a briefing' }).count()).toBe(0);
});
