import type { Page } from 'playwright-core';
import type { Place } from '../../dashboard/location.ts';
import { idOf, type Pages, press, toEverybody } from './every-page.ts';

const heard = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
/** The Worker's, which is not the browser's; on a day of which the record knows what was made a moment ago. */
const today = () => new Date().toISOString().slice(0, 10);

/** What colleagues see beside: pages of their own, and what they write with. */
export const toStaff = {
  desk: [
    { name: 'the desk', address: '/desk' },
    {
      name: 'the desk with a follow-up that has faults',
      address: '/desk?topic=desk',
      part: '.follow-up-form',
      brought: async (page) => {
        await page.locator('[data-row]').first().focus();
        await page.keyboard.press('d');
        await page.keyboard.type('some day');
        await page.keyboard.press('Control+Enter');
        await heard(page, /cannot be read as a date/);
      },
    },
    {
      name: 'the desk with a choice of owners',
      address: '/desk?topic=desk',
      part: '.follow-up-form',
      brought: async (page) => {
        await page.locator('[data-row]').first().focus();
        await page.keyboard.press('o');
        await page.locator('.follow-up-form option', { hasText: 'Ann' }).waitFor({ state: 'attached' });
      },
    },
    {
      name: 'the desk with what is selected',
      address: '/desk?topic=desk',
      brought: async (page) => {
        await page.locator('[data-row]').first().focus();
        await page.keyboard.press('x');
        await heard(page, '1 commitment selected');
      },
    },
    {
      name: 'the desk with what is selected followed up',
      address: '/desk?topic=desk',
      part: '.selection',
      brought: async (page) => {
        await page.locator('[data-row]').first().focus();
        await page.keyboard.press('x');
        await page.keyboard.press('n');
        await page.locator('.selection textarea').waitFor();
      },
    },
    {
      name: 'the desk with its keys',
      address: '/desk',
      part: 'dialog',
      brought: async (page) => {
        await page.keyboard.press('?');
        await page.locator('dialog[open]').waitFor();
      },
    },
    {
      name: 'the desk with a view to save',
      address: '/desk?owner=me',
      part: '.saved-views',
      brought: async (page) => {
        await press(page, 'Save this view');
        await page.locator('.save-view').waitFor();
      },
    },
    {
      name: 'the desk with its views to manage',
      address: '/desk',
      part: '.saved-views',
      brought: async (page) => {
        await press(page, 'Manage');
        await page.getByRole('button', { name: /^Delete “/ }).waitFor();
      },
    },
  ],
  commitments: [
    { name: 'commitments at an address as of a day', address: '/commitments?asOf=2025-06-30' },
    { name: 'commitments of an owner', address: '/commitments?owner=me' },
  ],
  'follow-up': [{ name: 'the follow-up as of a day', address: '/follow-up?asOf=2025-06-30&by=body' }],
  upcoming: [
    {
      name: 'the search of everything for colleagues',
      address: '/upcoming',
      part: 'dialog',
      brought: async (page) => {
        await page.keyboard.press('Control+k');
        await page.getByRole('option', { name: 'People' }).waitFor();
      },
    },
  ],
  search: [{ name: 'a search in comments too', address: '/search?q=workshop&archived=include' }],
  archived: [{ name: 'what is archived', address: '/archived' }],
  merge: [
    {
      name: 'what is to be merged',
      address: ({ twins: [from] }) => `/merge?kind=actor&from=${from}`,
      brought: async (page) => {
        await page.getByLabel('The actor that stays').fill('Twin');
        await press(page, 'Search');
        await page
          .getByRole('button', { name: /^Choose/ })
          .first()
          .waitFor();
      },
    },
    {
      name: 'what merging will do',
      address: ({ twins: [from, into] }) => `/merge?kind=actor&from=${from}&into=${into}`,
      brought: (page) => page.getByRole('heading', { name: 'What will happen' }).waitFor(),
    },
    {
      name: 'what cannot be merged',
      address: ({ council, unitedStates }) =>
        `/merge?kind=actor&from=${idOf(council)}&into=${idOf(unitedStates)}`,
    },
  ],
  briefings: [{ name: 'briefings', address: '/briefings' }],
  briefing: [
    {
      name: 'a briefing with its history and comments',
      address: ({ briefing }) => briefing,
      brought: (page) => page.locator('.history li').first().waitFor(),
    },
    {
      name: 'a briefing before it was recorded',
      address: ({ briefing }) => `${briefing}?asOf=2025-01-01`,
      isMissing: true,
    },
    { name: 'a briefing as it stands today', address: ({ briefing }) => `${briefing}?asOf=${today()}` },
  ],
  commitment: [
    {
      name: 'a commitment with its history and comments',
      address: ({ ownDue }) => ownDue,
      brought: (page) => page.locator('.history li').first().waitFor(),
    },
    {
      name: 'a commitment that is followed up',
      address: ({ ownDue }) => ownDue,
      part: 'main',
      brought: async (page) => {
        await press(page, 'Follow up');
        await page.locator('form.follow-up-form').waitFor();
      },
    },
    { name: 'a commitment as it stands today', address: ({ ownDue }) => `${ownDue}?asOf=${today()}` },
  ],
  handover: [
    {
      name: 'a handover that is completed',
      address: ({ handover }) => handover,
      brought: async (page) => {
        await press(page, 'Complete this handover');
        await page.getByLabel('When it took place').waitFor();
      },
    },
    { name: 'a handover as it stands today', address: ({ handover }) => `${handover}?asOf=${today()}` },
  ],
  body: [
    { name: 'a body', address: ({ council }) => council },
    {
      name: 'a body as it stands today',
      address: ({ council }) => `${council}?asOf=${today()}`,
      brought: (page) => page.getByText('In the chair on that day').waitFor(),
    },
  ],
  actor: [
    { name: 'an actor', address: ({ unitedStates }) => unitedStates },
    { name: 'an actor as it stands today', address: ({ unitedStates }) => `${unitedStates}?asOf=${today()}` },
  ],
  account: [{ name: 'the account', address: '/account' }],
  people: [
    { name: 'the people', address: '/people' },
    {
      name: 'the people, one of them to be erased',
      address: '/people',
      brought: async (page) => {
        await page.locator('summary').first().click();
        await page
          .locator('details[open]')
          .getByRole('button', { name: /^Erase/ })
          .click();
        await page.locator('.is-grave').waitFor();
      },
    },
  ],
  'new-briefing': [
    { name: 'a new briefing', address: '/briefings/new' },
    {
      name: 'a new briefing with faults',
      address: '/briefings/new',
      brought: async (page) => {
        await page.getByLabel('Date', { exact: true }).first().fill('some day');
        await page.keyboard.press('Control+Enter');
        await heard(page, '2 things to mend');
      },
    },
    {
      name: 'a new briefing with a draft that was left',
      address: '/briefings/new',
      brought: (page) => page.locator('.drafts').waitFor(),
    },
  ],
  'edit-briefing': [
    { name: 'a briefing that is edited', address: ({ briefing }) => `${briefing}/edit` },
    {
      name: 'a briefing that two have edited',
      address: ({ briefing }) => `${briefing}/edit`,
      brought: async (page, { stage, briefing, editor }) => {
        await page.getByLabel('Venue').fill('Mine');
        const path = `/api${briefing}`;
        const { version } = await stage.api<{ version: number }>(path, { token: editor });
        const headers = {
          'content-type': 'application/json',
          authorization: `Bearer ${editor}`,
          'if-match': `"${version}"`,
        };
        const venue = `Theirs, version ${version}`;
        await fetch(stage.url + path, { method: 'PATCH', headers, body: JSON.stringify({ venue }) });
        await press(page, 'Save the changes');
        await page.getByRole('region', { name: /^Somebody else has changed/ }).waitFor();
      },
      isMissing: true,
    },
  ],
  'edit-commitment': [
    { name: 'a commitment that is edited', address: ({ commitment }) => `${commitment}/edit` },
  ],
  'edit-handover': [{ name: 'a handover that is edited', address: ({ handover }) => `${handover}/edit` }],
  'edit-actor': [{ name: 'an actor that is edited', address: ({ unitedStates }) => `${unitedStates}/edit` }],
  'edit-body': [{ name: 'a body that is edited', address: ({ council }) => `${council}/edit` }],
  'new-commitment': [
    { name: 'a new commitment', address: ({ briefing }) => `/commitments/new?briefing=${idOf(briefing)}` },
  ],
  'new-handover': [
    { name: 'a new handover', address: ({ council }) => `/handovers/new?body=${idOf(council)}` },
  ],
  'new-actor': [{ name: 'a new actor', address: '/actors/new' }],
  'new-body': [{ name: 'a new body', address: '/bodies/new' }],
  'handover-file': [{ name: 'a handover file', address: ({ handover }) => `${handover}/file` }],
  brief: [{ name: 'a brief', address: ({ briefing }) => `${briefing}/brief` }],
  promises: [{ name: 'what an actor promised', address: ({ unitedStates }) => `${unitedStates}/promises` }],
  print: [{ name: 'what is printed', address: '/print?from=2026-06-01&to=2026-12-31' }],
} satisfies Pages;

/** A page that the router knows and that is in neither list is an error of types. */
export const everyPage: Record<Place['page'], unknown> = { ...toEverybody, ...toStaff };
