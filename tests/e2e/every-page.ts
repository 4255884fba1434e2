import type { Page } from 'playwright-core';
import type { Place } from '../../dashboard/location.ts';
import type { Texts } from './hostile-record.ts';
import { image, script } from './hostile-text.ts';
import type { Addresses, Stage } from './stage.ts';

/** A page as it is shown: by its address, to the public or to staff, and in a state that somebody brought it to. */
export interface Shown {
  name: string;
  address: string | ((at: Met) => string);
  /** Brings the page to the state of which the name tells. */
  brought?: (page: Page, at: Met) => Promise<unknown>;
  /** What that state is about: the rest of the page is checked in another. */
  part?: string;
  /** Hostile text that is to be seen; false where the page shows nothing of the record. Some of it where left out. */
  shows?: false | ((text: Texts) => string[]);
  /** The browser says that something is not there: what the page asks for may be missing on purpose. */
  isMissing?: true;
}
export type Pages = Partial<Record<Place['page'], Shown[]>>;

/** The addresses of records of hostile text, where the starter record has others. */
export interface Hostile {
  briefing: string;
  commitment: string;
  handover: string;
  body: string;
  actor: string;
}

/** Where things are, and who may do what to them. */
export interface Met extends Addresses {
  stage: Stage;
  editor: string;
  text: Texts;
  hostile: Hostile;
  twins: [string, string];
  /** A briefing; on the stage of colleagues one that is archived. */
  archived: string;
  link: string;
  /** The Worker's day once all is recorded: a later day is not yet there for pages whose clock stands still. */
  day: string;
}

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().press('Enter');
export const idOf = (address: string) => address.split('/').at(-1) ?? '';
/** A timeline that is soon there: of one actor alone. */
const ofOne =
  (more = '') =>
  ({ hostile }: Met) =>
    `/?actor=${idOf(hostile.actor)}${more}`;
const panelOf = (name: string, kind: 'briefing' | 'commitment' | 'handover'): Shown => ({
  name: `timeline with the panel of a ${name}`,
  address: (at) => ofOne(`&selected=${kind}:${idOf(at.hostile[kind])}`)(at),
  part: '.panel',
  shows: (text) => [kind === 'handover' ? text.twin : text[kind].slice(0, 200)],
  brought: (page) => page.getByRole('complementary', { name: 'Selected' }).locator('.to-page').waitFor(),
});

/** What everybody sees. */
export const toEverybody = {
  timeline: [
    {
      name: 'timeline',
      address: '/',
      shows: ({ briefing, commitment }) => [briefing, commitment.slice(0, 200)],
    },
    {
      name: 'timeline by actor, with the options of a lane',
      address: ofOne('&lanes=actor'),
      part: '.lane-options',
      shows: false,
      brought: async (page) => {
        await page.locator('.timeline g.lane-menu').first().press('Enter');
        await page.locator('.lane-options').waitFor();
      },
    },
    panelOf('meeting', 'briefing'),
    panelOf('commitment', 'commitment'),
    panelOf('handover', 'handover'),
    {
      name: 'timeline with its keyboard shortcuts',
      address: ofOne(),
      part: 'dialog',
      shows: false,
      brought: async (page) => {
        await press(page, 'Keys of the timeline');
        await page.locator('dialog[open]').waitFor();
      },
    },
    {
      name: 'timeline with search results',
      address: ofOne(),
      part: '.find',
      brought: async (page) => {
        await page.keyboard.press('/');
        await page.keyboard.type('session');
        await page.getByRole('option').first().waitFor();
      },
    },
    {
      name: 'timeline with its downloads',
      address: ofOne(),
      part: '.download-menu',
      shows: false,
      brought: async (page) => {
        await press(page, 'Download');
        await page.locator('.download-menu').waitFor();
      },
    },
    {
      name: 'timeline with the code to embed it',
      address: ofOne(),
      part: 'dialog',
      shows: false,
      brought: async (page) => {
        await press(page, 'Embed');
        await page.getByLabel('HTML to copy').waitFor();
      },
    },
    {
      name: 'timeline with its legend',
      address: ofOne(),
      part: '.drawing-legend',
      shows: false,
      brought: async (page) => {
        await page.getByText('Legend', { exact: true }).click();
        await page.locator('.drawing-legend svg').first().waitFor();
      },
    },
    {
      name: 'timeline with filters that are markup',
      address: (at) =>
        ofOne(`&topic=${encodeURIComponent(image)}&standing=${encodeURIComponent(script)}`)(at),
      part: '.filters',
      brought: (page) => page.getByRole('alert').waitFor(),
      isMissing: true,
    },
    { name: 'embedded timeline', address: '/embed/timeline' },
  ],
  upcoming: [
    { name: 'upcoming', address: '/upcoming', shows: ({ commitment }) => [commitment] },
    {
      name: 'keyboard shortcuts of every page',
      address: '/upcoming',
      part: 'dialog',
      shows: false,
      brought: async (page) => {
        await page.keyboard.press('?');
        // The dialog opens before the code of its list is there.
        await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      },
    },
    {
      name: 'command palette with search results',
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
  'follow-up': [{ name: 'follow-up', address: '/follow-up' }],
  commitments: [
    { name: 'commitments', address: '/commitments', shows: ({ commitment }) => [commitment] },
    {
      name: 'commitments with markup in their filter',
      address: `/commitments?text=${encodeURIComponent(image)}`,
      part: '.filters',
    },
  ],
  search: [
    { name: 'search', address: '/search?q=council' },
    { name: 'search without words', address: '/search', shows: false },
    { name: 'search that finds nothing', address: '/search?q=xylophone', shows: false },
  ],
  briefings: [{ name: 'meetings', address: '/briefings', shows: ({ briefing }) => [briefing] }],
  actors: [
    { name: 'actors', address: '/actors?kind=organisation', shows: ({ party, twin }) => [party, twin] },
  ],
  bodies: [{ name: 'bodies', address: '/bodies', shows: ({ body }) => [body] }],
  briefing: [
    { name: 'meeting of the starter record', address: ({ briefing }) => briefing, shows: false },
    {
      name: 'meeting',
      address: ({ hostile }) => hostile.briefing,
      shows: ({ briefing, venue, topic, summary, statement, passage, commitment, twin }) => [
        ...[briefing, venue, topic, summary, statement, passage, commitment, twin],
      ],
    },
  ],
  commitment: [
    { name: 'commitment of the starter record', address: ({ commitment }) => commitment, shows: false },
    {
      name: 'commitment',
      address: ({ hostile }) => hostile.commitment,
      shows: ({ commitment, due, topic, party, passage, followUp }) => [
        ...[commitment, due, topic, party, passage, followUp],
      ],
    },
  ],
  handover: [
    { name: 'handover of the starter record', address: ({ handover }) => handover, shows: false },
    {
      name: 'handover',
      address: ({ hostile }) => hostile.handover,
      shows: ({ twin, handover, note, passage }) => [twin, handover, note, passage],
    },
  ],
  body: [
    { name: 'body of the starter record', address: ({ council }) => council, shows: false },
    { name: 'body', address: ({ hostile }) => hostile.body, shows: ({ body, twin }) => [body, twin] },
  ],
  actor: [
    { name: 'state of the starter record', address: ({ unitedStates }) => unitedStates, shows: false },
    {
      name: 'actor',
      address: ({ hostile }) => hostile.actor,
      shows: ({ party, alias, commitment }) => [party, alias, commitment],
    },
  ],
  'handover-file': [
    {
      name: 'handover file',
      address: ({ hostile }) => `${hostile.handover}/file`,
      shows: ({ body }) => [body],
    },
  ],
  brief: [{ name: 'brief', address: ({ hostile }) => `${hostile.briefing}/brief` }],
  promises: [{ name: 'promises of an actor', address: ({ hostile }) => `${hostile.actor}/promises` }],
  'sign-in': [{ name: 'sign-in', address: '/sign-in', shows: false }],
  link: [
    { name: 'invitation', address: ({ link }) => link, shows: ({ person }) => [person] },
    { name: 'invitation that is gone', address: '/sign-in/link#gone', shows: false, isMissing: true },
  ],
  missing: [
    {
      name: 'missing page',
      address: `/nowhere/${encodeURIComponent(script)}`,
      shows: false,
      isMissing: true,
    },
  ],
} satisfies Pages;
