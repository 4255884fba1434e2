import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { daysIn, marksIn, pinch, plotOf, readOut, viewIn } from './drawing.ts';
import {
  type Addresses,
  addresses,
  closed,
  open,
  type Stage,
  sharedStage,
  textOf,
  type Visit,
} from './stage.ts';

let stage: Stage;
let at: Addresses;
let visit: Visit;
let page: Page;

const window2025 = '/?from=2025-01-01&to=2025-12-31';
const council = 'Regional Expert Council on Rehabilitation and Reintegration';
const mark = (name: string | RegExp) => page.getByLabel('Timeline of').getByRole('link', { name }).first();
const panel = () => page.getByRole('complementary', { name: 'Selected' });

beforeAll(async () => {
  stage = await sharedStage();
  at = await addresses(stage);
});
beforeEach(async () => {
  visit = await stage.look('');
  page = visit.page;
});
afterEach(async () => {
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

test('opens with the briefing, what is overdue from it, and the presidency announced there', async () => {
  await open(page, '/');
  const first = (await marksIn(page)).slice(0, 5);
  expect(first).toEqual([
    expect.stringMatching(/^High-level briefing on Uzbekistan.*10 December 2024/),
    expect.stringMatching(/^UN Counter-Terrorism Week 2025, June 2025, planned/),
    expect.stringMatching(
      /^Hold a dedicated session .*due June 2025, bound to UN Counter-Terrorism Week 2025, overdue/,
    ),
    expect.stringMatching(new RegExp(`^${council}: Kazakhstan, announced for 2025, not confirmed`)),
    expect.stringMatching(new RegExp(`^${council}: handover to Kazakhstan, 2025`)),
  ]);
  for (const name of [/^High-level/, /^Hold a dedicated/, new RegExp(`^${council}: Kazakhstan`)]) {
    const box = await mark(name).boundingBox();
    expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThan(800);
  }
});

test('a commitment is as wide as its date is honest', async () => {
  await open(page, window2025);
  const { width } = await plotOf(page);
  const band = await page.locator('.timeline .mark.tone-overdue .tint').boundingBox();
  // June is 30 of 365 days.
  expect((band?.width ?? 0) / width).toBeCloseTo(30 / 365, 2);
});

test('while the view moves, lanes that are scrolled out of the window wait until it rests', async () => {
  await page.setViewportSize({ width: 1280, height: 560 });
  await open(page, window2025);
  // Where the marks of each lane stand; with a turn of the wheel in its own frame: the view rests a while later.
  const places = (wheel?: { deltaY: number; clientX: number; clientY: number }) =>
    page.evaluate((turned) => {
      const event = turned && new WheelEvent('wheel', { ...turned, bubbles: true, cancelable: true });
      if (event) document.querySelector('svg.timeline')?.dispatchEvent(event);
      return new Promise<string[]>((resolve) =>
        requestAnimationFrame(() => {
          const lanes = [...document.querySelectorAll('.timeline g.lane')];
          resolve(
            lanes.map(({ children }) => [...children].map((mark) => mark.getAttribute('transform')).join()),
          );
        }),
      );
    }, wheel);
  const before = await places();
  const { middle } = await plotOf(page);
  const moving = await places({ deltaY: -200, clientX: middle.x, clientY: middle.y });
  expect(moving.at(0)).not.toBe(before.at(0));
  expect(moving.at(-1)).toBe(before.at(-1));
  await expect.poll(async () => (await places()).at(-1)).not.toBe(before.at(-1));
});

describe('the view', () => {
  type View = [from: string, to: string];
  const isNarrower = (now: View, before: View) => daysIn(now) < daysIn(before);
  const isWider = (now: View, before: View) => daysIn(now) > daysIn(before);
  const isEarlier = ([from]: View, [before]: View) => from < before;
  const isLater = ([from]: View, [before]: View) => from > before;
  const acts: [name: string, act: () => Promise<void>, isSo: (now: View, before: View) => boolean][] = [
    ['turning the wheel zooms in', () => turn(-400), isNarrower],
    ['turning the wheel back zooms out', () => turn(400), isWider],
    [
      'a drag pans',
      () => drag(300),
      (now, before) => isEarlier(now, before) && Math.abs(daysIn(now) - daysIn(before)) < 2,
    ],
    ['plus zooms in', () => onPlot('+'), isNarrower],
    ['minus zooms out', () => onPlot('-'), isWider],
    ['the left arrow pans back', () => onPlot('ArrowLeft'), isEarlier],
    ['the right arrow pans on', () => onPlot('ArrowRight'), isLater],
    ['Earlier', () => button('Earlier'), isEarlier],
    ['Later', () => button('Later'), isLater],
    ['Zoom in', () => button('Zoom in'), isNarrower],
    ['Zoom out', () => button('Zoom out'), isWider],
    [
      'Today',
      () => button('Today'),
      ([from, to], [, before]) => before < '2026-11-24' && from < '2026-11-24' && to > '2026-11-24',
    ],
    ['This year', () => button('This year'), (now) => now.join() === '2026-01-01,2026-12-31'],
    ['Next 12 months', () => button('Next 12 months'), (now) => now.join() === '2026-11-24,2027-11-24'],
    ['All', () => button('All'), ([from]) => from < '1950'],
  ];

  test('moves by wheel, drag, keys and buttons, and the address with it', async () => {
    await open(page, window2025);
    for (const [name, act, isSo] of acts) {
      const before = viewIn(page);
      await act();
      await expect.poll(() => [name, isSo(viewIn(page), before)]).toEqual([name, true]);
    }
  });

  async function turn(by: number) {
    const { middle } = await plotOf(page);
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.wheel(0, by);
  }
  async function drag(by: number) {
    const { middle } = await plotOf(page);
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x + by, middle.y, { steps: 5 });
    await page.mouse.up();
  }
  async function onPlot(key: string) {
    await page.locator('.timeline').focus();
    await page.keyboard.press(key);
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true }).click();
});

test('two fingers zoom on a phone, and the page does not move', async () => {
  const phone = await stage.look(window2025, { viewport: { width: 360, height: 740 }, hasTouch: true });
  await phone.page.locator('.timeline').scrollIntoViewIfNeeded();
  const before = await phone.page.evaluate(() => scrollY);
  await pinch(phone.page, 60, 240);
  await phone.page.waitForURL((url) => !url.search.includes('from=2025-01-01&to=2025-12-31'));
  await expect.poll(() => daysIn(viewIn(phone.page))).toBeLessThan(200);
  await expect.poll(() => phone.page.evaluate(() => scrollY)).toBe(before);
  expect(phone.complaints).toEqual([]);
  await closed(phone);
});

test('the address gives the same view again', async () => {
  await open(page, window2025);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.waitForURL((url) => !url.search.includes('to=2025-12-31'));
  const narrowed = page.url();
  await page.getByRole('button', { name: 'Later' }).click();
  await page.waitForURL((url) => url.href !== narrowed);
  const sent = page.url();
  const shown = await marksIn(page);
  expect(shown.length).toBeGreaterThan(10);
  await open(page, sent.slice(stage.url.length));
  await expect.poll(() => marksIn(page)).toEqual(shown);
  expect(page.url()).toBe(sent);
});

test('a mark tells of its record, in words and with the way to its page', async () => {
  await open(page, window2025);
  await mark(/^Hold a dedicated session/).click();
  await page.waitForURL(/selected=commitment:/);
  await expect.poll(() => panel().textContent()).toContain('Overdue');
  const told = (await panel().textContent()) ?? '';
  for (const words of ['June 2025', 'late', 'The briefing as a whole', 'None yet'])
    expect(told).toContain(words);
  const sent = page.url();
  await panel().getByRole('link', { name: 'Open the page' }).click();
  await expect.poll(() => new URL(page.url()).pathname).toBe(at.commitment);
  await page.goBack();
  await expect.poll(() => page.url()).toBe(sent);
  await panel().getByRole('button', { name: 'Close' }).click();
  await panel().waitFor({ state: 'detached' });
  await expect.poll(() => page.url()).not.toContain('selected');
});

test('a selection far outside of the view is told of all the same', async () => {
  const id = at.handover.split('/')[2];
  await open(page, `/?from=1990-01-01&to=1990-12-31&selected=handover:${id}`);
  await expect.poll(() => panel().textContent()).toContain('Kazakhstan');
  await expect
    .poll(() => panel().textContent())
    .toContain('The report does not say who held the presidency before.');
  await panel().getByRole('link', { name: 'Open the page' }).click();
  await expect.poll(() => new URL(page.url()).pathname).toBe(at.handover);
});

describe('filters', () => {
  test('narrow the drawing and the list, step by step, and back leads out again', async () => {
    await open(page, '/');
    await page.getByRole('combobox', { name: 'Body' }).selectOption(council);
    await expect.poll(() => marksIn(page)).toHaveLength(3);
    await expect.poll(() => textOf(page, '.timeline-list')).not.toContain('Security Council');
    await page.getByRole('checkbox', { name: 'Presidencies' }).uncheck();
    await expect.poll(() => marksIn(page)).toEqual([expect.stringMatching(/^Hold a dedicated session/)]);
    await expect.poll(() => page.url()).toMatch(/kind=briefings,commitments&body=/);
    await page.goBack();
    await expect.poll(() => marksIn(page)).toHaveLength(3);
    await page.goBack();
    await expect.poll(async () => (await marksIn(page)).length).toBeGreaterThan(20);
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });

  test('standing, topic and actor', async () => {
    const overdue = [expect.stringMatching(/^Hold a dedicated session/)];
    await open(page, '/?kind=commitments');
    await page.getByLabel('Standing').selectOption('Due now');
    await page.getByText('Nothing is recorded for this window').waitFor();
    await page.getByLabel('Standing').selectOption('Overdue');
    await expect.poll(() => marksIn(page)).toEqual(overdue);
    await page.getByLabel('Topic').selectOption('Counter-terrorism');
    await expect.poll(() => page.url()).toContain('topic=counter-terrorism');
    await expect.poll(() => marksIn(page)).toEqual(overdue);
    await page.getByLabel('Actor').fill(council);
    await page.waitForURL(/actor=/);
    await expect.poll(() => marksIn(page)).toEqual(overdue);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });
});

describe.each(['kind', 'body', 'actor', 'topic'])('with lanes by %s', (lanes) => {
  test('the list says what the drawing shows, in the same order, as Chromium reads them out', async () => {
    await open(page, `/?lanes=${lanes}&from=2024-01-01&to=2027-12-31`);
    const folded = page.getByRole('button', { name: /^Show all \d+ presidencies/ });
    while ((await folded.count()) > 0) await folded.first().click();
    const inSight = new Set(await marksIn(page));
    const { drawn, said } = await readOut(page);
    const seen = drawn.map(({ lane, links }) => ({ lane, links: links.filter((name) => inSight.has(name)) }));

    expect(said.map(({ lane }) => lane)).toEqual(
      seen.filter(({ links }) => links.length > 0).map(({ lane }) => lane),
    );
    for (const { lane, links } of said) {
      const marks = seen.find((one) => one.lane === lane)?.links ?? [];
      const isTitle = (link: string) => marks.some((mark) => mark.startsWith(`${link},`));
      const isHolder = (link: string) => marks.some((mark) => mark.startsWith(`${lane}: ${link},`));
      // An entry also links to where it was promised, and to what its date is bound to.
      const told = links.filter((link, i) => isHolder(link) || (isTitle(link) && links.indexOf(link) === i));
      expect([lane, ...told]).toEqual([lane, ...toldOf(lane, marks)]);
    }
  });
});

/** What the list is to say of these marks: of a presidency its holder, of anything else its title. Seams are told with the terms. */
function toldOf(lane: string, marks: string[]): string[] {
  return marks.flatMap((name) => {
    const said = name.startsWith(`${lane}: `) ? name.slice(lane.length + 2) : null;
    if (said === null) return [/^(.*?), (due|a day|\d|[A-Z][a-z]+ \d{4})/.exec(name)?.[1] ?? name];
    const holder = said.split(/, (?:from|until|announced) /)[0] ?? '';
    return /^(handover|holder not recorded|vacant)/.test(said) ? [] : [holder];
  });
}
