import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Role } from '../../worker/domain/visibility.ts';
import { signIn } from './served.ts';
import { open, type Stage, type Visit } from './stage.ts';

/** A desk with something in each section, and people who sit at it. */

// The Worker says what is due, and its day is the real one; a run past midnight keeps to the day it began on.
const today = Date.now();
const dateFrom = (n: number) => new Date(today + n * 86_400_000);
export const dayFrom = (n: number) => dateFrom(n).toISOString().slice(0, 10);
export const dayInWords = (n: number) =>
  dateFrom(n).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** Somebody who is signed in, on their account page. */
export async function colleague(
  stage: Stage,
  admin: string,
  { name, role }: { name: string; role: Role },
  options: BrowserContextOptions = {},
): Promise<Visit & { id: string }> {
  const visit = await stage.visit('', options);
  const id = await signIn(stage, admin, visit.page.context(), { name, role });
  await open(visit.page, '/account');
  return { ...visit, id };
}

/** Records what a desk is made of; `ann` owns some of it. */
export async function layTheDesk({ api }: Stage, token: string, ann: string) {
  const ids: Record<string, string> = {};
  const record = async (text: string, body: object) => {
    const made = await api<{ id: string }>('/api/commitments', {
      token,
      body: { text, visibility: 'internal', topics: ['Desk'], made: dayFrom(-20), ...body },
    });
    ids[text] = made.id;
  };
  const mission = { name: 'Mission to the United Nations', kind: 'mission' };
  await record('Send the list of experts', {
    due: dayFrom(-12),
    owner: { person: ann },
    parties: [{ actor: 'KZ' }],
  });
  await record('Publish the report of the conference', { due: dayFrom(-3), parties: [{ actor: 'UZ' }] });
  await record('Name a contact for reintegration', {
    due: `${dayFrom(-5)}/${dayFrom(9)}`,
    owner: { actor: mission },
  });
  await record('Report to the council', { due: dayFrom(14), owner: { person: ann } });
  await record('Hold a second session', { due: dayFrom(60), parties: [{ actor: 'UZ' }] });
  for (let n = 1; n <= 12; n += 1) await record(`Workshop number ${n}`, { due: dayFrom(200 + n) });
  await record('Support the neighbours', { made: '2025-01-10' });
  await api('/api/handovers', {
    token,
    body: {
      body: { name: 'Council of the desk', kind: 'body' },
      from: 'UZ',
      to: 'KZ',
      date: dayFrom(37),
      status: 'confirmed',
      visibility: 'internal',
    },
  });
  return ids;
}

export const focusedRow = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.closest('[data-row]')?.querySelector('.commitment-text')?.textContent,
  );
