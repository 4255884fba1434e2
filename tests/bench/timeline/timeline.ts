import type { Browser } from 'playwright-core';
import { launchChromium } from '../../commands/browser.ts';
import { print } from '../measure.ts';
import { timelineCosts } from './costs.ts';
import { type Item, itemsOf } from './items.ts';
import { type Measured, measured, printBeside } from './measured.ts';
import type { Subject } from './opening.ts';
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
  const drawn: number[] = [];
  try {
    for (const n of sizes) {
      const began = performance.now();
      const store = await stored(n, today);
      const seconds = Math.round((performance.now() - began) / 1000);
      console.log(`${n.toLocaleString('en')} records on the timeline, stored in ${seconds} s`);
      try {
        await timelineCosts(store.url, today);
        drawn.push(await beside(browser, others, store, n));
      } finally {
        await store.close();
      }
      console.log();
    }
  } finally {
    await browser.close();
    await others.close();
  }
  print(`drawn, ${sizes.join(' : ')} records`, ...drawn.map((wait) => (wait / (drawn[0] ?? 1)).toFixed(2)));
}

/** Prints ours, and beside it the others with the same items; returns after how long ours was drawn. */
async function beside(browser: Browser, others: Others, { url, d1 }: Stored, n: number): Promise<number> {
  const ours = await measured(browser, often, (i) => ourPage(url, i));
  const [item] = await itemsOf(d1, 1);
  const bare = Array.from({ length: ours.marks }, () => item as Item);
  const columns: [string, Measured][] = [
    ['ours', ours],
    ['bare marks', await measured(browser, often, () => others.subject('floor', bare))],
  ];
  if (n <= mostForOthers) {
    const items = await itemsOf(d1, n);
    for (const [title, name] of [
      ['D3 join', 'join'],
      ['vis-timeline', 'vis'],
    ] as const)
      columns.push([title, await measured(browser, 3, () => others.subject(name, items))]);
  }
  printBeside(columns);
  return ours.drawn;
}

/** With an address that nobody asked for before: what no lane is called hides nothing. */
const ourPage = (url: string, i: number): Subject => ({
  url: `${url}/?lanes=body&hidden=nothing-${i}`,
  drawing: 'svg.timeline',
  mark: 'svg.timeline .mark',
});
