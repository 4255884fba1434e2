import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Question, Unanswered } from '../../../dashboard/api.ts';
import {
  forget,
  type Shown,
  type Surroundings,
  windowsOf,
} from '../../../dashboard/pages/timeline/windows.ts';
import type { Timeline } from '../../../worker/domain/timeline/timeline.ts';
import { timelineOf } from '../timeline/record.ts';

const year = (n: number): [string, string] => [`${n}-01-01`, `${n}-12-31`];
const width = 1000;

let asked: { address: string; signal?: AbortSignal; answer: (data?: Timeline) => void; fail: () => void }[];
let shown: Shown[];
let idle: (() => void)[];
let time: number;

const surroundings: Surroundings = {
  ask: ({ address }: Question<Timeline>, signal) =>
    new Promise((resolve, reject) => {
      asked.push({
        address,
        signal,
        answer: (data = answerTo(address)) => resolve(data),
        fail: () => reject(new Unanswered('broken')),
      });
    }),
  onShown: (next) => shown.push(next),
  whenIdle: (act) => {
    idle.push(act);
    return () => {
      idle = idle.filter((one) => one !== act);
    };
  },
  now: () => time,
};

function answerTo(address: string): Timeline {
  const query = new URLSearchParams(address.split('?')[1]);
  return timelineOf([], { from: query.get('from') ?? '', to: query.get('to') ?? '' });
}

/** Lets what was promised come about. */
const settled = async () => {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
};
const last = () => shown.at(-1);

beforeEach(() => {
  [asked, shown, idle, time] = [[], [], [], 0];
});
afterEach(forget);

describe('a view', () => {
  test('is asked for once, however often it is looked at nearby', () => {
    const windows = windowsOf(surroundings);
    windows.look(['2025-01-01', '2025-12-31'], width, {});
    windows.look(['2025-01-03', '2026-01-02'], width, {});
    expect(asked).toHaveLength(1);
  });

  test('keeps what was shown until its own answer is there', async () => {
    const windows = windowsOf(surroundings);
    windows.look(year(2025), width, {});
    asked[0]?.answer();
    await settled();
    const first = last()?.data;
    windows.look(year(2035), width, {});
    expect([last()?.data === first, last()?.isWaiting]).toEqual([true, true]);
    asked[1]?.answer();
    await settled();
    expect([last()?.data === first, last()?.isWaiting]).toEqual([false, false]);
  });

  test('that was left does not overwrite a newer one, however late its answer comes', async () => {
    const windows = windowsOf(surroundings);
    windows.look(year(2025), width, {});
    windows.look(year(2035), width, {});
    asked[1]?.answer();
    await settled();
    const newer = last()?.data;
    asked[0]?.answer();
    await settled();
    expect([asked[0]?.signal?.aborted, last()?.data === newer]).toEqual([true, true]);
  });

  test('that was seen before is shown at once, and asked for again only after a while', async () => {
    const windows = windowsOf(surroundings);
    for (const n of [2025, 2035]) {
      windows.look(year(n), width, {});
      asked.at(-1)?.answer();
      await settled();
    }
    windows.look(year(2025), width, {});
    expect([last()?.data?.from, last()?.isWaiting, asked.length]).toEqual([shown[0]?.data?.from, false, 2]);
    time = 60_000;
    windows.look(year(2035), width, {});
    expect([last()?.data?.from, last()?.isWaiting, asked.length]).toEqual([
      answerTo(asked[1]?.address ?? '').from,
      true,
      3,
    ]);
  });

  test('is drawn from what another step told of it', async () => {
    const windows = windowsOf(surroundings);
    windows.look(['2020-01-01', '2030-12-31'], width, {});
    asked[0]?.answer();
    await settled();
    const decade = last()?.data;
    windows.look(year(2035), width, {});
    asked.at(-1)?.answer();
    await settled();
    windows.look(['2025-03-01', '2025-03-31'], width, {});
    expect([last()?.data === decade, last()?.isWaiting]).toEqual([true, true]);
  });

  test('says that it failed, and comes back', async () => {
    const windows = windowsOf(surroundings);
    windows.look(year(2025), width, {});
    asked[0]?.fail();
    await settled();
    expect(last()).toEqual({ data: null, failure: 'broken', isWaiting: false });
    windows.again();
    asked[1]?.answer();
    await settled();
    expect([last()?.failure, last()?.isWaiting]).toEqual([null, false]);
  });
});

describe('when there is nothing else to do', () => {
  test('the neighbours are fetched, one after the other', async () => {
    const windows = windowsOf(surroundings);
    windows.look(year(2025), width, {});
    asked[0]?.answer();
    await settled();
    for (let turn = 0; turn < 4; turn += 1) {
      expect([asked.length, idle.length]).toEqual([turn + 1, 1]);
      idle.shift()?.();
      asked.at(-1)?.answer();
      await settled();
    }
    expect(new Set(asked.map(({ address }) => address)).size).toBe(5);
  });

  test('and given up as soon as another view is wanted', async () => {
    const windows = windowsOf(surroundings);
    windows.look(year(2025), width, {});
    asked[0]?.answer();
    await settled();
    idle.shift()?.();
    windows.look(year(2045), width, {});
    expect([asked[1]?.signal?.aborted, idle]).toEqual([true, []]);
  });
});
