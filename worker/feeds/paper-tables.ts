import type { PaperCommitment, Shown } from '../domain/documents/commitment.ts';
import {
  cut,
  joined,
  type PaperBlock,
  type PaperLine,
  type PaperTable,
  plain,
} from '../domain/documents/document.ts';
import type { Source } from '../domain/source.ts';
import { documentWords as say } from '../words/documents.ts';
import {
  commitmentHref,
  commitmentLines,
  dueLines,
  followUpLines,
  leftOut,
  mostOf,
  nothing,
  sourceLine,
  standsLines,
  whoLines,
} from './paper-parts.ts';

/** A commitment and the number that it has in its paper. */
export interface Numbered {
  number: number;
  commitment: PaperCommitment;
}

/** Numbers commitments in the order in which the paper first tells of them; one that is told of twice keeps its number. */
export function numberer(): (commitments: readonly PaperCommitment[]) => Numbered[] {
  const known = new Map<string, number>();
  return (commitments) =>
    commitments.map((commitment) => {
      const number = known.get(commitment.id) ?? known.size + 1;
      known.set(commitment.id, number);
      return { number, commitment };
    });
}

interface Column {
  title: string;
  share: number;
  lines: (numbered: Numbered) => PaperLine[];
}

const { columns: title } = say;
const numberColumn: Column = {
  title: title.number,
  share: 5,
  lines: ({ number }) => [plain(say.number(number))],
};
const column = (
  title: string,
  share: number,
  lines: (commitment: PaperCommitment) => PaperLine[],
): Column => ({
  title,
  share,
  lines: ({ commitment }) => lines(commitment),
});

/** All that is told of a commitment beside its sources. */
export const fully: Column[] = [
  numberColumn,
  column(title.due, 14, dueLines),
  column(title.commitment, 34, commitmentLines),
  column(title.who, 16, (one) => whoLines(one.parties)),
  column(title.stands, 13, standsLines),
  column(title.followUp, 18, followUpLines),
];

/** What matters of it in a calendar. */
export const byDate: Column[] = [
  column(title.due, 20, dueLines),
  numberColumn,
  column(title.commitment, 50, (one) => commitmentLines(one).slice(0, 1)),
  column(title.who, 25, (one) => whoLines(one.parties)),
];

/** What has room in a brief. */
export const shortly: Column[] = [
  column(title.commitment, 42, (one) => {
    const [line = []] = commitmentLines(one);
    return [line.map((run) => ({ ...run, text: cut(run.text, 240) }))];
  }),
  column(title.who, 25, (one) => [joined(whoLines(one.parties), ', ')]),
  column(title.due, 17, (one) => [joined(dueLines(one), ', ')]),
  column(title.stands, 16, (one) => [
    joined(standsLines(one).slice(0, one.status === 'not_assessed' ? 1 : 2), ', '),
  ]),
];

const tableOf = (name: string, columns: Column[], numbered: readonly Numbered[]): PaperTable => ({
  kind: 'table',
  name,
  columns: columns.map(({ title, share }) => ({ title, share })),
  rows: numbered.map((one) => columns.map(({ lines }) => lines(one))),
});

/** A table of commitments, with what is left out of it; `href` is where all of them are. */
export function commitmentBlocks(
  name: string,
  columns: Column[],
  numbered: readonly Numbered[],
  total: number,
  href: string,
): PaperBlock[] {
  if (numbered.length === 0) return [nothing];
  const shown: Shown<Numbered> = { items: [...numbered], total };
  return [tableOf(name, columns, numbered), ...leftOut(shown, href)];
}

const quoted = (source: Source, before: string): PaperBlock => {
  const from: PaperLine = [{ text: before }, ...sourceLine(source)];
  return source.passage
    ? { kind: 'quotation', text: cut(source.passage, mostOf.passage), from }
    : { kind: 'paragraph', line: from };
};

const mostSources = 4;
const moreSources = (name: string, n: number, id: string): PaperBlock => ({
  kind: 'paragraph',
  line: [{ text: `${name}: ` }, { text: say.moreSources(n), href: commitmentHref(id) }],
});

/** What each numbered commitment rests on, with the passage quoted; then the evidence of its last follow-up. */
export function sourceBlocks(numbered: readonly Numbered[]): PaperBlock[] {
  const each = [...new Map(numbered.map((one) => [one.number, one])).values()];
  return each
    .sort((a, b) => a.number - b.number)
    .flatMap(({ number, commitment: { id, sources, lastFollowUp } }) => {
      const name = say.sourcesOf(number);
      const evidence = lastFollowUp?.sources ?? [];
      const own: PaperBlock[] =
        sources.length === 0
          ? [{ kind: 'paragraph', line: plain(`${name}: ${say.noSource}`) }]
          : sources.slice(0, mostSources).map((source) => quoted(source, `${name}: `));
      const others = Math.max(0, sources.length - mostSources) + Math.max(0, evidence.length - mostSources);
      return [
        ...own,
        ...evidence.slice(0, mostSources).map((source) => quoted(source, `${name}, ${say.evidence}: `)),
        ...(others > 0 ? [moreSources(name, others, id)] : []),
      ];
    });
}
