import type { ActorLink } from '../domain/actor.ts';
import type { BriefingLink } from '../domain/briefing.ts';
import type { StoredDate } from '../domain/changes/record.ts';
import type { Party } from '../domain/commitments/commitment.ts';
import type { PaperCommitment, Shown } from '../domain/documents/commitment.ts';
import {
  cut,
  joined,
  type Paper,
  type PaperBlock,
  type PaperLine,
  type PaperSection,
  plain,
  strong,
} from '../domain/documents/document.ts';
import type { Source } from '../domain/source.ts';
import type { Visibility } from '../domain/visibility.ts';
import { appWords } from '../words/app.ts';
import { documentWords as say } from '../words/documents.ts';
import { words } from './preview.ts';

/** The parts that papers share. */

export const mostOf = { text: 700, passage: 1000, note: 300 };

export const dated = (date: StoredDate | null): string | null => (date ? words(date.edtf) : null);
export const dayInWords = words;

/** From the first to the last day of something, in words. */
export function spanInWords(start: StoredDate | null, end: StoredDate | null): string {
  if (!start) return say.undated;
  if (!end || end.edtf === start.edtf) return words(start.edtf);
  const isInterval = `${start.edtf}${end.edtf}`.includes('/');
  return isInterval ? appWords.range(words(start.edtf), words(end.edtf)) : words(`${start.edtf}/${end.edtf}`);
}

export const actorRun = ({ id, kind, name }: ActorLink): PaperLine => [
  { text: name, href: `/${kind === 'body' ? 'bodies' : 'actors'}/${encodeURIComponent(id)}` },
];
export const briefingRun = ({ id, title }: Pick<BriefingLink, 'id' | 'title'>): PaperLine => [
  { text: title, href: `/briefings/${encodeURIComponent(id)}` },
];

/** Where not all may see it, a paper says so beside it. */
export const internally = (visibility: Visibility): PaperLine =>
  visibility === 'public' ? [] : strong(` [${say.isInternal}]`);

const partyLine = ({ actor, words: given, status }: Party): PaperLine => {
  const name = actor ? actorRun(actor) : plain(given ? `“${given}”` : say.notNamed);
  return status ? [...name, { text: ` (${appWords.terms.status[status]})` }] : name;
};

/** Who is bound, with whom, for whom. */
export function whoLines(parties: readonly Party[]): PaperLine[] {
  const of = (role: Party['role']) => parties.filter((party) => party.role === role).map(partyLine);
  const [obligors, partners, beneficiaries] = [of('obligor'), of('partner'), of('beneficiary')];
  const among = (phrase: (names: string) => string, lines: PaperLine[]): PaperLine[] => {
    const [before = '', after = ''] = phrase('\n').split('\n');
    return lines.length === 0 ? [] : [[{ text: before }, ...joined(lines, ', '), { text: after }]];
  };
  return [
    ...(obligors.length > 0 ? obligors : [plain(say.notNamed)]),
    ...among(say.with, partners),
    ...among(say.for, beneficiaries),
  ];
}

export function dueLines({ due, dueBriefing, originalDue }: PaperCommitment): PaperLine[] {
  const [now, first] = [dated(due), dated(originalDue)];
  return [
    plain(now ?? say.undated),
    ...(dueBriefing ? [[{ text: `${say.dueAt} ` }, ...briefingRun(dueBriefing)]] : []),
    ...(first && first !== now ? [plain(say.firstDue(first))] : []),
  ];
}

export function standsLines(commitment: PaperCommitment): PaperLine[] {
  const { standing, status, supersededReason, closingReason } = commitment;
  const inWords = appWords.terms.status[status];
  if (standing !== 'closed') return [strong(appWords.terms.standing[standing]), plain(inWords)];
  return [
    strong(inWords),
    ...(supersededReason ? [plain(appWords.terms.supersededReason[supersededReason])] : []),
    ...(closingReason ? [plain(cut(closingReason, mostOf.note))] : []),
  ];
}

export function followUpLines({ lastFollowUp, lastFollowUpOn }: PaperCommitment): PaperLine[] {
  if (!lastFollowUp) return [plain(lastFollowUpOn ? words(lastFollowUpOn) : say.noFollowUp)];
  const { on, note, statusTo, dueTo, visibility } = lastFollowUp;
  const about = [
    statusTo && say.statusTo(appWords.terms.status[statusTo]),
    dueTo && say.dueTo(words(dueTo)),
    note && cut(note, mostOf.note),
  ].filter((part) => typeof part === 'string');
  return [[...plain(words(on)), ...internally(visibility)], ...about.map(plain)];
}

export const commitmentHref = (id: string) => `/commitments/${encodeURIComponent(id)}`;

/** The words of a commitment, as a link to it, and where it was made. */
export function commitmentLines({ id, text, briefing, made, visibility }: PaperCommitment): PaperLine[] {
  const on = dated(made);
  const at: PaperLine[] = briefing
    ? [[{ text: `${say.promisedAt} ` }, ...briefingRun(briefing), ...(on ? plain(`, ${on}`) : [])]]
    : on
      ? [plain(say.madeOn(on))]
      : [];
  return [[{ text: cut(text, mostOf.text), href: commitmentHref(id) }, ...internally(visibility)], ...at];
}

/** A source in one line: what it is, who published it and when. */
export function sourceLine({ title, publisher, published, url, visibility }: Source): PaperLine {
  return joined(
    [
      [url ? { text: title, href: url } : { text: title }, ...internally(visibility)],
      publisher ? plain(publisher) : [],
      published ? plain(say.published(words(published))) : [],
    ],
    ', ',
  );
}

/** What is said where not all of a list is shown; nothing where it is. */
export const leftOut = ({ items, total }: Shown<unknown>, href: string): PaperBlock[] =>
  items.length >= total
    ? []
    : [
        {
          kind: 'paragraph',
          line: [{ text: `${say.leftOut(items.length, total)} ` }, { text: say.more, href }],
        },
      ];

export const nothing: PaperBlock = { kind: 'paragraph', line: plain(say.none) };

/** A paper with what stands on every one: whether it may go round, its day and the state of the record. */
export function paperOf(
  about: Pick<
    Paper,
    'kind' | 'title' | 'subtitle' | 'about' | 'circulation' | 'day' | 'sequence' | 'address'
  >,
  sections: (PaperSection | null)[],
): Paper {
  const { circulation, day, sequence, address } = about;
  return {
    ...about,
    language: say.language,
    mark: say.mark[circulation],
    sections: sections.filter((section) => section !== null),
    foot: [
      plain(`${say.mark[circulation]}. ${say.asOf(words(day), sequence)}`),
      [{ text: `${say.madeFrom(say.product)} ` }, { text: address, href: address }],
    ],
  };
}
