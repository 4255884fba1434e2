import { beforeAll, describe, expect, test } from 'vitest';
import { makeCommitment } from '../../../worker/actions/make-commitment.ts';
import { perform } from '../../../worker/actions/perform.ts';
import { recordActor } from '../../../worker/actions/record-actor.ts';
import { recordBriefing } from '../../../worker/actions/record-briefing.ts';
import { listActors } from '../../../worker/db/actors.ts';
import { listCommitments } from '../../../worker/db/commitments/lists.ts';
import { type DeskFilter, deskOf, deskSection } from '../../../worker/db/desk/desk.ts';
import { sinceLastVisit } from '../../../worker/db/desk/visits.ts';
import {
  commitmentStatuses,
  dueSection,
  dueSections,
  isClosed,
} from '../../../worker/domain/commitments/standing.ts';
import { deskSections } from '../../../worker/domain/desk/desk.ts';
import { days } from '../../support/api.ts';
import { repeat } from '../../support/repeat.ts';
import { acting, migrated } from '../../support/worker.ts';

const today = '2026-11-23';
const around = [-4000, -400, -31, -30, -1, 0, 1, 29, 30, 31, 32, 89, 90, 91, 92, 400, 4000];
const day = (n: number) => days(today, n);

/** Every sort of date around every edge of the sections. */
const dates: (string | null)[] = [
  null,
  ...around.map(day),
  ...around.map((n) => `../${day(n)}`),
  ...around.map((n) => `${day(n)}/..`),
  ...around.flatMap((n) => [10, 100, 1000].map((length) => `${day(n)}/${day(n + length)}`)),
  '2026',
  '2026-11',
  '2027',
  '202X',
];

const ids = { council: '', kz: '', shown: '', hidden: '' };

beforeAll(async () => {
  await migrated();
  await perform(acting(), async (work) => {
    const visibility = 'public';
    ids.council = (await recordActor(work, { name: 'Council', kind: 'body', visibility })).id;
    ids.kz = (await recordActor(work, { name: 'KZ', kind: 'state', visibility })).id;
    const participations = [{ actor: 'Council', role: 'organiser' as const }];
    ids.shown = (await recordBriefing(work, { title: 'Shown', participations, visibility })).id;
    ids.hidden = (await recordBriefing(work, { title: 'Hidden', participations, visibility: 'draft' })).id;
  });
  for (const visibility of ['public', 'draft'] as const)
    for (const [i, due] of dates.entries())
      await perform(acting(), (work) => {
        const status = commitmentStatuses[i % commitmentStatuses.length] ?? 'not_started';
        return makeCommitment(work, {
          text: `${due}`,
          due,
          visibility,
          status: i % 3 === 0 && !isClosed(status) ? status : 'in_progress',
          made: i % 4 === 0 ? '2026-11-01' : '2025-01-01',
          parties: [
            ...(i % 2 === 0 ? [{ role: 'obligor' as const, actor: 'KZ' }] : []),
            ...(i % 5 === 0 ? [{ role: 'partner' as const, actor: 'Council' }] : []),
          ],
          topics: i % 3 === 0 ? ['Return'] : [],
          briefing: i % 4 === 1 ? ids.shown : i % 4 === 2 ? ids.hidden : null,
          owner: i % 6 === 0 ? { actor: 'KZ' } : null,
        });
      });
  await perform(acting(), (work) =>
    makeCommitment(work, { text: 'closed', due: day(1), status: 'fulfilled', closingReason: 'Done' }),
  );
});

const { db } = acting();

/** All of a section, page by page. */
async function whole(section: (typeof deskSections)[number], filter: DeskFilter, limit: number) {
  const ids: string[] = [];
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await deskSection(db, section, { ...filter, limit, cursor }, 'editor', today);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next ?? undefined;
  }
  return ids;
}

describe('the desk of all', () => {
  const filter: DeskFilter = {};

  test('holds each open commitment in exactly one section by date, as the domain has it', async () => {
    const ids = (await Promise.all(dueSections.map((one) => whole(one, filter, 7)))).flat();
    expect(ids).toHaveLength(dates.length * 2);
    expect(new Set(ids).size).toBe(ids.length);
    const page = (section: (typeof dueSections)[number]) =>
      deskSection(db, section, { ...filter, limit: 200 }, 'editor', today);
    for (const section of dueSections)
      for (const { due } of (await page(section)).items)
        expect([due?.edtf, dueSection(due, today)]).toEqual([due?.edtf, section]);
  });

  test('tells again what has gone quiet, which stands in a section by date too', async () => {
    const stale = await whole('stale', filter, 7);
    const desk = await deskOf(db, filter, 50, 'editor', today);
    expect(stale.length).toBeGreaterThan(10);
    const all = new Set((await Promise.all(dueSections.map((one) => whole(one, filter, 200)))).flat());
    expect(stale.every((id) => all.has(id))).toBe(true);
    const shown = desk.sections.find(({ section }) => section === 'stale');
    expect(shown?.items.every(({ standing }) => standing === 'stale')).toBe(true);
  });

  test('counts what its pages hold, and shows the first of them', async () => {
    const desk = await deskOf(db, filter, 5, 'editor', today);
    expect(desk.sections.map(({ section }) => section)).toEqual([...deskSections]);
    for (const { section, count, isMore, items, next } of desk.sections) {
      const ids = await whole(section, filter, 11);
      // Of what has gone quiet each record is read: it is the one section of which there are more than are looked through.
      if (section === 'stale') expect([isMore, count < ids.length, count > 80]).toEqual([true, true, true]);
      else expect([section, count, isMore]).toEqual([section, ids.length, false]);
      expect(items.map(({ id }) => id)).toEqual(ids.slice(0, 5));
      expect(next === null).toBe(ids.length <= 5);
    }
  });
});

describe.each<[string, () => DeskFilter]>([
  ['a party', () => ({ party: ids.kz })],
  ['a party that is a body', () => ({ party: ids.council })],
  ['a body', () => ({ body: ids.council })],
  ['a body that is none', () => ({ body: ids.kz })],
  ['a topic', () => ({ topic: 'return' })],
  ['a topic and a party', () => ({ topic: 'return', party: ids.kz })],
  ['a body and a topic', () => ({ topic: 'return', body: ids.council })],
  ['a body and a party', () => ({ party: ids.kz, body: ids.council })],
  ['an owner', () => ({ owner: { actor: ids.kz } })],
  ['an owner and a party', () => ({ owner: { actor: ids.kz }, party: ids.kz })],
  ['nobody', () => ({ owner: 'none' })],
  ['nobody and a body', () => ({ owner: 'none', body: ids.council })],
  ['a briefing', () => ({ briefing: ids.shown })],
  ['what is not there', () => ({ party: 'nobody' })],
])('narrowed to %s', (_, filter) => {
  test.each(['viewer', 'editor'] as const)('the desk of a %s holds what the list holds', async (audience) => {
    const open = { ...filter(), standing: ['overdue', 'due_now', 'upcoming', 'stale', 'undated'] as const };
    const all = { ...open, standing: [...open.standing], limit: 500 };
    const listed = (await listCommitments(db, all, audience, today)).items;
    const pages = await Promise.all(
      dueSections.map((one) => deskSection(db, one, { ...filter(), limit: 500 }, audience, today)),
    );
    const found = pages.flatMap(({ items }, i) => items.map(({ id }) => `${dueSections[i]} ${id}`));
    expect(found.sort()).toEqual(listed.map(({ id, due }) => `${dueSection(due, today)} ${id}`).sort());
    const stale = await deskSection(db, 'stale', { ...filter(), limit: 500 }, audience, today);
    const quiet = listed.filter(({ standing }) => standing === 'stale').map(({ id }) => id);
    expect(stale.items.map(({ id }) => id)).toEqual(quiet);
  });

  test('its pages follow one another in order', async () => {
    for (const section of deskSections) {
      const large = await whole(section, filter(), 200);
      // Few pages, but several for every section, however little it holds.
      const small = await whole(section, filter(), Math.max(1, Math.ceil(large.length / 5)));
      expect([section, small]).toEqual([section, large]);
    }
  });
});

test('a viewer is shown and counted no drafts', async () => {
  const [mine, all] = await Promise.all([
    deskOf(db, {}, 50, 'viewer', today),
    deskOf(db, {}, 50, 'editor', today),
  ]);
  const sum = (desk: typeof mine) =>
    desk.sections.filter(({ section }) => section !== 'stale').reduce((total, { count }) => total + count, 0);
  expect(sum(all)).toBe(sum(mine) * 2);
  expect(mine.sections.flatMap(({ items }) => items).every(({ visibility }) => visibility === 'public')).toBe(
    true,
  );
});

describe('what the desk costs', () => {
  const cost = async (filter: DeskFilter = {}) => {
    const counted = acting().db;
    await deskOf(counted, filter, 10, 'viewer', today);
    return counted.spent.rowsRead;
  };

  beforeAll(async () => {
    const made: string[] = [];
    await perform(acting(), async (work) => {
      for (const due of [null, ...[-300, 0, 20, 60, 400, 2000].map(day)]) {
        const { id } = await makeCommitment(work, {
          text: `Due ${due}`,
          due,
          made: '2025-01-01',
          parties: [{ role: 'obligor', actor: 'UZ' }],
          topics: ['Many'],
          visibility: 'internal',
        });
        made.push(id);
      }
    });
    // Far more than is counted, in every section.
    await repeat(db, made, 600);
  });

  test('is bounded by what is shown and counted, not by what is stored', async () => {
    const desk = await deskOf(db, {}, 10, 'viewer', today);
    const counted = desk.sections.filter(({ count, isMore }) => count >= 120 && isMore);
    expect(counted.length).toBeGreaterThan(4);
    expect(await cost()).toBeLessThan(5000);
    expect(await cost({ owner: 'none' })).toBeLessThan(5000);
  });

  test.each(['party', 'topic'] as const)('is bounded under a %s too', async (name) => {
    const uz = (await listActors(db, { text: 'UZ', limit: 1 }, 'viewer')).items[0]?.id ?? '';
    const filter = name === 'topic' ? { topic: 'many' } : { party: uz };
    expect(await cost(filter)).toBeLessThan(5000);
    expect(await cost({ ...filter, owner: 'none' })).toBeLessThan(5000);
  });

  test('is next to nothing for somebody who owns little', async () => {
    expect(await cost({ owner: { person: 'nobody' } })).toBeLessThan(200);
  });

  test('of what happened since the last visit is bounded too', async () => {
    const counted = acting().db;
    const since = await sinceLastVisit(counted, 'nobody', 'viewer', today);
    expect(since.isCut).toBe(true);
    expect(counted.spent.rowsRead).toBeLessThan(12_000);
  });
});
