import { beforeAll, describe, expect, test } from 'vitest';
import { makeCommitment } from '../../../worker/actions/make-commitment.ts';
import { perform } from '../../../worker/actions/perform.ts';
import { recordBriefing } from '../../../worker/actions/record-briefing.ts';
import { listBriefings } from '../../../worker/db/briefings/briefings.ts';
import { listCommitments } from '../../../worker/db/commitments/lists.ts';
import type { Db } from '../../../worker/db/database.ts';
import { timelineOf } from '../../../worker/db/timeline/timeline.ts';
import { cellEnd, cellOf } from '../../../worker/domain/timeline/step.ts';
import { type TimelineLanes, timelineLanes } from '../../../worker/domain/timeline/timeline.ts';
import { type Audience, visibilities } from '../../../worker/domain/visibility.ts';
import { days } from '../../support/api.ts';
import { acting, migrated } from '../../support/worker.ts';

/** What a window tells, by items and by counts, is what is found by going through the whole record. */

const today = '2026-11-23';
let db: Db;
let seed = 7;
const random = (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
};

beforeAll(async () => {
  db = await migrated();
  for (let at = 0; at < 900; at += 100)
    await perform(acting(), async (work) => {
      for (let n = at; n < at + 100; n += 1) {
        const day = days(today, random(20) < 12 ? random(60) : random(3000) - 1500);
        const date = [day, day.slice(0, 7), `${day}/${days(day, random(500))}`, day.slice(0, 4), `${day}~`][
          random(5)
        ];
        const visibility = visibilities[random(3)];
        const topics = random(3) ? [`Topic ${random(5)}`] : [];
        const actor = `Actor ${random(9)}`;
        if (n % 3 === 0)
          await recordBriefing(work, {
            title: `Briefing ${n}`,
            start: date,
            visibility,
            topics,
            participations: random(4) ? [{ actor, role: 'organiser' }] : [],
          });
        else
          await makeCommitment(work, {
            text: `Commitment ${n}`,
            due: random(20) ? date : null,
            ...(random(3) ? {} : { status: 'fulfilled', closingReason: 'x' }),
            visibility,
            topics,
            parties: random(4) ? [{ role: 'obligor', actor }] : [],
          });
      }
    });
});

interface Record {
  id: string;
  first: string | null;
  topics: string[];
}

/** Every record that the audience may see, by way of the lists. */
async function everything(audience: Audience): Promise<Record[]> {
  const { items: due } = await listCommitments(db, { limit: 2000 }, audience, today);
  const { items: held } = await listBriefings(db, { limit: 2000 }, audience);
  return [
    ...due.map(({ id, due, topics }) => ({
      id,
      first: due?.earliest ?? null,
      topics: topics.map((t) => t.id),
    })),
    ...held.map(({ id, start, topics }) => ({
      id,
      first: start?.earliest ?? null,
      topics: topics.map((t) => t.id),
    })),
  ];
}

const windows: [from: string, to: string, width: number][] = [
  ['2026-11-20', '2026-12-05', 1280],
  ['2026-11-01', '2027-02-28', 1280],
  ['2026-01-01', '2027-12-31', 640],
  ['2021-01-01', '2031-12-31', 1280],
  ['1900-01-01', '2100-12-31', 2560],
];

describe.each(['public', 'viewer', 'editor'] as const)('for the %s', (audience) => {
  test.each(windows)('%s to %s at %i pixels', async (from, to, width) => {
    const all = await everything(audience);
    const asked = { from, to, width, pinned: [], hidden: [] };
    const within = all.filter(({ first }) => first !== null && first >= from && first <= to);
    for (const lanes of timelineLanes) {
      const answer = await timelineOf(db, { ...asked, lanes }, audience, today);
      const firstOf = new Map(all.map(({ id, first }) => [id, first ?? '']));
      const begin = cellOf(answer.from, answer.step);
      for (const [i, start] of answer.cells.entries()) {
        const end = cellEnd(begin + i, answer.step);
        const begun = all.filter(({ first }) => first !== null && first >= start && first <= end);
        const told = answer.lanes.map(({ items, counts }) => {
          const here = items.filter((at) => {
            const first = firstOf.get(answer.items[at]?.id ?? '') ?? '';
            return first >= start && first <= end;
          });
          const counted = counts.find(([cell]) => cell === i)?.[1] ?? 0;
          expect(here.length > 0 && counted > 0).toBe(false);
          return here.length + counted;
        });
        const sum = told.reduce((a, b) => a + b, 0);
        // Each has one topic or none here; of actors and bodies a hidden one takes what it has along.
        if (lanes === 'kind' || lanes === 'topic' || lanes === 'body') expect(sum).toBe(begun.length);
        else expect(sum).toBeLessThanOrEqual(begun.length);
      }
      expect(answer.items.length).toBeLessThanOrEqual(240 + 12 * answer.lanes.length);
    }
    const narrowed = await timelineOf(db, { ...asked, lanes: 'kind', topic: 'topic-1' }, audience, today);
    const shown = narrowed.lanes.flatMap(({ items, counts }) => [
      items.filter((at) => {
        const first = within.find(({ id }) => id === narrowed.items[at]?.id)?.first;
        return first !== undefined;
      }).length,
      ...counts.map(([, n]) => n),
    ]);
    if (narrowed.from === from && narrowed.to === to)
      expect(shown.reduce((a, b) => a + b, 0)).toBe(
        within.filter(({ topics }) => topics.includes('topic-1')).length,
      );
  });

  test('several filters together let through what each lets through', async () => {
    const lanes: TimelineLanes = 'kind';
    const asked = { from: '2026-11-01', to: '2027-02-28', width: 1280, lanes, pinned: [], hidden: [] };
    const { items } = await listCommitments(
      db,
      { limit: 2000, standing: ['upcoming'], topic: 'topic-2' },
      audience,
      today,
    );
    const answer = await timelineOf(
      db,
      { ...asked, standing: ['upcoming'], topic: 'topic-2' },
      audience,
      today,
    );
    const wanted = items.filter(
      ({ due }) => (due?.earliest ?? '') <= answer.to && (due?.latest ?? '9999') >= answer.from,
    );
    const counted = answer.lanes.flatMap(({ counts }) => counts.map(([, n]) => n)).reduce((a, b) => a + b, 0);
    expect(answer.items.length + counted).toBe(wanted.length);
    expect(answer.complete).toBe(true);
  });

  test('a topic and an actor let through what belongs to both', async () => {
    const asked = { from: '2026-11-01', to: '2027-02-28', width: 1280, pinned: [], hidden: [] };
    const byActor = await timelineOf(db, { ...asked, lanes: 'actor' }, audience, today);
    const actor = byActor.lanes.find((lane) => lane.actor)?.actor?.id ?? '';
    const filter = { topic: 'topic-2', actor, kind: ['commitments' as const] };
    const answer = await timelineOf(db, { ...asked, ...filter, lanes: 'kind' }, audience, today);
    const { items } = await listCommitments(
      db,
      { limit: 2000, topic: 'topic-2', party: actor },
      audience,
      today,
    );
    const wanted = items.filter(
      ({ due }) => due && (due.earliest ?? '') <= answer.to && (due.latest ?? '9999') >= answer.from,
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(answer.items.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
  });
});

test('what began before a window is shown where it ends on the first day, not where it ends the day before', async () => {
  const { id } = await perform(acting(), (work) =>
    recordBriefing(work, { title: 'Ten days', start: '2050-03-01', end: '2050-03-10', visibility: 'public' }),
  );
  const shownFrom = async (from: string) => {
    const lanes: TimelineLanes = 'kind';
    const asked = { from, to: days(from, 9), width: 1280, lanes, pinned: [], hidden: [] };
    const answer = await timelineOf(db, asked, 'public', today);
    return { from: answer.from, ids: answer.items.map((item) => item.id) };
  };
  expect(await shownFrom('2050-03-10')).toEqual({ from: '2050-03-10', ids: [id] });
  expect(await shownFrom('2050-03-11')).toEqual({ from: '2050-03-11', ids: [] });
});
