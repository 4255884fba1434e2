import type { StoredDate } from '../../worker/domain/changes/record.ts';
import { type DayRange, dueSection, isPastDue } from '../../worker/domain/commitments/standing.ts';
import type { TermOut } from '../../worker/domain/handovers/handover.ts';
import { type HandoverStatus, isUnconfirmed } from '../../worker/domain/handovers/succession.ts';
import type { Words } from '../../worker/words/app.ts';

const DAY = 86_400_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Whole days from one day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string) => Math.round((time(to) - time(from)) / DAY);

type TermDate = DayRange & { edtf: string | null };
type InWords = (edtf: string, locale: string) => string;

/** Dates and numbers in words. `inWords` prints EDTF; it is passed in, so that this file draws nothing along. */
export function formatsFor(locale: string, words: Words, inWords: InWords) {
  const number = new Intl.NumberFormat(locale);
  const score = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const edtf = (date: string) => {
    try {
      return inWords(date, locale);
    } catch {
      // A date that this page cannot read is shown as it stands rather than taking the page down.
      return date;
    }
  };
  /** A range without EDTF of its own, as a projected term has. */
  const range = ({ earliest, latest }: DayRange) =>
    edtf(earliest === latest ? (earliest ?? '') : `${earliest ?? '..'}/${latest ?? '..'}`);

  return {
    number: (n: number) => number.format(n),
    /** A minus sign and figures of one width, so that a column of scores lines up. */
    score: (n: number) => score.format(n).replace('-', '\u2212'),
    edtf,
    day: (iso: string) => edtf(iso.slice(0, 10)),
    month: (iso: string) => month.format(time(`${iso.slice(0, 7)}-01`)),
    date: (date: StoredDate | null) => (date ? edtf(date.edtf) : null),
    term: (date: TermDate | null) => (date ? (date.edtf ? edtf(date.edtf) : range(date)) : null),
    span: (start: StoredDate | null, end: StoredDate | null) => {
      if (!start) return end ? words.until(edtf(end.edtf)) : null;
      if (!end || end.edtf === start.edtf) return edtf(start.edtf);
      const isInterval = `${start.edtf}${end.edtf}`.includes('/');
      return isInterval ? words.range(edtf(start.edtf), edtf(end.edtf)) : edtf(`${start.edtf}/${end.edtf}`);
    },
    /** The status of a handover; of an announcement whose days have passed, that nobody confirmed it. */
    handoverStatus: ({ status, date }: { status: HandoverStatus; date: DayRange }, today: string): string =>
      isUnconfirmed({ status, date }, today) ? words.terms.unconfirmed : words.terms.handoverStatus[status],
    /** What a term rests on. */
    basis: ({ projected, status, announcement }: Pick<TermOut, 'projected' | 'status' | 'announcement'>) => {
      if (projected) return words.body.projected(status && words.terms.handoverStatus[status]);
      if (status === null) return words.body.undocumented;
      return words.body.begun(
        announcement === 'not_confirmed' ? words.terms.unconfirmed : words.terms.handoverStatus[status],
      );
    },
    /**
     * How the due date lies to today: "5 months late", "12 days left", "in 25 days". What may fall on any of many days
     * is not counted down to the first of them: "begins in 8 days", "from 1 January 2027 on".
     */
    pressing: (due: (DayRange & { edtf?: string }) | null, today: string): string | null => {
      if (due === null || (due.earliest === null && due.latest === null)) return null;
      if (isPastDue(due, today) && due.latest) return words.due.late(daysBetween(due.latest, today));
      if (dueSection(due, today) === 'due_now')
        return due.latest ? words.due.endsIn(daysBetween(today, due.latest)) : null;
      if (due.earliest === null) return null;
      const days = daysBetween(today, due.earliest);
      if (due.latest === due.earliest)
        return /[?~%]/.test(due.edtf ?? '') ? words.due.soonAbout(days) : words.due.soon(days);
      const isShort = due.latest !== null && daysBetween(due.earliest, due.latest) <= 31;
      return isShort ? words.due.begins(days) : words.due.fromOn(edtf(due.earliest));
    },
    /** How far a due date moved from the one first recorded, by its last possible day. */
    slippage: (original: DayRange | null, due: DayRange | null): string | null => {
      if (!original?.latest || !due?.latest) return null;
      const days = daysBetween(original.latest, due.latest);
      if (days === 0) return words.due.unchanged;
      return days > 0 ? words.due.slipped(days) : words.due.broughtForward(-days);
    },
  };
}

export type Formats = ReturnType<typeof formatsFor>;
