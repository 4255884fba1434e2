import type { Page } from 'playwright-core';
import type { Place } from '../../dashboard/location.ts';
import type { Addresses, Stage } from './stage.ts';

/** A page as it is shown: by its address, to the public or to staff, and in a state that somebody brought it to. */
export interface Shown {
  name: string;
  address: string | ((at: Met) => string);
  /** Brings the page to the state of which the name tells. */
  brought?: (page: Page, at: Met) => Promise<unknown>;
  /** What that state is about: axe need not look at the rest of the page again. */
  part?: string;
  /** The browser says that something is not there: what the page asks for may be missing on purpose. */
  isMissing?: true;
}
export type Pages = Partial<Record<Place['page'], Shown[]>>;

/** Where things are, and who may do what to them. */
export interface Met extends Addresses {
  stage: Stage;
  editor: string;
  twins: [string, string];
  ownDue: string;
  link: string;
}

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().press('Enter');
export const idOf = (address: string) => address.split('/').at(-1) ?? '';
const window2025 = 'from=2024-01-01&to=2027-12-31';

/** What everybody sees. */
export const toEverybody = {
  timeline: [
    { name: 'the timeline', address: '/' },
    {
      name: 'the timeline by actor, with the options of a lane',
      address: `/?lanes=actor&${window2025}`,
      part: '.lane-options',
      brought: async (page) => {
        await page.locator('.timeline g.lane-menu').first().press('Enter');
        await page.locator('.lane-options').waitFor();
      },
    },
    {
      name: 'the timeline with its panel',
      address: ({ commitment }) => `/?${window2025}&selected=commitment:${idOf(commitment)}`,
      part: '.panel',
      brought: (page) => page.getByRole('complementary', { name: 'Selected' }).locator('.to-page').waitFor(),
    },
    {
      name: 'the timeline with its keys',
      address: '/',
      part: 'dialog',
      brought: async (page) => {
        await press(page, 'Keys of the timeline');
        await page.locator('dialog[open]').waitFor();
      },
    },
    {
      name: 'the timeline with what was found',
      address: '/',
      part: '.find',
      brought: async (page) => {
        await page.keyboard.press('/');
        await page.keyboard.type('session');
        await page.getByRole('option').first().waitFor();
      },
    },
    {
      name: 'the timeline with its downloads',
      address: '/',
      part: '.download-menu',
      brought: async (page) => {
        await press(page, 'Download');
        await page.locator('.download-menu').waitFor();
      },
    },
    {
      name: 'the timeline with what is to be embedded',
      address: '/',
      part: 'dialog',
      brought: async (page) => {
        await press(page, 'Embed');
        await page.getByLabel('HTML to copy').waitFor();
      },
    },
    {
      name: 'the timeline with its legend',
      address: '/',
      part: '.drawing-legend',
      brought: async (page) => {
        await page.getByText('Legend', { exact: true }).click();
        await page.locator('.drawing-legend svg').first().waitFor();
      },
    },
    { name: 'the timeline in other people’s pages', address: '/embed/timeline' },
  ],
  upcoming: [
    { name: 'what is upcoming', address: '/upcoming' },
    {
      name: 'the keys of every page',
      address: '/upcoming',
      part: 'dialog',
      brought: async (page) => {
        await page.keyboard.press('?');
        // The dialog opens before the code of its list is there.
        await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      },
    },
    {
      name: 'the search of everything, with what was found',
      address: '/upcoming',
      part: 'dialog',
      brought: async (page) => {
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').getByRole('combobox').waitFor();
        await page.keyboard.type('council');
        await page
          .getByRole('option', { name: /Council/ })
          .first()
          .waitFor();
      },
    },
  ],
  'follow-up': [{ name: 'the follow-up', address: '/follow-up' }],
  commitments: [{ name: 'commitments', address: '/commitments' }],
  search: [
    { name: 'a search', address: '/search?q=council' },
    { name: 'a search without words', address: '/search' },
  ],
  briefings: [{ name: 'briefings', address: '/briefings' }],
  actors: [{ name: 'actors', address: '/actors' }],
  bodies: [{ name: 'bodies', address: '/bodies' }],
  briefing: [{ name: 'a briefing', address: ({ briefing }) => briefing }],
  commitment: [{ name: 'a commitment', address: ({ commitment }) => commitment }],
  handover: [{ name: 'a handover', address: ({ handover }) => handover }],
  body: [{ name: 'a body', address: ({ council }) => council }],
  actor: [{ name: 'an actor', address: ({ unitedStates }) => unitedStates }],
  'sign-in': [{ name: 'where one signs in', address: '/sign-in' }],
  link: [
    { name: 'an invitation', address: ({ link }) => link },
    { name: 'a link that is gone', address: '/sign-in/link#gone', isMissing: true },
  ],
  missing: [{ name: 'no page', address: '/no/such/page', isMissing: true }],
} satisfies Pages;
