import { windowFor } from '../../../worker/domain/timeline/step.ts';
import type { Timeline } from '../../../worker/domain/timeline/timeline.ts';
import { api, type FailureReason, type Question, type TimelineFilter, Unanswered } from '../../api.ts';
import { shareIn, type Window, windowsAround } from './window.ts';

/** The answer that suits a view best among those that are there, and how the one that is asked for fares. */
export interface Shown {
  data: Timeline | null;
  failure: FailureReason | null;
  isWaiting: boolean;
}

type Ask = (question: Question<Timeline>, signal?: AbortSignal) => Promise<Timeline>;

export interface Surroundings {
  ask: Ask;
  /** Called whenever something else is to be shown. */
  onShown(shown: Shown): void;
  /** Calls back when there is nothing better to do; gives back what takes that back. */
  whenIdle(act: () => void): () => void;
  /** Milliseconds that only go on. */
  now(): number;
}

export interface Windows {
  look(view: Window, width: number, filter: TimelineFilter): void;
  again(): void;
  stop(): void;
}

interface Known {
  data: Timeline;
  filter: string;
  at: number;
}

/** The last answers, for as long as the page is open: going back to it shows it at once. */
const known = new Map<string, Known>();
const mostKnown = 48;
/** An answer that is older than this is shown and asked for anew. */
const fresh = 30_000;

export const forget = () => known.clear();

/**
 * Keeps the answer to show in step with a view. What is there is shown at once, at whatever step it was told; what
 * is missing is asked for, one window at a time, and what comes for a view that was left is kept but not shown.
 */
export function windowsOf({ ask, onShown, whenIdle, now }: Surroundings): Windows {
  let wanted = '';
  let asking: { address: string; giveUp: AbortController } | null = null;
  let cancelAhead = () => {};
  let shown: Shown = { data: null, failure: null, isWaiting: true };
  let last: Parameters<Windows['look']> | null = null;

  const show = (next: Shown) => {
    const isSame =
      next.data === shown.data && next.failure === shown.failure && next.isWaiting === shown.isWaiting;
    shown = next;
    if (!isSame) onShown(shown);
  };

  const remember = (address: string, filter: string, data: Timeline) => {
    known.delete(address);
    known.set(address, { data, filter, at: now() });
    const oldest = known.keys().next();
    if (known.size > mostKnown && !oldest.done) known.delete(oldest.value);
  };

  function best(view: Window, filter: string): Timeline | null {
    let found: Known | null = null;
    let most = 0;
    for (const one of known.values()) {
      if (one.filter !== filter) continue;
      const share = shareIn(view, [one.data.from, one.data.to]);
      // Of two that show as much, the one that was told more finely, as far as a screen has room for it.
      const cells = one.data.cells.length * (share > 0 ? shareIn([one.data.from, one.data.to], view) : 0);
      const worth = share + (cells > 4 && cells < 60 ? 0.2 : 0);
      if (worth > most) [found, most] = [one, worth];
    }
    return most > 0.3 ? (found?.data ?? null) : null;
  }

  function look(...asked: Parameters<Windows['look']>) {
    last = asked;
    const [view, width, filter] = asked;
    const question = api.timeline(windowFor(view, width), filter);
    const { address } = question;
    if (address === wanted && shown.failure === null) return;
    wanted = address;
    cancelAhead();
    const key = JSON.stringify(filter);
    const there = known.get(address);
    if (there && now() - there.at < fresh) {
      asking?.giveUp.abort();
      asking = null;
      show({ data: there.data, failure: null, isWaiting: false });
      return lookAhead(asked, key);
    }
    // What was shown stays where there is nothing better.
    show({ data: there?.data ?? best(view, key) ?? shown.data, failure: null, isWaiting: true });
    if (asking?.address === address) return;
    asking?.giveUp.abort();
    const mine = { address, giveUp: new AbortController() };
    asking = mine;
    ask(question, mine.giveUp.signal).then(
      (data) => {
        remember(address, key, data);
        if (asking === mine) asking = null;
        if (wanted !== address) return;
        show({ data, failure: null, isWaiting: false });
        lookAhead(asked, key);
      },
      (error) => {
        if (asking === mine) asking = null;
        if (wanted !== address || mine.giveUp.signal.aborted) return;
        const failure = error instanceof Unanswered ? error.reason : 'broken';
        show({ data: shown.data, failure, isWaiting: false });
      },
    );
  }

  function lookAhead([view, width, filter]: Parameters<Windows['look']>, key: string) {
    const giveUp = new AbortController();
    const left = windowsAround(view, width).map((window) => api.timeline(window, filter));
    const next = async () => {
      const question = left.shift();
      if (question === undefined || giveUp.signal.aborted) return;
      // What fails ahead is asked for again when it is wanted.
      if (!known.has(question.address))
        await ask(question, giveUp.signal).then(
          (data) => remember(question.address, key, data),
          () => left.splice(0),
        );
      if (!giveUp.signal.aborted) cancel = whenIdle(next);
    };
    let cancel = whenIdle(next);
    cancelAhead = () => {
      giveUp.abort();
      cancel();
    };
  }

  return {
    look,
    again: () => last && look(...last),
    stop: () => {
      wanted = '';
      cancelAhead();
      asking?.giveUp.abort();
    },
  };
}
