import {
  cut,
  type Paper,
  type PaperBlock,
  type PaperLine,
  type PaperSection,
  plain,
} from '../domain/documents/document.ts';
import { type HandoverFile, nameOf } from '../domain/documents/handover-file.ts';
import type { TermOut } from '../domain/handovers/handover.ts';
import { isUnconfirmed } from '../domain/handovers/succession.ts';
import { appWords } from '../words/app.ts';
import { documentWords } from '../words/documents.ts';
import { handoverDoubts } from './handover-doubts.ts';
import {
  actorRun,
  briefingRun,
  dated,
  dayInWords,
  internally,
  leftOut,
  mostOf,
  nothing,
  paperOf,
  sourceLine,
  spanInWords,
} from './paper-parts.ts';
import { byDate, commitmentBlocks, fully, numberer, sourceBlocks } from './paper-tables.ts';

const say = documentWords.file;

/** What one presidency leaves to the next, as a paper to hand to the incoming one. */
export function handoverPaper(file: HandoverFile, circulation: Paper['circulation'], day: string): Paper {
  const { handover, open, closed, carried, fallsDue, coming } = file;
  const { body, from, date } = handover;
  const numbered = numberer();
  const parts = {
    open: numbered(open.items),
    closed: numbered(closed.items),
    carried: numbered(carried.items),
    fallsDue: numbered(fallsDue.items),
  };
  const all = Object.values(parts).flat();
  const doubts = handoverDoubts(file, all, day);
  const whole = `/commitments?body=${encodeURIComponent(body.id)}`;
  const section = (title: string, blocks: PaperBlock[]): PaperSection => ({ title, blocks });
  const glance: [n: number, line: string][] = [
    [1, say.openOf(open.total, file.overdue)],
    [1, say.closedOf(closed.total)],
    [carried.total, say.carriedOf(carried.total)],
    [1, say.fallsDueOf(fallsDue.total)],
    [1, say.comingOf(coming.total)],
    [1, say.unclearOf(doubts.length)],
  ];
  return paperOf(
    {
      kind: 'handover_file',
      title: say.title(body.name),
      subtitle: say.subtitle(nameOf(from), incomingOf(file), dated(date) ?? ''),
      about: body.name,
      circulation,
      day,
      sequence: file.sequence,
      address: `/handovers/${encodeURIComponent(handover.id)}/file`,
    },
    [
      section(say.handover, handoverBlocks(file, day)),
      section(say.glance, [
        { kind: 'list', items: glance.filter(([n]) => n > 0).map(([, text]) => plain(text)) },
        { kind: 'paragraph', line: plain(say.rule), quiet: true },
        ...elsewhere(file),
      ]),
      section(say.open, commitmentBlocks(say.open, fully, parts.open, open.total, whole)),
      section(say.closed, commitmentBlocks(say.closed, fully, parts.closed, closed.total, whole)),
      carried.total > 0
        ? section(say.carried, commitmentBlocks(say.carried, fully, parts.carried, carried.total, whole))
        : null,
      section(say.fallsDue, commitmentBlocks(say.fallsDue, byDate, parts.fallsDue, fallsDue.total, whole)),
      section(say.coming, comingBlocks(file)),
      section(say.statements, statementBlocks(file)),
      section(say.unclear, [
        doubts.length === 0
          ? { kind: 'paragraph', line: plain(say.nothingUnclear) }
          : { kind: 'list', items: doubts },
      ]),
      all.length > 0 ? section(documentWords.sources, sourceBlocks(all)) : null,
    ],
  );
}

const incomingOf = ({ handover: { to, successor } }: HandoverFile): string =>
  to?.name ?? (successor === 'vacant' ? say.vacant : say.notRecorded);

const termDate = (date: TermOut['start']): string | null =>
  date &&
  dayInWords(date.edtf ?? `${date.earliest ?? '..'}/${date.latest ?? '..'}`.replace(/^(.+)\/\1$/, '$1'));

/** What passes, from whom to whom, and when. */
function handoverBlocks(file: HandoverFile, day: string): PaperBlock[] {
  const { handover, terms } = file;
  const { body, from, to, date, status, capacity, briefing, note, sources, visibility } = handover;
  const { outgoing, incoming, incomingEnd, isEndProjected } = terms;
  const inWords = dated(date) ?? '';
  const incomingDays = say.term(termDate(incoming?.start ?? null), termDate(incomingEnd));
  const facts: [string, PaperLine[]][] = [
    [say.body, [[...actorRun(body), ...internally(visibility)]]],
    [say.outgoing, [from ? actorRun(from) : plain(documentWords.notNamed)]],
    [say.incoming, [to ? actorRun(to) : plain(incomingOf(file))]],
    [
      say.date,
      [plain(inWords), ...(date.words && date.words !== inWords ? [plain(say.asSaid(date.words))] : [])],
    ],
    [
      say.status,
      [
        plain(
          isUnconfirmed({ status, date }, day)
            ? appWords.terms.unconfirmed
            : appWords.terms.handoverStatus[status],
        ),
      ],
    ],
    [say.capacity, capacity === 'acting' ? [plain(appWords.terms.capacity.acting)] : []],
    [
      say.outgoingTerm,
      [plain(outgoing ? say.term(termDate(outgoing.start), termDate(outgoing.end)) : say.noTerm)],
    ],
    [
      say.incomingTerm,
      [plain(!incoming ? say.noTerm : isEndProjected ? say.projected(incomingDays) : incomingDays)],
    ],
    [say.announcedAt, briefing ? [briefingRun(briefing)] : []],
    [say.note, note ? [plain(cut(note, mostOf.text))] : []],
    [documentWords.sources, sources.filter(({ passage }) => !passage).map(sourceLine)],
  ];
  return [
    {
      kind: 'facts',
      facts: facts.filter(([, lines]) => lines.length > 0).map(([label, lines]) => ({ label, lines })),
    },
    ...sources.flatMap((source): PaperBlock[] =>
      source.passage
        ? [{ kind: 'quotation', text: cut(source.passage, mostOf.passage), from: sourceLine(source) }]
        : [],
    ),
  ];
}

/** What the holder promised besides is named, so that nobody takes the file for all of it. */
function elsewhere({ elsewhere: n, handover, terms }: HandoverFile): PaperBlock[] {
  const holder = handover.from ?? terms.outgoing?.holder;
  if (n === 0 || !holder) return [];
  const href = `/actors/${encodeURIComponent(holder.id)}/promises`;
  const line = [{ text: `${say.elsewhere(n, holder.name)} ` }, { text: say.promisesOf(holder.name), href }];
  return [{ kind: 'paragraph', line, quiet: true }];
}

function comingBlocks({ coming, handover }: HandoverFile): PaperBlock[] {
  if (coming.items.length === 0) return [nothing];
  const { when, briefing, where, status } = documentWords.columns;
  return [
    {
      kind: 'table',
      name: say.coming,
      columns: [
        { title: when, share: 22 },
        { title: briefing, share: 43 },
        { title: where, share: 20 },
        { title: status, share: 15 },
      ],
      rows: coming.items.map((one) => [
        [plain(spanInWords(one.start, one.end))],
        [[...briefingRun(one), ...internally(one.visibility)]],
        [plain([one.venue, one.city].filter(Boolean).join(', '))],
        [plain(appWords.terms.briefingStatus[one.status])],
      ]),
    },
    ...leftOut(coming, `/bodies/${encodeURIComponent(handover.body.id)}`),
  ];
}

function statementBlocks({ statements, handover }: HandoverFile): PaperBlock[] {
  if (statements.items.length === 0) return [nothing];
  return [
    ...statements.items.map(({ text, kind, speaker, position, briefing, visibility }): PaperBlock => {
      const on = dated(briefing.start);
      const from: PaperLine = [
        ...(speaker ? actorRun(speaker) : plain(documentWords.brief.somebody)),
        ...plain(
          `${position ? `, ${position}` : ''} (${appWords.terms.statementKind[kind].toLowerCase()}), `,
        ),
        ...briefingRun(briefing),
        ...plain(on ? `, ${on}` : ''),
        ...internally(visibility),
      ];
      return { kind: 'quotation', text: cut(text, mostOf.text), from };
    }),
    ...leftOut(statements, `/bodies/${encodeURIComponent(handover.body.id)}`),
  ];
}
