type Span = [from: number, to: number];

/** How long the way from one view to another takes, in milliseconds. */
const lasting = 250;
const eased = (t: number) => 1 - (1 - t) ** 3;

/** Moves a view to another in small steps; one way at a time. */
export interface Glide {
  to(start: Span, end: Span, step: (at: Span) => void, done: () => void): void;
  stop(): void;
}

export function glideIn(window: Window): Glide {
  let frame = 0;
  const stop = () => {
    window.cancelAnimationFrame(frame);
    frame = 0;
  };
  return {
    to: (start, end, step, done) => {
      stop();
      let began: number | null = null;
      const next = (now: number) => {
        began ??= now;
        const t = Math.min(1, (now - began) / lasting);
        step(t === 1 ? end : between(start, end, eased(t)));
        if (t < 1) frame = window.requestAnimationFrame(next);
        else done();
      };
      frame = window.requestAnimationFrame(next);
    },
    stop,
  };
}

/** Part of the way: a zoom is even to the eye where each step changes the width by the same factor. */
export function between(start: Span, end: Span, t: number): Span {
  const [first, last] = [start[1] - start[0], end[1] - end[0]];
  const width = first * (last / first) ** t;
  // What keeps its place while the width changes keeps it all the way.
  const share = Math.abs(first - last) < 1 ? t : (first - width) / (first - last);
  const from = start[0] + (end[0] - start[0]) * share;
  return [from, from + width];
}
