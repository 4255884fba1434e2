import { beforeAll, describe, expect, test } from 'vitest';
import type { ActorRef } from '../../worker/domain/actor.ts';
import type { BriefingDetail } from '../../worker/domain/briefing.ts';
import { create, get } from '../support/api.ts';
import { event, faultsOf, idOf, type Sender, taken } from '../support/webhooks.ts';
import { migrated, sender, tokenFor } from '../support/worker.ts';

let editor = '';
let by: Sender;
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  by = await sender();
});

const attended = (actors: ActorRef[]) =>
  event('briefing.recorded', {
    ref: crypto.randomUUID(),
    title: 'B',
    participations: actors.map((actor) => ({ actor, role: 'attendee' })),
  });

async function actorsOf(...actors: ActorRef[]) {
  const receipt = await taken(by, attended(actors));
  const id = idOf(receipt, receipt.records[0]?.ref ?? '');
  const { participations } = await get<BriefingDetail>(`/api/briefings/${id}`, editor);
  return participations.map(({ actor }) => actor);
}

const idsOf = async (...actors: ActorRef[]) => new Set((await actorsOf(...actors)).map(({ id }) => id));
const detailOf = async (actor: ActorRef) => {
  const [link] = await actorsOf(actor);
  return get(`/api/actors/${link?.id}`, editor);
};

test('is found by id, name, alias and country code, whatever the case and accents', async () => {
  const made = { name: 'Côte d’Ivoire', kind: 'state', countryCode: 'CI', aliases: ['Ivory Coast'] };
  const { id } = await create('actors', made, editor);
  const refs = [id, { id }, "cote d'ivoire", 'IVORY  COAST', 'CI', { name: 'ivory coast' }];
  expect(await idsOf(...refs)).toEqual(new Set([id]));
});

test('is made once, however often one message names it', async () => {
  expect((await idsOf('Women in Peace', 'women in peace', { name: 'Women in Peace' })).size).toBe(1);
});

describe('an actor that is new', () => {
  test.each<[string, ActorRef, object]>([
    ['by its name', 'The Desk', { name: 'The Desk', kind: 'organisation', countryCode: null }],
    ['as a country by its name', 'mongolia', { kind: 'state', countryCode: 'MN', visibility: 'public' }],
    ['as a country by its code', 'PE', { name: 'Peru', kind: 'state', countryCode: 'PE' }],
    ['as described', { name: 'Ana', kind: 'person', aliases: ['A.'] }, { kind: 'person', aliases: ['A.'] }],
    [
      'with its affiliation',
      { name: 'Bo', kind: 'person', affiliation: 'Union' },
      { affiliation: { name: 'Union', kind: 'organisation' } },
    ],
    [
      'without a country that it merely has to do with',
      { name: 'Embassy of Peru', countryCode: 'PE' },
      { name: 'Embassy of Peru', kind: 'organisation', countryCode: 'PE' },
    ],
  ])('is made %s', async (_, ref, expected) => {
    expect(await detailOf(ref)).toMatchObject(expected);
  });

  test('a country is one actor whether its name or its code comes first', async () => {
    expect((await idsOf('NZ', 'New Zealand')).size).toBe(1);
    expect((await idsOf('Chile', 'CL')).size).toBe(1);
    expect((await idsOf({ name: 'Kenya', kind: 'organisation' }, 'KE')).size).toBe(1);
    expect((await idsOf({ name: 'Ghana', kind: 'organisation' })).size).toBe(1);
    expect((await idsOf('GH', 'Ghana')).size).toBe(1);
  });

  test('with a code for a name stays one actor', async () => {
    expect(
      (await idsOf({ name: 'IT', kind: 'organisation' }, { name: 'IT', kind: 'organisation' })).size,
    ).toBe(1);
  });

  test('that is affiliated to itself is refused', async () => {
    expect(await faultsOf(by, attended([{ name: 'Ouroboros', affiliation: 'ouroboros' }]))).toEqual([
      '/data/participations/0/actor/affiliation',
    ]);
  });

  test('whose alias belongs to another actor is refused', async () => {
    await idsOf('Taken Name');
    const faults = await faultsOf(by, attended(['Fine', { name: 'Other', aliases: ['x', 'taken name'] }]));
    expect(faults).toEqual(['/data/participations/1/actor/aliases/1']);
  });

  test('whose alias is its own affiliation is refused', async () => {
    const actor = { name: 'Part', aliases: ['Whole'], affiliation: 'Whole' };
    expect(await faultsOf(by, attended([actor]))).toEqual(['/data/participations/0/actor/affiliation']);
  });

  test('by an id that nobody has is refused', async () => {
    expect(await faultsOf(by, attended([{ id: 'nobody' }]))).toEqual(['/data/participations/0/actor/id']);
  });
});

describe('a body of a handover', () => {
  const handover = (body: ActorRef) =>
    event('handover.announced', { ref: 'h', body, to: 'UZ', date: '2025' });

  test.each<[string, ActorRef]>([
    ['a country that is new', 'Tuvalu'],
    ['a country that is known', 'PE'],
    ['an actor of another kind', { name: 'Ministry', kind: 'organisation' }],
  ])('is not %s', async (_, body) => {
    await idsOf('PE');
    expect(await faultsOf(by, handover(body))).toEqual(['/data/body']);
  });

  test('is made as a body', async () => {
    await taken(by, handover('New Forum'));
    expect(await detailOf('New Forum')).toMatchObject({ kind: 'body', visibility: 'internal' });
  });
});
