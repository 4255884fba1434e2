import type { Slip } from '../../domain/commitments/slippage.ts';
import type {
  BodyGridWords,
  DueLoadChartWords,
  ScoreChartWords,
  SlippageChartWords,
  StatusChartWords,
} from '../shapes/charts.ts';
import { count, number } from './numbers.ts';
import { terms } from './terms.ts';

const said = (...parts: (string | null | false)[]) => parts.filter(Boolean).join(', ');
const days = (n: number) => count(Math.round(Math.abs(n) * 10) / 10, 'day', 'days');
/** "61 days later", "3 days earlier". */
const way = (n: number) => `${days(n)} ${n < 0 ? 'earlier' : 'later'}`;

const counted = (counts: { status: string; count: number }[]) =>
  counts.map(({ status, count }) => `${number.format(count)} ${status.toLowerCase()}`).join(', ');

const statuses: StatusChartWords = {
  name: 'Commitments by status at the end of each month',
  status: terms.status,
  axis: 'Commitments',
  month: ({ month, counts }) => `${month}: ${counted(counts)}`,
};

const bodies: BodyGridWords = {
  name: 'Commitments by status over time, one plot for each body',
  status: terms.status,
  body: ({ body, counts }) => `${body}: ${counted(counts)}`,
};

const scores: ScoreChartWords = {
  name: 'Follow-up score by actor, from −1 to +1',
  notKept: '−1 not fulfilled',
  middle: '0',
  kept: '+1 fulfilled',
  noScore: 'no score',
  n: (count) => `n = ${number.format(count)}`,
  leftOut: ({ notAssessed, superseded }) =>
    said(
      notAssessed > 0 && `${number.format(notAssessed)} not assessed`,
      superseded > 0 && `${number.format(superseded)} superseded`,
    ),
  row: ({ actor, score, n, lapsed, leftOut }) =>
    said(
      `${actor}: ${score ?? 'no score'}`,
      `${number.format(n)} counted`,
      lapsed > 0 && `${number.format(lapsed)} of them lapsed`,
      leftOut !== '' && `left out: ${leftOut}`,
    ),
};

const notMeasured = ({ leftOut }: Slip) =>
  said(
    leftOut.undated > 0 && `${number.format(leftOut.undated)} never dated`,
    leftOut.removed > 0 && `${number.format(leftOut.removed)} no longer dated`,
    leftOut.openEnded > 0 && `${number.format(leftOut.openEnded)} open-ended`,
  );

const slippage: SlippageChartWords & { sentence(slip: Slip): string } = {
  name: 'How far due dates moved, in days',
  bucket: {
    earlier: 'Earlier',
    unmoved: 'Not moved',
    month: 'Later by up to 31 days',
    quarter: 'up to 92',
    half: 'up to 184',
    year: 'up to 366',
    longer: 'more',
  },
  notes: ({ n, moved, median, longest }) => [
    `${number.format(moved)} of ${number.format(n)} moved`,
    median === null
      ? ''
      : said(`median ${way(median)}`, longest !== null && moved > 1 && `longest ${days(longest)}`),
  ],
  row: ({ name, slip }) => {
    const out = notMeasured(slip);
    return said(
      `${name}: ${number.format(slip.moved)} of ${number.format(slip.n)} moved`,
      slip.median !== null && `median ${way(slip.median)}`,
      slip.longest !== null && `longest slip ${days(slip.longest)}`,
      slip.earlier > 0 && `${number.format(slip.earlier)} earlier`,
      out !== '' && `left out: ${out}`,
    );
  },
  sentence: (slip) => {
    const out = notMeasured(slip);
    const kept = slip.moved === 0 ? 'none moved' : `${number.format(slip.moved)} moved`;
    const how =
      slip.median === null
        ? ''
        : `: ${said(
            slip.later > 0 && `${number.format(slip.later)} to a later day`,
            slip.earlier > 0 && `${number.format(slip.earlier)} to an earlier one`,
          )}, by a median of ${way(slip.median)}${slip.longest === null ? '' : ` and at the longest ${days(slip.longest)}`}`;
    const measured =
      slip.n === 1
        ? 'The one due date that can be measured'
        : `Of ${number.format(slip.n)} due dates that can be measured,`;
    const told = slip.n === 1 && slip.moved === 0 ? 'did not move' : kept;
    return slip.n === 0
      ? `No due date can be measured.${out ? ` Left out: ${out}.` : ''}`
      : `${measured} ${slip.n === 1 && slip.moved === 1 ? 'moved' : told}${how}.${out ? ` Left out: ${out}.` : ''}`;
  },
};

const dueLoad: DueLoadChartWords = {
  name: 'Commitments falling due in each of the next 24 months, and carried over',
  due: 'Fall due',
  carried: 'Carried over, as long as nothing is closed',
  sure: 'In this month for sure',
  unsure: 'In this month at the latest',
  month: ({ month, due, unsure, carried }) =>
    said(
      `${month}: ${number.format(due)} due`,
      unsure > 0 && `${number.format(unsure)} of them perhaps in another month`,
      `${number.format(carried)} carried over`,
    ),
};

/** The words of the charts of follow-up, in the shape that each of them asks for. */
export const followUpCharts = { statuses, bodies, scores, slippage, dueLoad };
