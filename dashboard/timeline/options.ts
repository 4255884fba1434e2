import type { TimelineWords } from '../../worker/words/shapes/timeline.ts';
import type { Tracing } from './trace.ts';

export type LinkKind = 'briefing' | 'commitment' | 'actor' | 'body' | 'handover';

export interface TimelineOptions {
  width: number;
  /** ISO day. */
  now: string;
  locale: string;
  words: TimelineWords;
  document: Document;
  /** ISO days shown. */
  view: [string, string];
  /** A key such as "commitment:<id>"; see keys.ts. */
  selected: string | null;
  /** Lanes in one thin row, named as addresses do; see `laneId`. */
  collapsed?: readonly string[];
  /** Draws lines from record to record. */
  trace?: Tracing | null;
  href(kind: LinkKind, id: string): string;
  onSelect(key: string | null): void;
  /** Throttled while a gesture goes on (`settled` false), and once more when it has settled. */
  onView(view: [string, string], settled: boolean): void;
  /** The options of a lane are wanted; `button` is where. Without it lanes have no button. */
  onLaneMenu?(lane: string, button: Element): void;
}
