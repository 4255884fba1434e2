import type { Browser } from 'playwright-core';
import { median, print } from '../measure.ts';
import { type Gesture, pan, zoom } from './gestures.ts';
import { opened, type Subject } from './opening.ts';
import type { FrameWork } from './trace.ts';

/** What came out for one drawing. Milliseconds. */
export interface Measured {
  drawn: number;
  marks: number;
  elements: number;
  pan: Gesture;
  zoom: Gesture;
}

/** Opens it `times` times, each in a fresh browser's state, and moves it once it stands. */
export async function measured(
  browser: Browser,
  times: number,
  subjectOf: (i: number) => Subject,
): Promise<Measured> {
  const waits: number[] = [];
  for (let i = 1; i < times; i += 1) {
    const { page, drawn } = await opened(browser, subjectOf(i));
    waits.push(drawn);
    await page.context().close();
  }
  const subject = subjectOf(times);
  const { page, drawn } = await opened(browser, subject);
  const count = (selector: string) => page.locator(selector).count();
  await page.waitForLoadState('networkidle');
  const [marks, elements] = [await count(subject.mark), await count('*')];
  const moved = { pan: await pan(page, subject.drawing), zoom: await zoom(page, subject.drawing) };
  await page.context().close();
  return { drawn: median([...waits, drawn]), marks, elements, ...moved };
}

const high = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;
const workOf = ({ work }: Gesture, kind: keyof FrameWork) => median(work.map((one) => one[kind]));

const lines: Record<string, (one: Measured) => number> = {
  'from navigation to drawn, ms': ({ drawn }) => drawn,
  'marks (aim: at most 1,500)': ({ marks }) => marks,
  'elements of the page': ({ elements }) => elements,
  'pan, frame, median ms (16.7)': ({ pan }) => median(pan.deltas),
  'pan, frame, p95 ms (33)': ({ pan }) => high(pan.deltas),
  'pan, script, median ms (6)': ({ pan }) => workOf(pan, 'script'),
  'pan, style and layout, median ms': ({ pan }) => workOf(pan, 'layout'),
  'pan, paint, median ms': ({ pan }) => workOf(pan, 'paint'),
  'zoom, frame, median ms (16.7)': ({ zoom }) => median(zoom.deltas),
  'zoom, frame, p95 ms (33)': ({ zoom }) => high(zoom.deltas),
  'zoom, script, median ms (6)': ({ zoom }) => workOf(zoom, 'script'),
  'zoom, style and layout, median ms': ({ zoom }) => workOf(zoom, 'layout'),
  'zoom, paint, median ms': ({ zoom }) => workOf(zoom, 'paint'),
};

/** Prints several beside one another; what is not the first with its ratio to it. */
export function printBeside(columns: readonly (readonly [name: string, of: Measured])[]): void {
  print('in Chromium, 1280 px, lanes by body', ...columns.map(([name]) => name));
  for (const [name, figure] of Object.entries(lines)) {
    const [first = 0, ...others] = columns.map(([, of]) => figure(of));
    const shown = (value: number) =>
      value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
    print(
      name,
      shown(first),
      ...others.map((value) => (first > 0 ? `${shown(value)} ×${(value / first).toFixed(1)}` : shown(value))),
    );
  }
}
