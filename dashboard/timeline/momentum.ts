/** How a drag that is let go while moving goes on: the speed falls to a third in so many milliseconds. */
const slowing = 325;
/** Pixels a millisecond: slower than this is a stop, faster is no hand. */
const speeds = { least: 0.2, still: 0.02, most: 6 };
/** What the hand did before is no part of the flick. */
const remembered = 100;

export interface Momentum {
  /** Where the drawing stands, in pixels, while a hand moves it. */
  moved(at: number, time: number): void;
  /** The hand lets go. Whether the drawing goes on by itself; `done` is called when it has come to rest. */
  letGo(time: number, push: (by: number) => void, done: () => void): boolean;
  stop(): void;
}

export function momentumIn(window: Window): Momentum {
  let trail: { at: number; time: number }[] = [];
  let frame = 0;
  const stop = () => {
    window.cancelAnimationFrame(frame);
    frame = 0;
    trail = [];
  };
  return {
    moved: (at, time) => {
      trail = [...trail.filter((one) => time - one.time < remembered), { at, time }];
    },
    letGo: (time, push, done) => {
      const recent = trail.filter((one) => time - one.time < remembered);
      const [first, last] = [recent[0], recent.at(-1)];
      stop();
      if (!first || !last || last.time === first.time) return false;
      const measured = (last.at - first.at) / (last.time - first.time);
      let speed = Math.sign(measured) * Math.min(speeds.most, Math.abs(measured));
      if (Math.abs(speed) < speeds.least) return false;
      let then = time;
      const step = (now: number) => {
        const passed = now > then ? Math.min(64, now - then) : 16;
        then = now;
        const slower = speed * Math.exp(-passed / slowing);
        // The way made while the speed falls.
        push((speed - slower) * slowing);
        speed = slower;
        if (Math.abs(speed) > speeds.still) frame = window.requestAnimationFrame(step);
        else {
          frame = 0;
          done();
        }
      };
      frame = window.requestAnimationFrame(step);
      return true;
    },
    stop,
  };
}
