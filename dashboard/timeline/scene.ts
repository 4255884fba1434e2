import type { Briefing } from '../../worker/domain/briefing.ts';
import type { Commitment } from '../../worker/domain/commitment.ts';
import { dateInWords } from '../../worker/domain/date-words.ts';
import type { StoredDate } from '../../worker/domain/record.ts';
import type { Timeline } from '../../worker/domain/timeline.ts';
import { type Extent, extentOf, throughout } from './extent.ts';
import { briefingGlyph, commitmentGlyph, type Glyph } from './glyph.ts';
import { briefingKey, commitmentKey } from './keys.ts';
import { type BodyLane, bodyLane } from './terms.ts';
import { labelSize, textWidth } from './text-width.ts';
import type { TimelineWords } from './words.ts';

/** What is drawn of a briefing or a commitment at every scale. */
export interface Item {
  key: string;
  kind: 'briefing' | 'commitment';
  id: string;
  extent: Extent;
  /** Where it was due at first, when that has moved. */
  was: Extent | null;
  glyph: Glyph;
  /** Lasts from its first day to its last, rather than lying somewhere between them. */
  lasts: boolean;
  text: string;
  /** Of the text, in pixels. */
  width: number;
  name: string;
  /** Lower is more important. */
  rank: number;
}

/** Everything about the data that does not depend on the scale: made once per answer, not once per frame. */
export interface Scene {
  briefings: Item[];
  commitments: Item[];
  undated: number;
  bodies: BodyLane[];
}

export interface Wording {
  words: TimelineWords;
  locale: string;
}

export function sceneOf(data: Timeline, wording: Wording): Scene {
  const commitments = data.commitments.flatMap((one) => commitmentItem(one, wording) ?? []);
  return {
    briefings: data.briefings.flatMap((one) => briefingItem(one, wording) ?? []).sort(inTime),
    commitments: commitments.sort(inTime),
    undated: data.commitments.length - commitments.length,
    bodies: data.bodies.map((one) => bodyLane(one, wording)),
  };
}

const inTime = (a: Item, b: Item) =>
  a.extent.start - b.extent.start || a.extent.end - b.extent.end || (a.key < b.key ? -1 : 1);

const inWords = (date: StoredDate, { locale, words }: Wording) =>
  dateInWords(date.edtf, locale, words.datePhrases);

const ranks: Partial<Record<Glyph, number>> = { overdue: 0, due_now: 1, upcoming: 2, stale: 3 };

function commitmentItem(commitment: Commitment, wording: Wording): Item | null {
  const { due, originalDue, id, text, status, standing } = commitment;
  const extent = extentOf(due);
  if (due === null || extent === null) return null;
  const moved = originalDue !== null && originalDue.edtf !== due.edtf;
  const glyph = commitmentGlyph(commitment);
  const { words } = wording;
  return {
    key: commitmentKey(id),
    kind: 'commitment',
    id,
    extent,
    was: moved ? extentOf(originalDue) : null,
    glyph,
    lasts: false,
    text,
    width: textWidth(text, labelSize),
    name: words.commitmentName({
      text,
      due: inWords(due, wording),
      standing: standing === 'closed' ? words.status[status] : words.standing[standing],
      obligor: obligorsOf(commitment, wording.locale),
      was: moved ? inWords(originalDue, wording) : null,
    }),
    rank: ranks[glyph] ?? 4,
  };
}

function obligorsOf({ parties }: Commitment, locale: string): string | null {
  const names = parties
    .filter(({ role }) => role === 'obligor')
    .flatMap(({ actor, words }) => actor?.name ?? words ?? []);
  return names.length === 0 ? null : new Intl.ListFormat(locale).format(names);
}

function briefingItem(briefing: Briefing, wording: Wording): Item | null {
  const { id, title, start, end, status, venue, city } = briefing;
  const extent = throughout(extentOf(start), extentOf(end));
  if (start === null || extent === null) return null;
  const isOneDay = ({ earliest, latest }: StoredDate) => earliest === latest;
  return {
    key: briefingKey(id),
    kind: 'briefing',
    id,
    extent,
    was: null,
    glyph: briefingGlyph(status),
    lasts: isOneDay(start) && end !== null && isOneDay(end),
    text: title,
    width: textWidth(title, labelSize),
    name: wording.words.briefingName({
      title,
      date: briefingDate(start, end, wording),
      status,
      place: [venue, city].filter((part) => part !== null).join(', ') || null,
    }),
    rank: 2,
  };
}

/** Two plain dates are said as one interval; of doubtful ones only the start, which is what was recorded best. */
function briefingDate(start: StoredDate, end: StoredDate | null, wording: Wording): string {
  const isPlain = ({ edtf }: StoredDate) => /^[\d-]+$/.test(edtf);
  if (end === null || end.edtf === start.edtf || !isPlain(start) || !isPlain(end))
    return inWords(start, wording);
  return inWords({ ...start, edtf: `${start.edtf}/${end.edtf}` }, wording);
}
