import { expect } from 'vitest';
import { idOf, type Pages, press } from './every-page.ts';
import { hostile } from './hostile-text.ts';
import { stands } from './stage.ts';

/** The pages with a form for a whole record. */
export const forms = {
  'new-briefing': [
    { name: 'new meeting', address: '/briefings/new', shows: false },
    {
      name: 'new meeting with faults',
      address: '/briefings/new',
      shows: false,
      brought: async (page) => {
        await page.getByLabel('Date', { exact: true }).first().fill('some day');
        await page.keyboard.press('Control+Enter');
        await page.getByText('2 things to mend').first().waitFor();
      },
    },
    {
      name: 'new meeting with a draft that was left',
      address: '/briefings/new',
      part: '.drafts',
      brought: async (page, { text }) => {
        await page.getByLabel('Title', { exact: true }).first().fill(text.draft);
        await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('Left');
        await page.reload();
        await stands(page);
        await page.locator('.drafts').waitFor();
      },
    },
  ],
  'edit-briefing': [
    {
      name: 'meeting that is edited',
      address: ({ hostile }) => `${hostile.briefing}/edit`,
      shows: ({ briefing, summary, statement }) => [briefing, summary, statement],
    },
    {
      name: 'meeting that two have edited',
      address: ({ hostile }) => `${hostile.briefing}/edit`,
      brought: async (page, { stage, hostile: { briefing }, editor }) => {
        await page.getByLabel('Venue').fill('Mine');
        // The form reads what it is given; what came by the API is not in its words.
        await page.getByLabel('Attendance').fill('40 people');
        const path = `/api${briefing}`;
        const { version } = await stage.api<{ version: number }>(path, { token: editor });
        const headers = {
          'content-type': 'application/json',
          authorization: `Bearer ${editor}`,
          'if-match': `"${version}"`,
        };
        const venue = hostile(`Version ${version}`, 300);
        await fetch(stage.url + path, { method: 'PATCH', headers, body: JSON.stringify({ venue }) });
        await press(page, 'Save the changes');
        await page.getByRole('region', { name: /^Somebody else has changed/ }).waitFor();
      },
      isMissing: true,
    },
  ],
  'edit-commitment': [
    {
      name: 'commitment that is edited',
      address: ({ hostile }) => `${hostile.commitment}/edit`,
      shows: ({ overdue }) => [overdue],
    },
  ],
  'edit-handover': [
    {
      name: 'handover that is edited',
      address: ({ hostile }) => `${hostile.handover}/edit`,
      shows: ({ note }) => [note],
    },
  ],
  'edit-actor': [
    {
      name: 'actor that is edited',
      address: ({ hostile }) => `${hostile.actor}/edit`,
      shows: ({ party }) => [party],
    },
  ],
  'edit-body': [
    {
      name: 'body that is edited',
      address: ({ hostile }) => `${hostile.body}/edit`,
      shows: ({ body }) => [body],
    },
  ],
  'new-commitment': [
    {
      name: 'new commitment of a meeting',
      address: ({ hostile }) => `/commitments/new?briefing=${idOf(hostile.briefing)}`,
    },
  ],
  'new-handover': [
    {
      name: 'new handover of a body',
      address: ({ hostile }) =>
        `/handovers/new?body=${idOf(hostile.body)}&briefing=${idOf(hostile.briefing)}`,
    },
  ],
  'new-actor': [{ name: 'new actor', address: '/actors/new', shows: false }],
  'new-body': [{ name: 'new body', address: '/bodies/new', shows: false }],
} satisfies Pages;
