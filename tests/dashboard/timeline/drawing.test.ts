import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { domainOf } from '../../../dashboard/timeline/layout.ts';
import { painterOf } from '../../../dashboard/timeline/painter.ts';
import { drawingWords } from '../../../worker/words/en/timeline.ts';
import { actor, body, briefing, commitment, lane, laneOf, term, timelineOf } from './record.ts';

type Parts = Parameters<typeof timelineOf>[0];
interface Options {
  width?: number;
  view?: [string, string];
  collapsed?: string[];
  selected?: string;
}

const year: [string, string] = ['2025-01-01', '2025-12-31'];
const { timelineWords } = drawingWords;
const style = '../../../../dashboard/timeline/timeline.css';

/** The drawing as a file of its own, which a browser shows with the style sheet of the page. */
function picture(parts: Parts, { width = 1000, view = year, collapsed, selected }: Options = {}): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const painter = painterOf(timelineOf(parts), {
    width,
    view,
    collapsed,
    selected: selected ?? null,
    now: '2025-07-01',
    locale: 'en',
    words: timelineWords,
    document: document as unknown as Document,
    href: (kind, id) => `/${kind}s/${id}`,
    onSelect: () => undefined,
    onView: () => undefined,
    onLaneMenu: () => undefined,
  });
  painter.draw(domainOf(view), true);
  const { svg } = painter.surface;
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const lines = svg.outerHTML.replaceAll(
    /(<(?:g|a|defs|linearGradient|pattern|clipPath)\b|<\/svg>)/g,
    '\n$1',
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet href="${style}"?>${lines}\n`;
}

const due = (edtf: string, rest: Parameters<typeof commitment>[2] = {}) =>
  commitment(rest.was ? `Due ${edtf}, first ${rest.was}` : `Due ${edtf}`, edtf, rest);
const [uz, kz, mt] = [actor('Uzbekistan', 'UZ'), actor('Kazakhstan', 'KZ'), actor('Malta', 'MT')];
const dueBriefing = { id: 'Summit', title: 'Summit' };

const pictures: Record<string, string> = {
  'honest-dates': picture([
    laneOf(
      'commitments',
      [
        due('2025-01-21'),
        due('2025-04'),
        due('2025-34'),
        due('2025'),
        due('2025-08~'),
        due('2025-03-11?'),
        due('../2025-09-30'),
        due('2025-06-30/..'),
        due('2025-10-15', { was: '2025-02-15' }),
      ],
      { undated: 2 },
    ),
  ]),
  standings: picture([
    laneOf('briefings', [
      briefing('Held', '2025-02-10', { end: { ...due('2025-02-20').due } }),
      briefing('Planned', '2025-08', { status: 'planned' }),
      briefing('Cancelled', '2025-05-05', { status: 'cancelled' }),
    ]),
    laneOf('commitments', [
      due('2025-01-10', { standing: 'overdue' }),
      due('2025-06', { standing: 'due_now' }),
      due('2025-09-10'),
      due('2025-10-10', { standing: 'stale' }),
      due('2025-02-10', { standing: 'closed', status: 'fulfilled' }),
      due('2025-03-10', { standing: 'closed', status: 'partly_fulfilled' }),
      due('2025-04-10', { standing: 'closed', status: 'not_fulfilled' }),
      due('2025-05-10', { standing: 'closed', status: 'superseded' }),
    ]),
  ]),
  presidencies: picture([
    body('Known to the day', [
      term(uz, '2024-07-01', '2025-04-01'),
      term(kz, '2025-04-01', '2026-01-01', { current: true }),
    ]),
    body('Known to the quarter', [term(uz, '2024', '2025-34'), term(kz, '2025-34', null, { current: true })]),
    body('Acting, then nobody', [
      term(uz, '2025-01-01', '2025-06-01', { capacity: 'acting' }),
      term(null, '2025-06-01', '2025-09-01', { kind: 'vacant' }),
      term(mt, '2025-09-01', '2026-03-01'),
    ]),
    body('Projected', [
      term(uz, '2025-02-01', null, { current: true }),
      term(kz, '2025-10-01', '2026-10-01', { projected: true, startedBy: null }),
    ]),
    body('Not recorded', [
      term(null, '2024-07-01', '2025-05-01', { kind: 'not_recorded' }),
      term(mt, '2025-05-01', '2025-07-01'),
    ]),
  ]),
  counts: picture(
    [
      laneOf('actor:1', [], {
        title: 'Counts alone',
        total: 300,
        counts: [3, 9, 27, 81, 64, 32, 16, 8, 4, 2, 1, 40].map((n, i) => [
          i,
          n,
          Math.floor(n / (1 + (i % 3))),
        ]),
      }),
      laneOf(
        'actor:2',
        ['2025-01-10', '2025-01-12', '2025-01-13', '2025-01-14', '2025-01-15', '2025-03/2025-08'].map(
          (day, i) => commitment(`Undertaking ${i}`, day, { standing: 'overdue' }),
        ),
        {
          title: 'Among items',
          total: 60,
          earlier: true,
          counts: [
            [2, 25, 20],
            [8, 30, 0],
          ],
        },
      ),
      laneOf('actor:3', [due('2025-04-10')], { title: 'Collapsed', counts: [[6, 40, 12]] }),
    ],
    { collapsed: ['3'] },
  ),
  phone: picture(
    [
      laneOf('briefings', [
        briefing('Summit', '2025-09-15', { title: 'A summit whose title is longer than the screen' }),
      ]),
      laneOf('commitments', [due('2025-09', { dueBriefing, standing: 'upcoming' })]),
      body('Council', [
        term(uz, '2025-01-01', '2025-07-01'),
        term(kz, '2025-07-01', '2026-01-01', { current: true }),
      ]),
      lane('topic:', { undated: 1 }),
    ],
    { width: 360, selected: 'commitment:Due 2025-09' },
  ),
};

test.each(Object.entries(pictures))('%s is drawn as in its picture', async (name, drawn) => {
  await expect(drawn).toMatchFileSnapshot(`drawings/${name}.svg`);
});

test('no number in a picture is finer than three decimals', () => {
  for (const drawn of Object.values(pictures)) expect(drawn).not.toMatch(/\d\.\d{4}/);
});
