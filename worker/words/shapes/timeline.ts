import type { Briefing } from '../../domain/briefing.ts';
import type { CommitmentStatus, Standing } from '../../domain/commitments/standing.ts';
import type { DatePhrases } from '../../domain/dates/words.ts';
import type { Announcement, HandoverStatus } from '../../domain/handovers/succession.ts';

/** Every word that the drawing shows or says. Dates arrive in words of the reader's language; null: not known. */
export interface TimelineWords {
  /** Accessible name of the whole drawing. */
  name: string;
  /** What the keys do, told to screen readers after the name. */
  help: string;
  /** Titles of the lanes that are of no record: the kinds, and what belongs to no body, actor or topic. */
  lanes: Record<'briefings' | 'commitments' | 'body:' | 'actor:' | 'topic:', string>;
  /** The button beside a lane's title. */
  laneOptions(lane: string): string;
  today: string;
  vacant: string;
  notRecorded: string;
  /** How many records of a lane have no date to be drawn at. */
  undated(count: number): string;
  /** Beside the title of a lane; short, and empty where there is nothing to say. `hasEarlier`: more than is shown reaches into the window from before it. */
  laneNote(of: { undated: number; hasEarlier: boolean }): string;
  /** On the mark that stands for items without room, such as "+12"; width is short. */
  more(count: number): string;
  /** Over a bar, such as "1.2K"; width is short. */
  number(count: number): string;
  standing: Record<Standing, string>;
  status: Record<CommitmentStatus, string>;
  briefingName(of: {
    title: string;
    date: string;
    status: Briefing['status'];
    place: string | null;
    also: readonly string[];
  }): string;
  commitmentName(of: CommitmentInWords): string;
  termName(of: TermInWords): string;
  /** A seat that was vacant, or whose holder nobody recorded. */
  gapName(of: {
    body: string;
    kind: 'vacant' | 'not_recorded';
    from: string | null;
    until: string | null;
    announcement: Announcement | null;
  }): string;
  handoverName(of: HandoverInWords): string;
  /** Many records in one mark; pressing it shows them larger. `lane` is its title, `cell` when they begin, in words. */
  countName(of: { count: number; open: number; of: CountOf; lane: string; cell: string }): string;
  /** For languages other than English: what Intl has no words for. */
  datePhrases?: DatePhrases;
  legend: LegendWords;
}

export type CountOf = 'briefing' | 'commitment' | 'record' | 'term';

export interface Wording {
  words: TimelineWords;
  locale: string;
}

export interface CommitmentInWords {
  text: string;
  due: string;
  /** The standing, or the status of what is closed, in words. */
  standing: string;
  obligor: string | null;
  /** The due date as first recorded, where it has moved. */
  was: string | null;
  /** The title of the briefing that the due date is bound to. */
  dueAt: string | null;
  /** Titles of the other lanes that it stands in. */
  also: readonly string[];
}

export interface TermInWords {
  body: string;
  holder: string | null;
  from: string | null;
  until: string | null;
  acting: boolean;
  projected: boolean;
  current: boolean;
  announcement: Announcement | null;
}

export interface HandoverInWords {
  body: string;
  from: string | null;
  to: string | null;
  /** Without `to`: whether nobody holds the seat, or nobody wrote down who does. */
  vacant: boolean;
  date: string;
  acting: boolean;
  /** Null where it is only projected. */
  status: HandoverStatus | null;
}

export interface LegendWords {
  /** Accessible name of the legend. */
  title: string;
  /** Headings of its groups. */
  commitments: string;
  dates: string;
  presidencies: string;
  briefing: string;
  /** A width: some day within it. */
  within: string;
  /** A soft edge: about then. */
  about: string;
  /** A fade: no end, or no start, is stated. */
  open: string;
  /** A hollow dot and a dotted line: where the date was. */
  moved: string;
  /** A small link: its due date moves with a briefing's. */
  bound: string;
  /** A bar: its height tells how many begin in its time, its solid part how many of them are open. */
  count: string;
  term: string;
  handover: string;
  acting: string;
  projected: string;
  /** Announced for days that have passed, and never confirmed. */
  unconfirmed: string;
  vacant: string;
  notRecorded: string;
}
