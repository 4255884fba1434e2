import type { Page } from 'playwright-core';
import type { Place } from '../../dashboard/location.ts';
import { forms } from './every-form.ts';
import { idOf, type Met, type Pages, press, toEverybody } from './every-page.ts';

const heard = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const asOfToday = (kind: keyof Met['hostile']) => ({
  name: `${kind} as of today`,
  address: ({ hostile, day }: Met) => `${hostile[kind]}?asOf=${day}`,
});

/** A desk that is soon there. */
const own = '/desk?owner=me&topic=desk';
const pressOnFirstRow = async (page: Page, ...keys: string[]) => {
  await page.locator('[data-row]').first().focus();
  for (const key of keys) await page.keyboard.press(key);
};
const historyOf = (page: Page) => page.locator('.history li').first().waitFor();

/** What colleagues see beside: pages of their own, and what they write with. */
export const toStaff = {
  desk: [
    { name: 'desk', address: '/desk', shows: ({ overdue, colleague, view }) => [overdue, colleague, view] },
    {
      name: 'desk with a follow-up that has faults',
      address: own,
      part: '.follow-up-form',
      shows: false,
      brought: async (page) => {
        await pressOnFirstRow(page, 'd');
        await page.keyboard.type('some day');
        await page.keyboard.press('Control+Enter');
        await heard(page, /cannot be read as a date/);
      },
    },
    {
      name: 'desk with a choice of owners',
      address: own,
      part: '.follow-up-form',
      brought: async (page) => {
        await pressOnFirstRow(page, 'o');
        await page.locator('.follow-up-form option', { hasText: 'Ann' }).waitFor({ state: 'attached' });
      },
    },
    {
      name: 'desk with a selection',
      address: own,
      shows: ({ overdue }) => [overdue],
      brought: async (page) => {
        await pressOnFirstRow(page, 'x');
        await heard(page, '1 commitment selected');
      },
    },
    {
      name: 'desk with a follow-up of the selection',
      address: own,
      part: '.selection',
      shows: false,
      brought: async (page) => {
        await pressOnFirstRow(page, 'x', 'n');
        await page.locator('.selection textarea').waitFor();
      },
    },
    {
      name: 'desk with its keyboard shortcuts',
      address: own,
      part: 'dialog',
      shows: false,
      brought: async (page) => {
        await page.keyboard.press('?');
        await page.locator('dialog[open]').waitFor();
      },
    },
    {
      name: 'desk with a view to save',
      address: own,
      part: '.saved-views',
      brought: async (page) => {
        await press(page, 'Save this view');
        await page.locator('.save-view').waitFor();
      },
    },
    {
      name: 'desk with its views to manage',
      address: own,
      part: '.saved-views',
      brought: async (page) => {
        await press(page, 'Manage');
        await page.getByRole('button', { name: /^Delete “/ }).waitFor();
      },
    },
  ],
  commitments: [
    { name: 'commitments at an address as of a day', address: '/commitments?asOf=2025-06-30' },
    { name: 'commitments of an owner', address: '/commitments?owner=me', shows: ({ overdue }) => [overdue] },
  ],
  'follow-up': [
    { name: 'follow-up as of a day', address: '/follow-up?asOf=2025-06-30&by=body', shows: false },
  ],
  upcoming: [
    {
      name: 'command palette of colleagues, with search results',
      address: '/upcoming',
      part: 'dialog',
      brought: async (page) => {
        await page.keyboard.press('Control+k');
        await page.getByRole('option', { name: 'People' }).waitFor();
        await page.keyboard.type('alert');
        await page.getByRole('option', { name: '<img src=x' }).first().waitFor();
      },
    },
  ],
  search: [{ name: 'search in comments too', address: '/search?q=alert&archived=include' }],
  archived: [{ name: 'archived records', address: '/archived', shows: ({ archived }) => [archived] }],
  merge: [
    {
      name: 'merge with a choice of actors',
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
      name: 'merge with its consequences',
      address: ({ twins: [from, into] }) => `/merge?kind=actor&from=${from}&into=${into}`,
      shows: ({ twin, bureau }) => [twin, bureau],
      brought: (page) => page.getByRole('heading', { name: 'What will happen' }).waitFor(),
    },
    {
      name: 'merge that is not possible',
      address: ({ hostile, unitedStates }) =>
        `/merge?kind=actor&from=${idOf(hostile.body)}&into=${idOf(unitedStates)}`,
    },
  ],
  briefings: [{ name: 'meetings', address: '/briefings', shows: ({ briefing }) => [briefing] }],
  actors: [
    { name: 'actors', address: '/actors?kind=organisation', shows: ({ party, twin }) => [party, twin] },
  ],
  bodies: [{ name: 'bodies', address: '/bodies', shows: ({ body }) => [body] }],
  briefing: [
    {
      name: 'meeting with its history and comments',
      address: ({ hostile }) => hostile.briefing,
      shows: ({ briefing, venue, otherVenue }) => [briefing, venue, otherVenue],
      brought: historyOf,
    },
    {
      name: 'meeting before it was recorded',
      address: ({ hostile }) => `${hostile.briefing}?asOf=2025-01-01`,
      shows: false,
      isMissing: true,
    },
    asOfToday('briefing'),
    {
      name: 'archived meeting',
      address: (at) => at.archived,
      shows: ({ archived }) => [archived],
      brought: async (page) => {
        await historyOf(page);
        await page.getByRole('button', { name: 'Bring back' }).waitFor();
      },
    },
  ],
  commitment: [
    {
      name: 'commitment with its history and comments',
      address: ({ hostile }) => hostile.commitment,
      shows: ({ overdue, followUp, comment, colleague }) => [overdue, followUp, comment, colleague],
      brought: historyOf,
    },
    {
      name: 'commitment with a follow-up',
      address: ({ hostile }) => hostile.commitment,
      part: 'form.follow-up-form',
      shows: false,
      brought: async (page) => {
        await press(page, 'Follow up');
        await page.locator('form.follow-up-form').waitFor();
      },
    },
    asOfToday('commitment'),
    {
      name: 'commitment on a day to come',
      address: ({ hostile }) => `${hostile.commitment}?asOf=2999-01-01`,
      shows: false,
    },
    {
      name: 'commitment on a day that does not exist',
      address: ({ hostile }) => `${hostile.commitment}?asOf=2026-02-30`,
      shows: false,
    },
  ],
  handover: [
    {
      name: 'handover with its completion',
      address: ({ hostile }) => hostile.handover,
      brought: async (page) => {
        await press(page, 'Complete this handover');
        await page.getByLabel('When it took place').waitFor();
      },
    },
    asOfToday('handover'),
  ],
  body: [
    { name: 'body', address: ({ hostile }) => hostile.body },
    {
      ...asOfToday('body'),
      brought: (page) => page.getByText('In the chair on that day').waitFor(),
    },
  ],
  actor: [{ name: 'actor', address: ({ hostile }) => hostile.actor }, asOfToday('actor')],
  account: [{ name: 'account', address: '/account', shows: ({ colleague }) => [colleague] }],
  people: [
    { name: 'people', address: '/people', shows: ({ colleague, person }) => [colleague, person] },
    {
      name: 'people, with one to be erased',
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
  ...forms,
  'handover-file': [
    {
      name: 'handover file',
      address: ({ hostile }) => `${hostile.handover}/file`,
      shows: ({ body }) => [body],
    },
  ],
  brief: [{ name: 'brief', address: ({ hostile }) => `${hostile.briefing}/brief` }],
  promises: [{ name: 'promises of an actor', address: ({ hostile }) => `${hostile.actor}/promises` }],
  print: [
    {
      name: 'printed record',
      address: ({ hostile }) => `/print?actor=${idOf(hostile.actor)}`,
      shows: ({ briefing }) => [briefing],
    },
  ],
} satisfies Pages;

/** A page that the router knows and that is in neither list is an error of types. */
export const everyPage: Record<Place['page'], unknown> = { ...toEverybody, ...toStaff };
