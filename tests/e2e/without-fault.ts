import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { bringAxe, violations } from './axe.ts';
import type { Met, Pages, Shown } from './every-page.ts';
import { becameMarkup, plain, saidIn, script } from './hostile-text.ts';
import { faultsByKeys } from './reach.ts';
import { open, placeholders, type Stage, stands, type Visit } from './stage.ts';

const desktop = { width: 1280, height: 800 };
/** A window of 1280 pixels at 200 %. */
const zoomed = { width: 640, height: 400 };
const phone = { width: 360, height: 740 };

/** Somebody at a desktop and with a phone in their hand; each page takes the place of the one before. */
export interface Visitor {
  desktop: Visit;
  /** Takes nothing from the cache, as for somebody who has not been here before. */
  phone: Visit;
}

/** A visitor with the session of this visit. */
export async function visitorOf(stage: Stage, visit: Visit): Promise<Visitor> {
  const storageState = await visit.page.context().storageState();
  const held = await stage.visit('', { viewport: phone, hasTouch: true, storageState });
  await bringAxe(visit.page);
  for (const { page } of [visit, held]) {
    // The Worker's day, for what is shown as of today.
    await page.clock.setFixedTime(new Date());
    // A form that was written in would ask before it is left.
    await page.addInitScript(() =>
      addEventListener('beforeunload', (event) => event.stopImmediatePropagation()),
    );
  }
  const session = await held.page.context().newCDPSession(held.page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  return { desktop: visit, phone: held };
}

export const addressOf = ({ address }: Shown, at: Met) =>
  typeof address === 'string' ? address : address(at);

/** What has shifted under the reader so far, once it is more than can be seen. */
const shifted = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise((settle) => {
        type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
        const shifts: Shift[] = [];
        new PerformanceObserver((list) => shifts.push(...(list.getEntries() as Shift[]))).observe({
          type: 'layout-shift',
          buffered: true,
        });
        const told = () => {
          const sum = shifts.reduce((sum, { value }) => sum + value, 0);
          const nodes = shifts.flatMap(({ sources }) => sources.map(({ node }) => node));
          const named = nodes.map((node) => (node instanceof Element ? node.outerHTML.slice(0, 80) : ''));
          settle(sum < 0.01 ? [] : [`shifts by ${sum}: ${named.join(' ')}`]);
        };
        // Entries that are buffered come before the frame after the next.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(told)));
      }),
  );

/** Where a page, or a dialog in it, is wider than its window. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const dialogs = [...document.querySelectorAll('dialog[open], [popover]')].filter(
      (one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth + 1,
    );
    const named = dialogs.map((one) => `too wide: ${one.outerHTML.slice(0, 200)}`);
    return scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px too wide`, ...named] : named;
  });

async function accessible(page: Page, shown: Shown): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const inLight = await violations(page, shown);
  await page.emulateMedia({ colorScheme: 'dark' });
  return [
    ...inLight,
    ...(await violations(page, { ...shown, colours: true })).map((fault) => `dark: ${fault}`),
  ];
}

async function titled(page: Page): Promise<string[]> {
  const [title, headings] = [await page.title(), await page.locator('h1').count()];
  return /\S · Rapporteur$/.test(title) && headings === 1 ? [] : [`title ${title}, ${headings} h1`];
}

/** Waits for the hostile text that the page is to show, and looks whether it is text. */
async function onlyText(page: Page, { part, shows }: Shown, at: Met): Promise<string[]> {
  const expected = shows === false ? [] : (shows?.(at.text) ?? [script]);
  for (const text of expected) await expect.poll(() => saidIn(page, part)).toContain(plain(text));
  const [placeholder] = placeholders.exec(await saidIn(page, part)) ?? [];
  return [...(placeholder ? [`shows ${placeholder}`] : []), ...(await becameMarkup(page))];
}

/** What the browser said, but for what is missing on purpose. */
const complaintsOf = ({ complaints }: Visit, { isMissing }: Shown) =>
  complaints.splice(0).filter((said) => !(isMissing && /4\d\d/.test(said)));

/** Opens a page anew, also where its address differs from the one before in the fragment alone. */
async function openAnew(page: Page, path: string): Promise<void> {
  if (path.includes('#')) await page.goto('about:blank');
  await open(page, path);
}

type Check = (where: string, look: () => Promise<string[]>) => Promise<void>;

/** A page as it comes: at a desktop, by keys where the window is small, and on a phone. */
async function opened(check: Check, { desktop: { page }, phone: held }: Visitor, shown: Shown, at: Met) {
  await page.setViewportSize(desktop);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  await openAnew(page, addressOf(shown, at));
  await check('text', () => onlyText(page, shown, at));
  await check('title', () => titled(page));
  await check('axe', () => accessible(page, shown));
  await check('1280 px', () => shifted(page));
  await page.setViewportSize(zoomed);
  await check('640 px', () => tooWide(page));
  await check('keys', () => faultsByKeys(page));
  await page.setViewportSize(phone);
  await check('360 px', () => tooWide(page));
  await openAnew(held.page, addressOf(shown, at));
  await check('phone', () => shifted(held.page));
  await check('phone', () => tooWide(held.page));
  await check('phone', () => onlyText(held.page, shown, at));
}

/** A state that a page is brought to on a phone, and looked at in other sizes too. */
async function brought(check: Check, { desktop: { page } }: Visitor, shown: Shown, at: Met) {
  const { part } = shown;
  const bring = async () => {
    await openAnew(page, addressOf(shown, at));
    await shown.brought?.(page, at);
    await stands(page);
  };
  const sized = async (size: typeof phone) => {
    await page.setViewportSize(size);
    // A menu closes when the window is given another size.
    if (part && (await page.locator(part).count()) === 0) await bring();
  };
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await bring();
  await check('text', () => onlyText(page, shown, at));
  await check('360 px', () => tooWide(page));
  await sized(desktop);
  await check('axe', () => accessible(page, shown));
  await sized(zoomed);
  await check('640 px', () => tooWide(page));
  await check('keys', () => faultsByKeys(page, part));
}

/** Goes to a page in a state, and expects no fault: by axe, by keys, by its width, by hostile text, in the browser's console. */
export async function withoutFault(visitor: Visitor, shown: Shown, at: Met) {
  const faults: string[] = [];
  const check: Check = async (where, look) => {
    for (const fault of await look()) faults.push(`${where}: ${fault}`);
  };
  await (shown.brought || shown.part ? brought : opened)(check, visitor, shown, at);
  await check('console', async () => complaintsOf(visitor.desktop, shown));
  await check('console of the phone', async () => complaintsOf(visitor.phone, shown));
  expect(faults).toEqual([]);
}

export const listed = (pages: Pages) =>
  Object.entries(pages).flatMap(([page, states]) =>
    states.map((shown) => [shown.name, page, shown] as const),
  );
