import { rmSync } from 'node:fs';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadStarter } from '../../worker/commands/load-starter.ts';
import { type Local, openLocal } from '../../worker/commands/local.ts';
import { listActors } from '../../worker/db/actors.ts';
import { briefingById, listBriefings } from '../../worker/db/briefings/briefings.ts';
import { commitmentById } from '../../worker/db/commitments/commitments.ts';
import { listCommitments } from '../../worker/db/commitments/lists.ts';
import { Db } from '../../worker/db/database.ts';
import { handoverById, listHandovers } from '../../worker/db/handovers/handovers.ts';
import { successions } from '../../worker/db/handovers/successions.ts';
import { listChanges } from '../../worker/db/log/changes.ts';
import { build } from '../../worker/db/query.ts';
import type { BriefingDetail } from '../../worker/domain/briefing.ts';
import { addDays } from '../../worker/domain/dates/days.ts';
import { fuzzyDate } from '../../worker/domain/dates/fuzzy-date.ts';
import { readMessage } from '../../worker/domain/events/envelope.ts';
import type { Succession } from '../../worker/domain/handovers/handover.ts';
import messages from '../../worker/starter/briefing-2024-12-10.json' with { type: 'json' };
import presidencies from '../../worker/starter/presidencies.json' with { type: 'json' };
import { copyOfState } from './running.ts';

const now = new Date('2026-11-23T12:00:00Z');
const today = '2026-11-23';
let stateDir = '';
const report = "Uzbekistan's repatriation efforts praised at UN briefing";
const councilName = 'Regional Expert Council on Rehabilitation and Reintegration';

let local: Local;
let db: Db;
let loaded: Awaited<ReturnType<typeof loadStarter>>;
let spent: Db['spent'];
let briefing: BriefingDetail;

// Within a millisecond these ids stand in no order.
const load = () => loadStarter(db, { now, newId: () => v7({ msecs: now.getTime() }) });
const found = <T>(value: T | undefined | null): T => {
  if (value === undefined || value === null) throw new Error('not found');
  return value;
};
const actorNamed = async (text: string) =>
  found((await listActors(db, { text, limit: 1 }, 'public')).items[0]);

beforeAll(async () => {
  stateDir = await copyOfState('empty');
  local = await openLocal({ stateDir });
  db = new Db(local.d1);
  loaded = await load();
  spent = { ...db.spent };
  const { items } = await listBriefings(db, { text: "Uzbekistan's rehabilitation", limit: 5 }, 'public');
  briefing = found(await briefingById(db, found(items[0]).id, 'public'));
});

afterAll(async () => {
  await local?.close();
  rmSync(stateDir, { recursive: true, force: true });
});

describe('the starter record', () => {
  test('is loaded at little cost, and says how much it is', () => {
    // What makes a load slow, on whichever machine: one statement or more for each record.
    expect(spent.statements).toBeLessThan(100);
    expect(spent.rowsRead + spent.rowsWritten).toBeLessThan(60_000);
    expect(loaded).toMatchObject({ briefings: 2, commitments: 3 });
    const terms = presidencies.bodies.flatMap((body) => body.terms);
    expect(loaded.handovers).toBeGreaterThan(terms.length);
    expect(loaded.actors).toBeGreaterThan(150);
  });

  test('is refused by a database that holds records, and then changes nothing', async () => {
    const newest = async () => (await listChanges(db, { limit: 1 }, 'admin')).items[0]?.seq;
    const before = await newest();
    await expect(load()).rejects.toMatchObject({ code: 'conflict' });
    expect(await newest()).toBe(before);
  });

  test('is public as a whole', async () => {
    const hidden = await db.all(
      build.selectFrom('changes').select('verb').where('visibility', '!=', 'public'),
    );
    expect(hidden).toEqual([]);
  });

  test('has each statement of its batch far below the 2 MB that D1 takes', async () => {
    const rows = await db.all(build.selectFrom('changes').selectAll());
    expect(JSON.stringify(rows).length).toBeLessThan(1_500_000);
  });
});

describe('the briefing of 10 December 2024', () => {
  test('is written as messages that a webhook takes', () => {
    for (const message of messages) {
      const body = new TextEncoder().encode(JSON.stringify(message));
      const sent = { contentType: 'application/json', attributes: {}, body, sentAt: now };
      expect(readMessage(sent, now).type).toBe('rapporteur.briefing.recorded');
    }
  });

  test('says when, where and with how many', () => {
    expect(briefing).toMatchObject({
      start: { edtf: '2024-12-10' },
      status: 'held',
      venue: 'UN headquarters',
      city: 'New York',
      countryCode: 'US',
      headCounts: [
        { of: 'countries', count: 50, atLeast: true },
        { of: 'international organisations', count: 10, atLeast: false },
      ],
    });
  });

  test.each([
    ['Institute for Strategic and Regional Studies', 'organiser'],
    ['Permanent Mission of Uzbekistan to the UN', 'organiser'],
    ['UN Office of Counter-Terrorism', 'supporter'],
    ['Vladimir Voronkov', 'speaker'],
    ['David Johnson', 'speaker'],
    ['Catherine Cocco', 'speaker'],
    ['Russia', 'attendee'],
    ['United States', 'attendee'],
    ['United Nations', 'attendee'],
  ])('names %s as %s', (name, role) => {
    expect(briefing.participations).toContainEqual(
      expect.objectContaining({ role, actor: expect.objectContaining({ name }) }),
    );
  });

  test.each([
    ['ISRS', 'institute', 'Uzbekistan'],
    ['Permanent Mission of Uzbekistan to the United Nations', 'mission', 'Uzbekistan'],
    ['UN Counter-Terrorism Office', 'organisation', 'United Nations'],
    ['UNOCT', 'organisation', 'United Nations'],
    ['David Johnson', 'person', 'United States'],
    ['Catherine Cocco', 'person', 'UNICEF'],
  ])('knows %s as a %s of %s', async (name, kind, affiliation) => {
    expect(await actorNamed(name)).toMatchObject({ kind, affiliation: { name: affiliation } });
  });

  test.each([
    ['Vladimir Voronkov', 'quote', 'creativity and a constructive approach'],
    ['David Johnson', 'paraphrase', 'impressive and timely'],
    ['Catherine Cocco', 'quote', 'a vivid example of achieving a noble goal'],
    [null, 'claim', 'Since 2019 Uzbekistan has brought back over 530 of its citizens'],
  ])('keeps what %s said, as a %s, with its source', (name, kind, words) => {
    const statement = found(briefing.statements.find(({ text }) => text.includes(words)));
    expect(statement.speaker?.name ?? null).toBe(name);
    expect(statement.kind).toBe(kind);
    expect(statement.sources[0]).toMatchObject({ title: report, passage: expect.any(String) });
  });

  test('rests every statement on a source, and lists the related items among its own', () => {
    expect(briefing.statements.filter(({ sources }) => sources.length === 0)).toEqual([]);
    expect(briefing.sources.map(({ published }) => published)).toEqual([
      null,
      '2024-12-05',
      '2024-11-12',
      '2024-11-12',
    ]);
  });

  test.each([
    ['a dedicated session', { edtf: '2025-06', words: 'June 2025' }, 'overdue', 'announced'],
    ['raising awareness', null, 'stale', 'announced'],
    ['Help Uzbekistan', null, 'stale', 'proposed'],
  ])('has the commitment to %s, and does not assess it', async (words, due, standing, firmness) => {
    const filter = { briefing: briefing.id, limit: 10 };
    const { items } = await listCommitments(db, filter, 'public', today);
    const commitment = found(items.find(({ text }) => text.includes(words)));
    const expected = { status: 'not_assessed', standing, firmness, verification: 'reported' };
    expect(commitment).toMatchObject({ ...expected, made: { edtf: '2024-12-10' } });
    expect(commitment.due).toEqual(due && expect.objectContaining(due));
    const { sources } = found(await commitmentById(db, commitment.id, 'public', today));
    expect(sources).toMatchObject([{ title: report }]);
  });

  test('has the session fall due at the Counter-Terrorism Week, which is only planned', async () => {
    const { items } = await listCommitments(
      db,
      { dueFrom: '2025-06-01', dueTo: '2025-06-30', limit: 5 },
      'public',
      today,
    );
    expect(items).toMatchObject([{ dueBriefing: { title: 'UN Counter-Terrorism Week 2025' } }]);
    const week = await briefingById(db, found(items[0]?.dueBriefing).id, 'public');
    expect(week).toMatchObject({ status: 'planned', start: { edtf: '2025-06' } });
  });

  test('hands the presidency of the council to Kazakhstan in 2025, from nobody named', async () => {
    const { items } = await listHandovers(db, { briefing: briefing.id, limit: 5 }, 'public');
    expect(items).toMatchObject([
      {
        body: { name: councilName, kind: 'body' },
        from: null,
        to: { name: 'Kazakhstan', kind: 'state' },
        date: { edtf: '2025' },
        status: 'announced',
      },
    ]);
    const detail = await handoverById(db, found(items[0]).id, 'public');
    expect(detail?.sources).toMatchObject([{ title: report }]);
  });
});

describe('the presidencies', () => {
  let all: Map<string, Succession>;
  beforeAll(async () => {
    const { items } = await successions(db, undefined, 100, 'public', today);
    all = new Map(items.map((succession) => [succession.body.name, succession]));
  });

  test('are of the bodies in the data and the council, and no others', () => {
    expect([...all.keys()].sort()).toEqual(
      [...presidencies.bodies.map(({ name }) => name), councilName].sort(),
    );
  });

  test.each(presidencies.bodies.map(({ name }) => name))('of %s have the terms of the data', (name) => {
    const given = found(presidencies.bodies.find((body) => body.name === name)).terms;
    const { terms, findings } = found(all.get(name));
    const held = terms.filter(({ kind, projected }) => kind === 'held' && !projected);
    expect(held.map(({ holder }) => holder?.name)).toEqual(given.map(({ holder }) => holder));
    expect(held.map(({ start }) => start?.edtf)).toEqual(given.map((term) => term.start));
    for (const [i, { end }] of held.entries()) {
      const stated = fuzzyDate(found(given[i]).end);
      const [first, last] = [found(end?.earliest), found(end?.latest)];
      // The seat passes on when the source says that the term ends, or on the day after.
      expect(first <= addDays(found(stated.latest), 1)).toBe(true);
      expect(last >= found(stated.earliest)).toBe(true);
    }
    const contradictions = findings.filter(({ kind }) => kind !== 'gap' && kind !== 'holder_unknown');
    expect(contradictions).toEqual([]);
  });

  test('rest on what was seen or derived, never on what is only known', () => {
    const bases = presidencies.bodies.flatMap(({ terms }) => terms.map(({ basis }) => basis));
    expect([...new Set(bases)].sort()).toEqual(['derived', 'seen']);
  });

  test('have a source for every handover', async () => {
    const unsourced = build
      .selectFrom('handovers as h')
      .select('h.id')
      .where(
        'h.id',
        'not in',
        build
          .selectFrom('sources')
          .select('handover_id')
          .where('handover_id', 'is not', null)
          .$castTo<{ handover_id: string }>(),
      );
    expect(await db.all(unsourced)).toEqual([]);
  });

  test.each([
    ['G8', 'G7'],
    ["G20 (leaders' summit host)", 'G20'],
    ['Lao PDR', 'Laos'],
    ['Republic of Korea', 'South Korea'],
    ['KR', 'South Korea'],
    ['Turkey', 'Türkiye'],
    ['TR', 'Türkiye'],
    ['Kingdom of Denmark', 'Denmark'],
    ['Czech Republic', 'Czechia'],
    ['US', 'United States'],
  ])('find %s under the name of %s', async (given, name) => {
    expect((await actorNamed(given)).name).toBe(name);
  });

  test('are held by states that have a country code, but for the one that is no more', async () => {
    const { items } = await listActors(db, { kind: 'state', limit: 200 }, 'public');
    expect(items.filter(({ countryCode }) => !countryCode).map(({ name }) => name)).toEqual(['West Germany']);
  });

  test('say who presides: the one recorded, the one foreseen, or that nobody wrote it down', () => {
    const current = (name: string) => all.get(name)?.terms.find((term) => term.current);
    expect(current('United Nations Security Council')?.holder?.name).toBe('Latvia');
    expect(current('Visegrad Group')?.holder?.name).toBe('Slovakia');
    expect(current('APEC')?.holder?.name).toBe('China');
    expect(current('G20')?.kind).toBe('not_recorded');
    expect(all.get('Visegrad Group')?.terms.find(({ projected }) => projected)?.holder?.name).toBe('Czechia');
  });
});
