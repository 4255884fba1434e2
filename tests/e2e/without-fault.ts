import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './axe.ts';
import { colleague, layTheDesk } from './desk-stage.ts';
import { idOf, type Met, type Pages, type Shown } from './every-page.ts';
import { faultsByKeys } from './reach.ts';
import { addresses, another, open, openStage, stands, type Visit } from './stage.ts';

const still = { reducedMotion: 'reduce' } as const;
type Made = { id: string; person: { id: string }; link: { url: string } };

/** A record in which every page has something to show, somebody who is signed in, and anybody. */
export async function everyState() {
  const stage = await openStage();
  const [admin, editor] = [await stage.token('admin'), await stage.token('editor')];
  const ann = await colleague(stage, admin, { name: 'Ann Saparova', role: 'admin' }, still);
  const anybody = await stage.visit('', still);
  const ids = await layTheDesk(stage, admin, ann.id);
  const make = (path: string, body: object) => stage.api<Made>(`/api/${path}`, { token: editor, body });
  const twin = async (name: string) => (await make('actors', { name, kind: 'organisation' })).id;
  const twins: [string, string] = [await twin('Twin office'), await twin('Twin bureau')];
  const ownDue = `/commitments/${ids['Send the list of experts']}`;
  await make('comments', { subject: `commitment:${idOf(ownDue)}`, text: 'Who asks them?' });
  await make(`commitments/${idOf(ownDue)}/follow-ups`, { note: 'Asked', status: 'in_progress' });
  await make('commitments', { text: 'By both', parties: [{ actor: 'Twin office' }] });
  const { link } = await stage.api<Made>('/api/people', {
    token: admin,
    body: { name: 'Bo', role: 'viewer' },
  });
  const { pathname, hash } = new URL(link.url);
  const at: Met = { ...(await addresses(stage)), stage, editor, twins, ownDue, link: pathname + hash };
  await ann.page.evaluate(async () => {
    const headers = { 'content-type': 'application/json' };
    const send = async (path: string, body: object, more = {}) =>
      fetch(path, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) });
    await send('/api/views', { name: 'Mine', address: '/desk?owner=me', isShared: true });
    const { id } = await (await send('/api/briefings', { title: 'Gone' })).json();
    await send(`/api/briefings/${id}/archive`, {}, { 'if-match': '"1"' });
  });
  return { stage, at, ann, anybody };
}

export const addressOf = ({ address }: Shown, at: Met) =>
  typeof address === 'string' ? address : address(at);

/** The widths at which the page would have to be pushed sideways; it is left in the narrowest but one. */
async function tooNarrow(page: Page): Promise<number[]> {
  const found: number[] = [];
  // A window of 1280 pixels at 200 % is one of 640.
  for (const [width, height] of [
    [360, 740],
    [640, 400],
  ] as const) {
    await page.setViewportSize({ width, height });
    if ((await page.evaluate(() => document.documentElement.scrollWidth)) > width) found.push(width);
  }
  return found;
}

/** Goes to a page in a state, and expects no fault: by axe, by keys, by its width, in the browser's console. */
export async function withoutFault(visit: Visit, shown: Shown, at: Met) {
  const { page, complaints } = await another(visit);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, addressOf(shown, at));
  await shown.brought?.(page, at);
  await stands(page);
  expect(await violations(page, shown)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, { ...shown, colours: true })).toEqual([]);
  expect(await tooNarrow(page)).toEqual([]);
  expect(await faultsByKeys(page)).toEqual([]);
  const expected = shown.isMissing ? complaints.splice(0).filter((said) => !/4\d\d/.test(said)) : complaints;
  expect(expected.splice(0)).toEqual([]);
  await page.close();
}

export const listed = (pages: Pages) =>
  Object.entries(pages).flatMap(([page, states]) =>
    states.map((shown) => [shown.name, page, shown] as const),
  );
