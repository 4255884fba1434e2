import type { Browser } from 'playwright-core';
import { launchChromium } from '../../commands/browser.ts';
import { print } from '../measure.ts';
import { timelineCosts } from './costs.ts';
import { type Item, itemsOf } from './items.ts';
import { measured, printBeside, type SubjectOf } from './measured.ts';
import { opened } from './opening.ts';
import { type Others, serveOthers } from './others.ts';
import { type Stored, stored } from './stored.ts';

/** More than this the other timelines do not draw in a time that one can wait for. */
const mostForOthers = 10_000;
const often = 5;

/** The timeline in Chromium, with records of each size: what an answer costs, how soon it is drawn, how it moves. */
export async function timeline(sizes: readonly number[]): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const others = await serveOthers();
  const browser = await launchChromium();
  const waits: { drawn: number; floor: number }[] = [];
  try {
    for (const n of sizes) {
      const began = performance.now();
      const store = await stored(n, today);
      const seconds = Math.round((performance.now() - began) / 1000);
      console.log(`${n.toLocaleString('en')} records on the timeline, stored in ${seconds} s`);
      try {
        await timelineCosts(store.url, today);
        waits.push(await beside(browser, others, store, n));
      } finally {
        await store.close();
      }
      console.log();
    }
  } finally {
    await browser.close();
    await others.close();
  }
  const [least = { drawn: 1, floor: 1 }] = waits;
  print('drawn, times the smallest record', ...sizes.map((n) => n.toLocaleString('en')));
  print('', ...waits.map(({ drawn }) => (drawn / least.drawn).toFixed(2)));
  // The machine may have been busier at one size than at another.
  print('and bare marks at the time', ...waits.map(({ floor }) => (floor / least.floor).toFixed(2)));
}

/** Prints ours, and beside it the others with the same items; returns after how long ours and bare marks were drawn. */
async function beside(browser: Browser, others: Others, { url, d1 }: Stored, n: number) {
  const ours = ourPage(url);
  const { page } = await opened(browser, ours(-1));
  await page.waitForLoadState('networkidle');
  const marks = await page.locator(ours(-1).mark).count();
  await page.context().close();

  const [item] = await itemsOf(d1, 1);
  const bare = Array.from({ length: marks }, () => item as Item);
  const subjects: Record<string, SubjectOf> = { ours, 'bare marks': () => others.subject('floor', bare) };
  if (n <= mostForOthers) {
    const items = await itemsOf(d1, n);
    subjects['D3 join'] = () => others.subject('join', items);
    subjects['vis-timeline'] = () => others.subject('vis', items);
  }
  const all = await measured(browser, often, Object.values(subjects));
  printBeside(Object.keys(subjects), all);
  const [{ drawn = 0 } = {}, { drawn: floor = 0 } = {}] = all;
  return { drawn, floor };
}

/** With an address that nobody asked for before: what no lane is called hides nothing. */
const ourPage =
  (url: string): SubjectOf =>
  (i) => ({
    url: `${url}/?lanes=body&hidden=nothing-${i}`,
    drawing: 'svg.timeline',
    mark: 'svg.timeline .mark',
  });
