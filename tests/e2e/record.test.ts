import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Addresses,
  addresses,
  closed,
  open,
  placeholders,
  type Stage,
  sharedStage,
  textOf,
  type Visit,
} from './stage.ts';

let stage: Stage;
let at: Addresses;
let visit: Visit;
let opened = '';

beforeAll(async () => {
  stage = await sharedStage();
  at = await addresses(stage);
  visit = await stage.look('');
});

afterAll(async () => {
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

/** Opens a page once for all the facts that it tells, one after the other. */
async function openOnce(page: Page, address: string): Promise<void> {
  if (opened === address) return;
  await open(page, address);
  opened = address;
  expect(await textOf(page)).not.toMatch(placeholders);
}

/** Every string that the API answers with, one after the other. */
const strings = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.values(value).map(strings).join(' ')
    : String(value ?? '');

const source = "Uzbekistan's repatriation efforts praised at UN briefing";
const council = 'Regional Expert Council on Rehabilitation and Reintegration';

// What is told, on which page; what the API holds where the page says it in other words.
test.each<[fact: string, page: keyof Addresses, said: string, held?: string]>([
  [
    'the title',
    'briefing',
    "High-level briefing on Uzbekistan's rehabilitation and reintegration of people brought back from conflict zones",
  ],
  ['the date', 'briefing', '10 December 2024', '2024-12-10'],
  ['the venue', 'briefing', 'UN headquarters, New York', 'UN headquarters'],
  ['the first organiser', 'briefing', 'Institute for Strategic and Regional Studies'],
  ['the second organiser', 'briefing', 'Permanent Mission of Uzbekistan to the UN'],
  ['the support', 'briefing', 'Supported byUN Office of Counter-Terrorism', 'UN Office of Counter-Terrorism'],
  ['the countries that attended', 'briefing', '50+ countries', 'countries'],
  [
    'the organisations that attended',
    'briefing',
    '10 international organisations',
    'international organisations',
  ],
  ['the first speaker', 'briefing', 'Vladimir Voronkov'],
  ['his office', 'briefing', 'UN Under-Secretary-General for Counter-Terrorism'],
  [
    'his words',
    'briefing',
    'Uzbekistan has demonstrated creativity and a constructive approach to a complex international problem',
  ],
  ['the second speaker', 'briefing', 'David Johnson'],
  ['his office', 'briefing', 'Deputy Permanent Representative of the United States to the UN'],
  ['his words', 'briefing', 'impressive and timely'],
  ['the third speaker', 'briefing', 'Catherine Cocco'],
  ['her office', 'briefing', 'Child protection specialist, UNICEF'],
  [
    'her words',
    'briefing',
    "Uzbekistan's comprehensive efforts serve as a vivid example of achieving a noble goal",
  ],
  [
    'the claim about those who came back',
    'briefing',
    'Since 2019 Uzbekistan has brought back over 530 of its citizens',
  ],
  ['the passage that the claim rests on', 'briefing', 'over 530 citizens'],
  ['the source', 'briefing', source],
  ['the first related item', 'briefing', 'Uzbekistan adopts law on repatriating citizens imprisoned abroad'],
  [
    'the second related item',
    'briefing',
    'President Mirziyoyev calls for global cooperation on climate change',
  ],
  ['the third related item', 'briefing', 'President Mirziyoyev arrives in Baku for UN Climate Conference'],
  ['when a related item came out', 'briefing', 'published 5 December 2024', '2024-12-05'],
  [
    'the session that was promised',
    'commitment',
    'Hold a dedicated session during UN Counter-Terrorism Week in June 2025',
  ],
  ['when it is due', 'commitment', 'DueJune 2025', '2025-06'],
  ['where it was promised', 'commitment', 'Promised atHigh-level briefing on', 'High-level briefing on'],
  ['for whom it was promised', 'commitment', council],
  ['what it rests on', 'commitment', 'plans for a dedicated session'],
  ['the awareness-raising that was promised', 'awarenessCommitment', 'Go on raising awareness of the work'],
  ['that no date was set for it', 'awarenessCommitment', 'No due date', 'awareness'],
  ['the support that was offered', 'supportCommitment', 'Help Uzbekistan and its Central Asian neighbours'],
  ['who offered it', 'supportCommitment', 'Undertaken byUnited States', 'United States'],
  ['how firmly', 'supportCommitment', 'Proposed', 'proposed'],
  ['the new presidency', 'handover', `Kazakhstan takes the chair: ${council}`, council],
  ['when it begins', 'handover', 'Date2025', '2025'],
  ['that the outgoing holder is not stated', 'handover', 'FromNot stated', 'Kazakhstan'],
  ['what the handover rests on', 'handover', 'transition to Kazakhstan in 2025'],
  [
    "the presidency on the body's page",
    'council',
    'Kazakhstan, announced for 2025, not confirmed',
    'Kazakhstan',
  ],
  ['that nobody is known to preside', 'council', 'In the chair nowNot known', 'not_confirmed'],
  ['a presidency of the G7', 'g7', 'Canada'],
  ['when it began', 'g7', '1 January 2025', '2025-01-01'],
  ['a presidency of the Security Council', 'securityCouncil', 'Greece'],
  [
    "a speaker's page leads to its briefing",
    'unitedStates',
    'Its representative was among the speakers',
    'United States',
  ],
])('%s is in the API and on the page (%s): %s', async (_, page, said, held = said) => {
  const [, kind = '', id = ''] = at[page].split('/');
  const [record, ...more] = await Promise.all([
    stage.api(`/api/${kind === 'bodies' ? 'actors' : kind}/${id}`),
    ...(kind === 'bodies' ? [stage.api(`/api/bodies/${id}/terms`)] : []),
  ]);
  expect(strings([record, more])).toContain(held);
  await openOnce(visit.page, at[page]);
  // Some of it comes after the page stands: in which role somebody was at a briefing.
  await expect.poll(() => textOf(visit.page)).toContain(said);
});

test('the related items come as sources, and the claim with the passage it rests on', async () => {
  type Detail = {
    sources: { title: string }[];
    statements: { kind: string; sources: { passage: string }[] }[];
  };
  const { sources, statements } = await stage.api<Detail>(`/api${at.briefing}`);
  expect(sources).toHaveLength(4);
  const claim = statements.find(({ kind }) => kind === 'claim');
  expect(claim?.sources[0]?.passage).toBe('over 530 citizens');
});

test('what the record holds is found by its words', async () => {
  const { page } = visit;
  await open(page, at.briefings);
  await page.getByRole('searchbox').fill('rehabilitation');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect.poll(() => page.locator('.index-row').count()).toBe(1);
  await expect.poll(() => page.url()).toContain('text=rehabilitation');
  await page.getByRole('link', { name: 'High-level briefing' }).click();
  await expect.poll(() => page.locator('h1').textContent()).toContain('High-level briefing');
});

test('commitments are found by standing, party, topic and words', async () => {
  const { page } = visit;
  const titles = () => page.locator('.commitment-text').allTextContents();
  await open(page, at.commitments);
  await expect.poll(titles).toHaveLength(3);
  await page.getByLabel('Standing').selectOption('Overdue');
  await expect.poll(titles).toEqual([expect.stringContaining('dedicated session')]);
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await page.getByLabel('Party').fill('United States');
  await expect.poll(titles).toEqual([expect.stringContaining('Help Uzbekistan')]);
  await page.getByLabel('Party').fill('Nobody Known');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('status').allTextContents()).toContain('No actor of this name');
  await expect.poll(titles).toHaveLength(3);
  await expect.poll(() => page.url()).not.toContain('party=');
  await page.getByLabel('Party').fill('United Sta');
  await page.keyboard.press('Enter');
  await expect.poll(titles).toEqual([expect.stringContaining('Help Uzbekistan')]);
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect.poll(titles).toHaveLength(3);
  await page.getByRole('searchbox').fill('awareness');
  await page.keyboard.press('Enter');
  await expect.poll(titles).toEqual([expect.stringContaining('raising awareness')]);
});
