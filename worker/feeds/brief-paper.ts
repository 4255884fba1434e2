import type { Brief } from '../domain/documents/brief.ts';
import {
  cut,
  joined,
  markCut,
  type Paper,
  type PaperBlock,
  type PaperLine,
  plain,
  strong,
  unquoted,
} from '../domain/documents/document.ts';
import type { Source } from '../domain/source.ts';
import { appWords } from '../words/app.ts';
import { documentWords } from '../words/documents.ts';
import {
  actorRun,
  briefingRun,
  dated,
  internally,
  leftOut,
  paperOf,
  sourceLine,
  spanInWords,
} from './paper-parts.ts';
import { commitmentBlocks, shortly } from './paper-tables.ts';

const say = documentWords.brief;
/** A brief has one page. */
const most = { summary: 450, summaryLines: 6, statement: 200, statements: 7, sources: 4 };

/** One briefing on one page: what was said, what was promised, by whom, due when. */
export function briefPaper(brief: Brief, circulation: Paper['circulation'], day: string): Paper {
  const { briefing, commitments, handovers, sequence } = brief;
  const href = `/briefings/${encodeURIComponent(briefing.id)}`;
  const when = spanInWords(briefing.start, briefing.end);
  const where = [briefing.venue, briefing.city].filter(Boolean).join(', ');
  const numbered = commitments.items.map((commitment, i) => ({ number: i + 1, commitment }));
  const sources = sourcesOf(brief);
  return paperOf(
    {
      kind: 'brief',
      title: briefing.title,
      subtitle: [say.kind, when, where].filter(Boolean).join(' · '),
      about: briefing.title,
      circulation,
      day,
      sequence,
      address: `${href}/brief`,
    },
    [
      { title: say.facts, blocks: factBlocks(brief) },
      { title: say.said, blocks: statementBlocks(brief, href) },
      {
        title: say.promised,
        blocks: commitmentBlocks(say.promised, shortly, numbered, commitments.total, href),
      },
      handovers.length > 0
        ? {
            title: say.handovers,
            blocks: [{ kind: 'list', items: handovers.map(handoverLine) }],
          }
        : null,
      {
        title: say.sources,
        blocks:
          sources.items.length === 0
            ? [{ kind: 'paragraph', line: plain(documentWords.noSource) }]
            : [{ kind: 'list', items: sources.items.map(sourceLine) }, ...leftOut(sources, href)],
      },
    ],
  );
}

function factBlocks(brief: Brief): PaperBlock[] {
  const { status, parent, headCounts, participations, summary, visibility } = brief.briefing;
  const organisers = participations.filter(({ role }) => role === 'organiser' || role === 'co_organiser');
  const counts = headCounts.map(appWords.headCount);
  const mark = internally(visibility);
  const facts: [string, PaperLine][] = [
    // That it was held goes without saying, where nothing else has to be said of it.
    [
      say.status,
      status === 'held' && mark.length === 0
        ? []
        : [...plain(appWords.terms.briefingStatus[status]), ...mark],
    ],
    [
      say.organisedBy,
      joined(
        organisers.slice(0, 8).map(({ actor }) => actorRun(actor)),
        ', ',
      ),
    ],
    [say.attendance, counts.length > 0 ? plain(counts.join(', ')) : []],
    [say.partOf, parent ? briefingRun(parent) : []],
  ];
  return [
    {
      kind: 'facts',
      facts: facts.filter(([, line]) => line.length > 0).map(([label, line]) => ({ label, lines: [line] })),
    },
    ...summaryLines(summary ?? '').map((text) => ({ kind: 'paragraph' as const, line: plain(text) })),
  ];
}

/** A summary in the lines that it was written in: many short ones would fill the page as well as a long one. */
function summaryLines(summary: string): string[] {
  const lines = linesIn(cut(summary, most.summary));
  const kept = lines.slice(0, most.summaryLines);
  return kept.length < lines.length ? linesIn(markCut(kept.join('\n'))) : kept;
}

const linesIn = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function statementBlocks({ briefing: { statements } }: Brief, href: string): PaperBlock[] {
  if (statements.length === 0) return [{ kind: 'paragraph', line: plain(say.noStatements) }];
  const items = statements.slice(0, most.statements);
  return [
    {
      kind: 'list',
      items: items.map(({ speaker, position, kind, text, visibility }): PaperLine => {
        const said = cut(kind === 'quote' ? unquoted(text) : text, most.statement);
        const who = speaker
          ? actorRun(speaker).map((run) => ({ ...run, strong: true as const }))
          : strong(say.somebody);
        return [
          ...who,
          ...plain(
            `${position ? `, ${position}` : ''} (${appWords.terms.statementKind[kind].toLowerCase()}): `,
          ),
          ...plain(kind === 'quote' ? `“${said}”` : said),
          ...internally(visibility),
        ];
      }),
    },
    ...leftOut({ items, total: statements.length }, href),
  ];
}

function handoverLine({ id, body, to, successor, date }: Brief['handovers'][number]): PaperLine {
  const { takesOver, vacant, notRecorded } = appWords.timeline;
  const text = to
    ? takesOver(to.name, body.name)
    : successor === 'vacant'
      ? vacant(body.name)
      : notRecorded(body.name);
  return [{ text, href: `/handovers/${encodeURIComponent(id)}` }, ...plain(`, ${dated(date)}`)];
}

/** All sources of the briefing and its parts, each document once. */
function sourcesOf({ briefing, commitments }: Brief): { items: Source[]; total: number } {
  const all = [
    ...briefing.sources,
    ...briefing.statements.flatMap(({ sources }) => sources),
    ...commitments.items.flatMap(({ sources }) => sources),
  ];
  const documents = new Map(
    all.map((source) => [
      JSON.stringify([source.title, source.url, source.publisher, source.visibility]),
      source,
    ]),
  );
  const items = [...documents.values()];
  return { items: items.slice(0, most.sources), total: items.length };
}
