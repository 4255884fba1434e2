import type { TimelineWords } from '../../worker/words/shapes/timeline.ts';
import type { Scale } from './scale.ts';
import type { Stage } from './stage.ts';

/** What the layout of marks of every kind goes by. */
export interface LayoutContext {
  stage: Stage;
  /** Laid out are the days from `left` to `right` on the plot, and as much beside as `world` has room for. */
  scale: Scale;
  pixelsPerDay: number;
  /** What is drawn: the sight and a margin that panning does not leave at once. */
  world: { left: number; right: number };
  /** What of it is seen: words are cut where it ends. */
  sight: { left: number; right: number };
  /** What the highest bar stands for. */
  most: number;
  now: string;
  locale: string;
  words: TimelineWords;
  /** Lanes that are laid out; all when left out. */
  lanes?: ReadonlySet<number>;
}
