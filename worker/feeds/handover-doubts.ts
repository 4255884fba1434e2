import { type PaperLine, plain } from '../domain/documents/document.ts';
import { doubtsOf, findingsNear, type HandoverFile, nameOf } from '../domain/documents/handover-file.ts';
import { isUnconfirmed } from '../domain/handovers/succession.ts';
import { appWords } from '../words/app.ts';
import { documentWords } from '../words/documents.ts';
import { dated, dayInWords } from './paper-parts.ts';
import type { Numbered } from './paper-tables.ts';

const say = documentWords.file;

/** What is unclear of the handover, of the succession around it, and of the commitments by their numbers. */
export function handoverDoubts(file: HandoverFile, numbered: readonly Numbered[], day: string): PaperLine[] {
  const { handover, terms } = file;
  const { date, status, from, to, successor, body } = handover;
  const takesPlace = status !== 'deferred' && status !== 'cancelled';
  const once = [...new Map(numbered.map((one) => [one.number, one])).values()];
  const { near, others } = findingsNear(file);
  const sentences = [
    !takesPlace && say.noEnd(appWords.terms.handoverStatus[status].toLowerCase()),
    takesPlace && (date.earliest === null || date.earliest !== date.latest) && say.fuzzyDate,
    isUnconfirmed({ status, date }, day) && say.unconfirmed,
    !from && say.noOutgoing,
    !to && successor === 'not_recorded' && say.noIncoming,
    takesPlace && !terms.incomingEnd && say.noEndOfTerm,
    ...near.map((finding) => findingInWords(finding, file)),
    ...doubtsOf(once, terms.outgoingDays, file.knowsOwners).map(({ kind, numbers }) =>
      say.doubts[kind](numbers),
    ),
  ].filter((sentence) => typeof sentence === 'string' && sentence !== '');
  const lines = [...new Set(sentences as string[])].map(plain);
  if (others === 0) return lines;
  const href = `/bodies/${encodeURIComponent(body.id)}`;
  return [...lines, [{ text: `${say.otherFindings(others)} ` }, { text: body.name, href }]];
}

/** What the handover says of itself has been said before; of others the date tells which is meant. */
function findingInWords(
  { kind, handoverId, actor }: HandoverFile['findings'][number],
  { handover, terms }: HandoverFile,
): string | null {
  const dates = new Map([
    [handover.id, dated(handover.date)],
    [terms.outgoing?.startedBy, dayOf(terms.outgoing?.start)],
    [terms.incoming?.endedBy, dayOf(terms.incoming?.end)],
  ]);
  const when = dates.get(handoverId ?? '') ?? appWords.noDate;
  const { finding, openFinding } = appWords.terms;
  if (kind === 'not_confirmed' && handoverId === handover.id) return null;
  if (Object.hasOwn(openFinding, kind)) return openFinding[kind as keyof typeof openFinding](when);
  if (!Object.hasOwn(finding, kind)) return appWords.body.unknownFinding;
  return finding[kind as keyof typeof finding](when, nameOf(actor) ?? appWords.noActor);
}

const dayOf = (date: { edtf: string | null } | null | undefined) =>
  date?.edtf ? dayInWords(date.edtf) : null;
