import type { ActorLink } from '../../worker/domain/actor.ts';
import type { TermOut } from '../../worker/domain/handovers/handover.ts';
import type { Wording } from '../../worker/words/shapes/timeline.ts';
import { inWords } from './dates.ts';
import { type Extent, extentOf } from './extent.ts';
import { handoverKey, termKey } from './keys.ts';
import { labelSize, semibold, textWidth } from './text-width.ts';

export interface TermItem {
  key: string;
  /** Whose page it leads to: the holder's, or the body's when nobody held the seat. */
  actorId: string;
  kind: TermOut['kind'];
  /** Null: it began before, or ends after, anything recorded. */
  start: Extent | null;
  end: Extent | null;
  acting: boolean;
  projected: boolean;
  current: boolean;
  /** Announced for days that have passed, and never confirmed. */
  unconfirmed: boolean;
  /** From most to least telling; the first that fits is shown. */
  texts: { text: string; width: number }[];
  name: string;
}

export interface JointItem {
  key: string;
  /** Null where it is only projected: there is no record to lead to. */
  id: string | null;
  extent: Extent;
  name: string;
}

export interface BodyLane {
  title: string;
  terms: TermItem[];
  /** `joints[i]` begins `terms[i]`. */
  joints: (JointItem | null)[];
}

export function bodyLane(body: ActorLink, terms: readonly TermOut[], wording: Wording): BodyLane {
  return {
    title: body.name,
    terms: terms.map((term, i) => termItem(body, term, terms[i + 1], wording)),
    joints: terms.map((term, i) => jointItem(body, term, terms[i - 1], wording)),
  };
}

type Boundary = TermOut['start'];

function boundaryInWords(boundary: Boundary, wording: Wording): string | null {
  if (boundary === null) return null;
  const { earliest, latest } = boundary;
  const edtf = boundary.edtf ?? (earliest === latest ? earliest : `${earliest ?? '..'}/${latest ?? '..'}`);
  return edtf === null || edtf === '../..' ? null : inWords(edtf, wording);
}

function termItem(body: ActorLink, term: TermOut, next: TermOut | undefined, wording: Wording): TermItem {
  const { words } = wording;
  const { holder, kind, projected, current, announcement } = term;
  // Before a projected term the record states no end: the rotation does.
  const until = term.end ?? next?.start ?? null;
  const acting = term.capacity === 'acting';
  const dates = { from: boundaryInWords(term.start, wording), until: boundaryInWords(until, wording) };
  const gap = kind === 'vacant' ? words.vacant : words.notRecorded;
  return {
    key: termKey(body.id, term),
    actorId: holder?.id ?? body.id,
    kind,
    start: extentOf(term.start),
    end: extentOf(until),
    acting,
    projected,
    current,
    unconfirmed: announcement === 'not_confirmed',
    texts: (holder ? [holder.name, ...(holder.countryCode ? [holder.countryCode] : [])] : [gap]).map(
      (text) => ({
        text,
        width: textWidth(text, current ? semibold(labelSize) : labelSize),
      }),
    ),
    name:
      kind === 'held'
        ? words.termName({
            body: body.name,
            holder: holder?.name ?? null,
            ...dates,
            acting,
            projected,
            current,
            announcement,
          })
        : words.gapName({ body: body.name, kind, ...dates, announcement }),
  };
}

function jointItem(
  body: ActorLink,
  term: TermOut,
  previous: TermOut | undefined,
  wording: Wording,
): JointItem | null {
  const extent = extentOf(term.start);
  const date = boundaryInWords(term.start, wording);
  if (extent === null || date === null) return null;
  return {
    key: term.startedBy === null ? `${termKey(body.id, term)}:start` : handoverKey(term.startedBy),
    id: term.startedBy,
    extent,
    name: wording.words.handoverName({
      body: body.name,
      from: previous?.holder?.name ?? null,
      // Who is only projected is not whom a handover on record names.
      to: (term.projected && term.startedBy ? null : term.holder?.name) ?? null,
      vacant: term.kind === 'vacant',
      date,
      acting: term.capacity === 'acting',
      status: term.status,
    }),
  };
}
