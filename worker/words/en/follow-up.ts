import type { DueLoad } from '../../domain/commitments/due-load.ts';
import { isClosed } from '../../domain/commitments/standing.ts';
import { totalOf } from '../../domain/commitments/status-counts.ts';
import type { Scores, StatusHistory } from '../../domain/commitments/summary.ts';
import { followUpCharts } from './follow-up-charts.ts';
import { followUpHeading } from './headings.ts';
import { count, number } from './numbers.ts';

const commitments = (n: number) => count(n, 'commitment', 'commitments');
const are = (n: number, what: string) => `${number.format(n)} ${n === 1 ? 'is' : 'are'} ${what}`;
const list = (parts: (string | false)[]) =>
  new Intl.ListFormat('en').format(parts.filter((part) => part !== false));

/** The words of the page of follow-up; what is said of figures is made from them. */
export const followUp = {
  charts: followUpCharts,
  ...followUpHeading,
  asTable: 'The figures as a table',
  download: 'Download',
  svg: 'SVG',
  png: 'PNG',
  csv: 'CSV',
  downloadAs: (kind: string, title: string) => `${kind}: ${title}`,
  notDrawn: 'This browser could not make the picture. The SVG and the figures can still be downloaded.',
  showAll: (n: number) => `Draw all ${number.format(n)}`,
  mostShown: (shown: number) =>
    `The ${number.format(shown)} with the most commitments are drawn; the table has all of them.`,
  mostTold: (n: number) => `Only the ${number.format(n)} with the most commitments are told.`,
  filters: 'Filters',
  month: 'Month',
  total: 'Total',
  actor: 'Actor',
  body: 'Body',
  all: 'All commitments',
  /** In pictures, under the title. */
  filterLine: (filters: { body?: string; party?: string; topic?: string }) => {
    const { body, party, topic } = filters;
    const said = list([!!body && `body ${body}`, !!party && `party ${party}`, !!topic && `topic ${topic}`]);
    return said ? `Filters: ${said}` : 'All commitments on record';
  },
  dayLine: (day: string) => `As of ${day}`,
  sourceLine: (address: string, day: string) => `Source: Rapporteur, public record, ${day}. ${address}`,

  statuses: {
    title: 'Status over time',
    file: 'status-over-time',
    asOf: 'As of',
    asOfHint: 'What the record said at the end of that day, without what was added or corrected since.',
    toToday: 'Back to today',
    text: ({ months }: StatusHistory, first: string, day: string) => {
      const last = months.at(-1)?.counts;
      if (!last) return '';
      const total = totalOf(last);
      const closed = (Object.keys(last) as (keyof typeof last)[]).filter(isClosed);
      const states = list([
        last.fulfilled > 0 && are(last.fulfilled, 'fulfilled'),
        last.partly_fulfilled > 0 && are(last.partly_fulfilled, 'partly fulfilled'),
        last.not_fulfilled > 0 && are(last.not_fulfilled, 'not fulfilled'),
        last.superseded > 0 && are(last.superseded, 'superseded'),
      ]);
      const open = total - closed.reduce((sum, status) => sum + last[status], 0);
      const unknown =
        last.not_assessed > 0 ? `, ${number.format(last.not_assessed)} of them not assessed` : '';
      return `From ${first} to ${day} the record grew to ${commitments(total)}. Of these, ${states ? `${states}; ` : ''}${are(open, 'still open')}${unknown}.`;
    },
    undated: (n: number) =>
      `${commitments(n)} ${n === 1 ? 'is' : 'are'} left out, because nobody knows when ${n === 1 ? 'it was' : 'they were'} made.`,
    none: 'No dated commitments are on record.',
    noneThen: (day: string) => `On ${day} no dated commitment of these was on record.`,
  },

  bodies: {
    title: 'Status over time, by body',
    file: 'status-by-body',
    text: (n: number, most: string, total: number) =>
      `${number.format(n)} bodies have commitments here; most belong to ${most}: ${number.format(total)}. All plots have the same scale. A commitment that belongs to several bodies counts in each.`,
    only: (n: number) => `The ${number.format(n)} bodies with the most commitments are shown.`,
  },

  scores: {
    title: 'Score by actor',
    file: 'score-by-actor',
    method:
      'Fulfilled counts +1; partly fulfilled and in progress count 0; not fulfilled counts −1. Not started and stalled count 0 until the last due day and −1 after it. What was not assessed or was superseded is left out. The score is the mean; where fewer than five count, the dot is hollow.',
    source: 'After the method of the G20 Research Group, University of Toronto.',
    text: ({ items, overall }: Scores, score: string | null) => {
      const scored = items.filter((item) => item.score !== null).length;
      const left = overall.leftOut.not_assessed + overall.leftOut.superseded;
      const mean =
        score === null ? '' : `Over all, the score is ${score}, the mean of ${commitments(overall.n)}. `;
      const lapsed =
        overall.lapsed > 0
          ? `${number.format(overall.lapsed)} of those counted ${overall.lapsed === 1 ? 'is' : 'are'} at −1 only because the last due day passed. `
          : '';
      const who =
        items.length === 1
          ? `The one actor here has ${scored === 1 ? 'a' : 'no'} score.`
          : `${number.format(scored)} of ${number.format(items.length)} actors ${scored === 1 ? 'has' : 'have'} a score.`;
      return `${mean}${lapsed}${left === 0 ? 'None is left out' : are(left, 'left out')}. ${who}`;
    },
    nothing: 'No commitment has been assessed yet that counts for an actor, so there is no score to show.',
    none: 'No actor has commitments on record.',
    score: 'Score',
    n: 'Counted',
    lapsed: 'Of these, lapsed',
    noScore: 'none',
  },

  slippage: {
    title: 'How far due dates moved',
    file: 'slippage',
    by: 'By',
    bearers: { actor: 'Actor', body: 'Body' },
    text: followUpCharts.slippage.sentence,
    method:
      'From the due date first recorded to the current one, by the last possible day of each. Each bar is all that can be measured of a row; the numbers over its parts count commitments.',
    none: 'No commitment with a due date is on record.',
    columns: {
      n: 'Measured',
      moved: 'Moved',
      median: 'Median of those moved, days',
      longest: 'Longest, days',
      reschedules: 'Times moved',
      undated: 'Never dated',
      removed: 'No longer dated',
      openEnded: 'Open-ended',
    },
    noValue: '–',
  },

  dueLoad: {
    title: 'What falls due',
    file: 'due-by-month',
    text: ({ months, overdue, later, leftOut }: DueLoad, busiest: string | null) => {
      const due = months.reduce((sum, month) => sum + month.due, 0);
      const unsure = months.reduce((sum, month) => sum + month.unsure, 0);
      const top = Math.max(0, ...months.map((month) => month.due));
      const peak = busiest && top > 1 ? `, most of them in ${busiest} (${number.format(top)})` : '';
      const doubt =
        unsure > 0
          ? ` ${number.format(unsure)} of them may fall due in an earlier month than the one shown, which is the last possible one, or have a doubtful date.`
          : '';
      const out = list([
        later > 0 && `${number.format(later)} due later`,
        leftOut.undated > 0 && `${number.format(leftOut.undated)} without a date`,
        leftOut.openEnded > 0 && `${number.format(leftOut.openEnded)} without an end`,
      ]);
      const falls =
        due === 0 ? 'nothing falls due' : `${commitments(due)} ${due === 1 ? 'falls' : 'fall'} due${peak}`;
      const late = overdue === 0 ? 'Nothing is overdue today.' : `${are(overdue, 'overdue today')}.`;
      return `In these two years ${falls}.${doubt} ${late}${out ? ` Not shown: ${out}.` : ''}`;
    },
    columns: { due: 'Falls due', unsure: 'Of these, not sure', carried: 'Carried over' },
    carriedHint: 'Carried over: open today and due before that month; it grows as long as nothing is closed.',
    none: 'No open commitment falls due in the next two years.',
  },
};
