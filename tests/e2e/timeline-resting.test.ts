import { beforeAll, expect, test } from 'vitest';
import { viewIn } from './drawing.ts';
import { closed, noon, open, type Stage, sharedStage } from './stage.ts';

let stage: Stage;

const window2025 = '/?from=2025-01-01&to=2025-12-31';
/** How long a view rests before the page follows, in milliseconds. */
const rest = 250;

beforeAll(async () => {
  stage = await sharedStage();
});

/** The timeline with a clock that only goes on as it is told. */
async function inSteps(options: Parameters<Stage['visit']>[1] = {}) {
  const visit = await stage.visit('', options);
  await open(visit.page, window2025);
  await visit.page.clock.pauseAt(noon);
  const press = (name: string) => visit.page.getByRole('button', { name, exact: true }).click();
  return { ...visit, press, clock: visit.page.clock };
}

test('who goes elsewhere just as the page is to follow the drawing gets there', async () => {
  const { press, clock, ...visit } = await inSteps({ reducedMotion: 'reduce' });
  await press('Later');
  await clock.runFor(rest - 1);
  await press('This year');
  await clock.runFor(4 * rest);
  await expect.poll(() => viewIn(visit.page)).toEqual(['2026-01-01', '2026-12-31']);
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});

test('what a busy browser shows for long on the way to a view is not taken for that view', async () => {
  const { press, clock, ...visit } = await inSteps();
  const followed: string[] = [];
  visit.page.on('framenavigated', (frame) => followed.push(frame.url()));
  await press('Zoom in');
  await clock.runFor(200);
  // Everything that falls due meanwhile comes at once, and what was set first comes first.
  await clock.fastForward(2 * rest);
  await clock.runFor(4 * rest);
  await expect.poll(() => viewIn(visit.page)).toEqual(['2025-04-02', '2025-10-01']);
  expect(followed).toHaveLength(1);
  expect(visit.complaints).toEqual([]);
  await closed(visit);
});
