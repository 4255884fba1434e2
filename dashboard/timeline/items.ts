import type { StoredDate } from '../../worker/domain/changes/record.ts';
import type { BriefingItem, CommitmentItem, TimelineItem } from '../../worker/domain/timeline/timeline.ts';
import type { Wording } from '../../worker/words/shapes/timeline.ts';
import { inWords } from './dates.ts';
import { type Extent, extentOf, startOf, throughout } from './extent.ts';
import { briefingGlyph, commitmentGlyph, type Glyph } from './glyph.ts';
import { briefingKey, commitmentKey } from './keys.ts';
import { labelSize, textWidth } from './text-width.ts';

/** What is drawn of a briefing or a commitment at every scale. */
export interface Item {
  /** Of the record: the same in each lane that it stands in. */
  record: string;
  kind: 'briefing' | 'commitment';
  id: string;
  extent: Extent;
  /** Where it was due at first, when that has moved. */
  was: Extent | null;
  glyph: Glyph;
  /** An open commitment. */
  isOpen: boolean;
  /** Lasts from its first day to its last, rather than lying somewhere between them. */
  lasts: boolean;
  /** The record of the briefing that its due date is bound to. */
  boundTo: string | null;
  text: string;
  /** Of the text, in pixels. */
  width: number;
  /** Says it whole; `also` are the titles of the other lanes that it stands in. */
  say(also: readonly string[]): string;
  /** Lower is more important. */
  rank: number;
}

export const itemOf = (item: TimelineItem, wording: Wording, today: string): Item | null =>
  item.kind === 'briefing' ? briefingItem(item, wording) : commitmentItem(item, wording, today);

const DAY = 86_400_000;
/** A commitment that ends within so many days is about to press. */
const soon = 90 * DAY;

function rankOf(glyph: Glyph, { end }: Extent, today: string): number {
  if (glyph === 'overdue') return 0;
  if (glyph === 'due_now') return 1;
  if (glyph === 'upcoming') return end <= startOf(today) + soon ? 2 : 4;
  return glyph === 'stale' ? 4 : 5;
}

function commitmentItem(commitment: CommitmentItem, wording: Wording, today: string): Item | null {
  const { due, originalDue, id, text, status, standing, obligors, dueBriefing } = commitment;
  const extent = extentOf(due);
  if (extent === null) return null;
  const moved = originalDue !== null && originalDue.edtf !== due.edtf;
  const glyph = commitmentGlyph(commitment);
  const { words, locale } = wording;
  return {
    record: commitmentKey(id),
    kind: 'commitment',
    id,
    extent,
    was: moved ? extentOf(originalDue) : null,
    glyph,
    isOpen: standing !== 'closed',
    lasts: false,
    boundTo: dueBriefing && briefingKey(dueBriefing.id),
    text,
    width: textWidth(text, labelSize),
    say: (also) =>
      words.commitmentName({
        text,
        due: inWords(due.edtf, wording),
        standing: standing === 'closed' ? words.status[status] : words.standing[standing],
        obligor: obligors.length === 0 ? null : new Intl.ListFormat(locale).format(obligors),
        was: moved ? inWords(originalDue.edtf, wording) : null,
        dueAt: dueBriefing?.title ?? null,
        also,
      }),
    rank: rankOf(glyph, extent, today),
  };
}

function briefingItem(briefing: BriefingItem, wording: Wording): Item | null {
  const { id, title, start, end, status, venue, city } = briefing;
  const extent = throughout(extentOf(start), extentOf(end));
  if (extent === null) return null;
  const isOneDay = ({ earliest, latest }: StoredDate) => earliest === latest;
  return {
    record: briefingKey(id),
    kind: 'briefing',
    id,
    extent,
    was: null,
    glyph: briefingGlyph(status),
    isOpen: false,
    lasts: isOneDay(start) && end !== null && isOneDay(end),
    boundTo: null,
    text: title,
    width: textWidth(title, labelSize),
    say: (also) =>
      wording.words.briefingName({
        title,
        date: briefingDate(start, end, wording),
        status,
        place: [venue, city].filter((part) => part !== null).join(', ') || null,
        also,
      }),
    rank: 3,
  };
}

/** Two plain dates are said as one interval; of doubtful ones only the start, which is what was recorded best. */
function briefingDate(start: StoredDate, end: StoredDate | null, wording: Wording): string {
  const isPlain = ({ edtf }: StoredDate) => /^[\d-]+$/.test(edtf);
  if (end === null || end.edtf === start.edtf || !isPlain(start) || !isPlain(end))
    return inWords(start.edtf, wording);
  return inWords(`${start.edtf}/${end.edtf}`, wording);
}
