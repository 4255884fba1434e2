import type { Browser } from 'playwright-core';
import { median, print } from '../measure.ts';
import { pan, zoom } from './gestures.ts';
import { opened, type Subject } from './opening.ts';
import type { Frame } from './trace.ts';

/** What came out for one drawing. Milliseconds. */
export interface Measured {
  drawn: number;
  marks: number;
  elements: number;
  pan: Frame[];
  zoom: Frame[];
}

/**
 * Opens each `times` times in a fresh browser's state, in turn, so that a machine that slows down slows all of them;
 * then moves each once it stands.
 */
export async function measured(browser: Browser, times: number, subjects: SubjectOf[]): Promise<Measured[]> {
  const waits: number[][] = subjects.map(() => []);
  for (let i = 0; i < times; i += 1)
    for (const [which, subjectOf] of subjects.entries()) {
      const { page, drawn } = await opened(browser, subjectOf(i));
      waits[which]?.push(drawn);
      await page.context().close();
    }
  const all: Measured[] = [];
  for (const [which, subjectOf] of subjects.entries())
    all.push({ drawn: median(waits[which] ?? []), ...(await moved(browser, subjectOf(times))) });
  return all;
}

/** The address of a page, another one each time. */
export type SubjectOf = (i: number) => Subject;

async function moved(browser: Browser, subject: Subject): Promise<Omit<Measured, 'drawn'>> {
  const { page } = await opened(browser, subject);
  await page.waitForLoadState('networkidle');
  const [marks, elements] = [await page.locator(subject.mark).count(), await page.locator('*').count()];
  const gestures = { pan: await pan(page, subject.drawing), zoom: await zoom(page, subject.drawing) };
  await page.context().close();
  return { marks, elements, ...gestures };
}

const high = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;

const ofFrames = (gesture: 'pan' | 'zoom'): Record<string, (one: Measured) => number> => {
  const of = (one: Measured, part: keyof Frame) => one[gesture].map((frame) => frame[part]);
  return {
    [`${gesture}, frames for 60 events`]: (one) => one[gesture].length,
    [`${gesture}, frame, median ms (16.7)`]: (one) => median(of(one, 'took')),
    [`${gesture}, frame, p95 ms (33)`]: (one) => high(of(one, 'took')),
    [`${gesture}, script, median ms (6)`]: (one) => median(of(one, 'script')),
    [`${gesture}, style and layout, median ms`]: (one) => median(of(one, 'layout')),
    [`${gesture}, paint, median ms`]: (one) => median(of(one, 'paint')),
  };
};

const lines: Record<string, (one: Measured) => number> = {
  'from navigation to drawn, ms': ({ drawn }) => drawn,
  'marks (at most 1,500)': ({ marks }) => marks,
  'elements of the page': ({ elements }) => elements,
  ...ofFrames('pan'),
  ...ofFrames('zoom'),
};

/** Prints several beside one another; what is not the first with its ratio to it. */
export function printBeside(names: readonly string[], all: readonly Measured[]): void {
  print('in Chromium, 1280 px, lanes by body', ...names);
  for (const [name, figure] of Object.entries(lines)) {
    const [first = 0, ...others] = all.map(figure);
    const shown = (value: number) =>
      value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toFixed(1)));
    print(
      name,
      shown(first),
      ...others.map((value) => (first > 0 ? `${shown(value)} ×${(value / first).toFixed(1)}` : shown(value))),
    );
  }
}
