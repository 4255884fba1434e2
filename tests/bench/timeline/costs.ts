import { gzipSync } from 'node:zlib';
import { askedAs, windowFor } from '../../../worker/domain/timeline/step.ts';
import { timelineLanes } from '../../../worker/domain/timeline/timeline.ts';
import { costOf } from '../costs.ts';
import { print } from '../measure.ts';

/** The plot of a page 1280 pixels wide has so many; that of a very wide one nearly three times as many. */
const widths = [926, 2600];

/** Prints for windows wide and narrow what an answer costs in D1 and on the wire, first asked and again. */
export async function timelineCosts(url: string, today: string): Promise<void> {
  print('an answer for the public', 'rows read', 'bytes, gzip', 'again: rows', 'status');
  for (const lanes of timelineLanes)
    for (const [name, view] of Object.entries(viewsAround(today)))
      for (const width of widths) {
        // What no lane is called hides nothing, and makes it an address that was not asked for before.
        const hidden = `nothing-${width}`;
        const asked = new URLSearchParams({ ...askedAs(windowFor(view, width)), lanes, hidden });
        const { read, bytes, again } = await askTwice(`${url}/api/timeline?${asked}`);
        print(`lanes by ${lanes}, ${name}, ${width} px`, read, bytes, again.read, again.status);
      }
  const window = new URLSearchParams(askedAs(windowFor(viewsAround(today)['a year'], 926)));
  const others = {
    overview: '/overview',
    ...Object.fromEntries(filters.map((one) => [one, `?${window}&${one}`])),
  };
  for (const [name, path] of Object.entries(others)) {
    const { read, bytes, again } = await askTwice(`${url}/api/timeline${path}`);
    print(name, read, bytes, again.read, again.status);
  }
}

/** Filters that nothing is counted ahead for, of a year. */
const filters = [
  'standing=overdue',
  'lanes=actor&standing=overdue',
  'lanes=actor&body=body-3',
  'topic=topic-3&actor=state-3',
];

type View = [from: string, to: string];

/** Ten years, a year, a month and a week. */
function viewsAround(today: string): Record<'ten years' | 'a year' | 'a month' | 'a week', View> {
  const day = (offset: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
  return {
    'ten years': [day(-1826), day(1825)],
    'a year': [day(-300), day(65)],
    'a month': [day(-10), day(20)],
    'a week': [day(-2), day(5)],
  };
}

async function askTwice(url: string) {
  const first = await costOf(url);
  const again = await costOf(url, { known: first.etag });
  return { read: first.read, bytes: gzipSync(first.body).length, again };
}
