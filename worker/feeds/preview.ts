import type { Actor } from '../domain/actor.ts';
import type { Briefing } from '../domain/briefing.ts';
import type { Commitment } from '../domain/commitments/commitment.ts';
import { dateInWords } from '../domain/dates/words.ts';
import type { Handover, Succession, TermOut } from '../domain/handovers/handover.ts';
import { appWords } from '../words/app.ts';
import { previewWords as say } from '../words/previews.ts';

/** What a link to a page unfolds into. */
export interface Preview {
  title: string;
  description: string;
}

const longestTitle = 180;
const longestDescription = 300;
const cut = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most).replace(/\s+\S*$/, '')}…` : text;

/** Makes a preview of a title and of what its description says, one sentence each. */
export const previewOf = (title: string, parts: readonly (string | null | false)[]): Preview => ({
  title: cut(title, longestTitle),
  description: cut(say.sentences(parts), longestDescription),
});

export const words = (edtf: string): string => {
  try {
    return dateInWords(edtf, 'en');
  } catch {
    return edtf;
  }
};

export function briefingPreview({ title, start, end, status, venue, city }: Briefing): Preview {
  const isSpan = start && end && end.edtf !== start.edtf && !`${start.edtf}${end.edtf}`.includes('/');
  return previewOf(title, [
    say.briefing,
    start && words(isSpan ? `${start.edtf}/${end.edtf}` : start.edtf),
    [venue, city].filter(Boolean).join(', '),
    status !== 'held' && appWords.terms.briefingStatus[status],
  ]);
}

export function commitmentPreview(commitment: Commitment): Preview {
  const { text, due, dueBriefing, standing, status, parties, briefing, lastFollowUpOn } = commitment;
  const obligors = parties.flatMap(({ role, actor, words }) =>
    role === 'obligor' ? (actor?.name ?? words ?? []) : [],
  );
  const isClosed = standing === 'closed';
  return previewOf(text, [
    say.commitment,
    due ? say.due(words(due.edtf)) : dueBriefing ? say.dueAt(dueBriefing.title) : say.undated,
    isClosed ? appWords.terms.status[status] : appWords.terms.standing[standing],
    obligors.length > 0 && say.undertakenBy(obligors),
    briefing && say.promisedAt(briefing.title),
    lastFollowUpOn ? say.lastFollowUp(words(lastFollowUpOn)) : say.noFollowUp,
  ]);
}

export function handoverPreview({ body, from, to, successor, date, status }: Handover): Preview {
  const title = to
    ? appWords.timeline.takesOver(to.name, body.name)
    : appWords.timeline[successor === 'vacant' ? 'vacant' : 'notRecorded'](body.name);
  return previewOf(title, [
    say.handover,
    words(date.edtf),
    to && say.passes(from?.name ?? null, to.name),
    appWords.terms.handoverStatus[status],
  ]);
}

const since = ({ start }: TermOut) =>
  start === null ? null : start.edtf ? words(start.edtf) : start.earliest && words(start.earliest);

/** How much of a lane there is at any time. */
export interface Totals {
  briefings: number;
  open: number;
  closed: number;
}
const totalsLine = ({ briefings, open, closed }: Totals) =>
  briefings + open + closed > 0 && say.onRecord(briefings, open + closed, open);

export function bodyPreview({ body, terms }: Succession, totals: Totals): Preview {
  const at = terms.findIndex(({ current }) => current);
  const [current, next] = [terms[at], terms.slice(at + 1).find(({ holder }) => holder)];
  return previewOf(body.name, [
    appWords.terms.actorKind.body,
    current?.holder ? say.inTheChair(current.holder.name, since(current)) : null,
    next?.holder ? say.nextInTheChair(next.holder.name, since(next)) : null,
    totalsLine(totals),
  ]);
}

export const actorPreview = ({ name, kind }: Actor, totals: Totals): Preview =>
  previewOf(name, [appWords.terms.actorKind[kind], totalsLine(totals)]);
