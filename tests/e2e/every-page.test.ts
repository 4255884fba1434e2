import type { Page, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPlace } from '../../dashboard/location.ts';
import { isPageAddress } from '../../worker/domain/page-address.ts';
import { toEverybody } from './every-page.ts';
import { toStaff } from './every-staff-page.ts';
import { openPublicStage } from './hostile-stage.ts';
import { open } from './stage.ts';
import { addressOf, listed, type Visitor, visitorOf, withoutFault } from './without-fault.ts';

let all: Awaited<ReturnType<typeof openPublicStage>>;
let anybody: Visitor;
/** What the server answered to the public so far, scripts and styles left out. */
const answers: Promise<string>[] = [];
const secret = 'Walnut Protocol';
const hidden: [kind: string, body: object][] = [
  ['briefings', { title: `${secret} briefing`, start: '2026-11', visibility: 'internal' }],
  [
    'commitments',
    {
      text: `${secret} promise`,
      due: '2026-12',
      parties: [{ role: 'obligor', actor: { name: `${secret} Office`, kind: 'organisation' } }],
      visibility: 'draft',
    },
  ],
  ['handovers', { body: `${secret} Council`, to: 'Kazakhstan', date: '2026-11', visibility: 'internal' }],
  ['actors', { name: `${secret} Institute`, kind: 'institute', visibility: 'internal' }],
];
/** The addresses of the records that the public may not see. */
const addressesOfHidden: string[] = [];

function noteAnswers(page: Page) {
  page.on('response', (response: Response) => {
    if (['document', 'fetch'].includes(response.request().resourceType()))
      // A page that is left takes its answers with it.
      answers.push(response.text().catch(() => ''));
  });
}

beforeAll(async () => {
  all = await openPublicStage();
  const { stage, editor: token } = all.at;
  for (const [kind, body] of hidden) {
    const { id } = await stage.api<{ id: string }>(`/api/${kind}`, { token, body });
    addressesOfHidden.push(`/${kind}/${id}`);
  }
  anybody = await visitorOf(stage, await stage.visit(''));
  noteAnswers(anybody.desktop.page);
});
afterAll(() => all?.at.stage.close());

test.each(listed(toEverybody))('%s has no faults for anybody', (_, __, shown) =>
  withoutFault(anybody, shown, all.at),
);

test('no answer to the public holds a record that is hidden from it', async () => {
  const { page } = anybody.desktop;
  for (const address of addressesOfHidden) {
    await open(page, address);
    await expect.poll(() => page.locator('h1').textContent()).toBe('This record is not here');
    const [, kind = '', id] = address.split('/');
    await open(page, `/?selected=${kind.slice(0, -1)}:${id}`);
  }
  await open(page, `/commitments?text=${secret.split(' ')[0]}`);
  const texts = await Promise.all(answers);
  expect(texts.filter(Boolean).length).toBeGreaterThan(40);
  expect(texts.filter((text) => text.includes(secret))).toEqual([]);
});

test('each page in the lists is the page of its address', () => {
  const pages = [...listed(toEverybody), ...listed(toStaff)].map(([, page, shown]) => {
    const address = addressOf(shown, all.at);
    const { pathname } = new URL(address, all.at.stage.url);
    return [page, readPlace(address).page, page === 'missing' || isPageAddress(pathname)];
  });
  expect(pages).toEqual(pages.map(([page]) => [page, page, true]));
});
