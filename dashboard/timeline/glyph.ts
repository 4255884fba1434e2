import type { Briefing } from '../../worker/domain/briefing.ts';
import type { CommitmentStatus, Standing } from '../../worker/domain/commitments/standing.ts';
import { isClosed } from '../../worker/domain/commitments/standing.ts';

type OpenStanding = Exclude<Standing, 'closed'>;
type Outcome = 'fulfilled' | 'partly_fulfilled' | 'not_fulfilled' | 'superseded';
export type CommitmentGlyph = OpenStanding | Outcome;
export type Glyph = CommitmentGlyph | 'briefing' | 'briefing_planned' | 'briefing_off';

/** What is closed shows how it ended: "closed" alone would hide a broken promise. */
export function commitmentGlyph(of: { standing: Standing; status: CommitmentStatus }): CommitmentGlyph {
  if (isClosed(of.status)) return of.status;
  return of.standing === 'closed' ? 'superseded' : of.standing;
}

const briefingGlyphs: Record<Briefing['status'], Glyph> = {
  held: 'briefing',
  planned: 'briefing_planned',
  confirmed: 'briefing_planned',
  postponed: 'briefing_off',
  cancelled: 'briefing_off',
};
export const briefingGlyph = (status: Briefing['status']) => briefingGlyphs[status];

export const commitmentGlyphs: readonly CommitmentGlyph[] = [
  'overdue',
  'due_now',
  'upcoming',
  'stale',
  'fulfilled',
  'partly_fulfilled',
  'not_fulfilled',
  'superseded',
];

/** Half the width of the largest glyph. */
export const glyphRadius = 8;

const disc = 'M0,-7A7,7 0 1 1 0,7A7,7 0 1 1 0,-7Z';
const ring = 'M0,-6A6,6 0 1 1 0,6A6,6 0 1 1 0,-6Z';
const bubble =
  'M-6,-6.5H6A1,1 0 0 1 7,-5.5V2.5A1,1 0 0 1 6,3.5H0.5L-3.5,7V3.5H-6A1,1 0 0 1 -7,2.5V-5.5A1,1 0 0 1 -6,-6.5Z';

/** Two links, at the shoulder of a glyph: its date is bound to another record's. */
export const chain = 'M6,-10.5a2.7,2.7 0 1 0 0.1,0ZM10,-10.5a2.7,2.7 0 1 0 0.1,0Z';

/** Each differs by shape, so that no reader and no printer depends on colour. `detail` is drawn over `body`. */
export const glyphPaths: Record<Glyph, { body: string; detail?: string }> = {
  overdue: { body: 'M0,-7.5L8,6.5H-8Z', detail: 'M0,-2.6V2M0,4V4.4' },
  due_now: { body: 'M0,-8L8,0L0,8L-8,0Z' },
  upcoming: { body: ring },
  stale: { body: 'M-6,-6H6V6H-6Z', detail: 'M0,-3.5V0.5H3' },
  undated: { body: ring },
  fulfilled: { body: disc, detail: 'M-3.3,0.2L-0.9,2.7L3.5,-2.4' },
  partly_fulfilled: { body: ring, detail: 'M0,-6A6,6 0 0 0 0,6Z' },
  not_fulfilled: { body: disc, detail: 'M-2.8,-2.8L2.8,2.8M2.8,-2.8L-2.8,2.8' },
  superseded: { body: ring, detail: 'M-3,0H3' },
  briefing: { body: bubble },
  briefing_planned: { body: bubble },
  briefing_off: { body: bubble, detail: 'M-7,5L7,-8' },
};
