import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { followUpCommitment } from '../../worker/actions/follow-up-commitment.ts';
import { invitePerson } from '../../worker/actions/invite-person.ts';
import { changeCommitment, makeCommitment } from '../../worker/actions/make-commitment.ts';
import { makeLink } from '../../worker/actions/one-time-links.ts';
import { perform } from '../../worker/actions/perform.ts';
import { recordActor } from '../../worker/actions/record-actor.ts';
import { changeBriefing, recordBriefing } from '../../worker/actions/record-briefing.ts';
import { sweep } from '../../worker/actions/sweep.ts';
import type { Work } from '../../worker/actions/work.ts';
import { listActors } from '../../worker/db/actors.ts';
import { briefingById, listBriefings } from '../../worker/db/briefings/briefings.ts';
import { commitmentById } from '../../worker/db/commitments/commitments.ts';
import { listCommitments } from '../../worker/db/commitments/lists.ts';
import { upcomingCommitments } from '../../worker/db/commitments/upcoming.ts';
import type { Db } from '../../worker/db/database.ts';
import { listDeliveries, refsQuery } from '../../worker/db/deliveries.ts';
import { listComments } from '../../worker/db/desk/comments.ts';
import { type DeskFilter, deskOf } from '../../worker/db/desk/desk.ts';
import { savedViewsOf } from '../../worker/db/desk/saved-views.ts';
import { sinceLastVisit } from '../../worker/db/desk/visits.ts';
import { dueLoad } from '../../worker/db/figures/due-load.ts';
import { handoverById, listHandovers } from '../../worker/db/handovers/handovers.ts';
import { successions } from '../../worker/db/handovers/successions.ts';
import { usesOfActorsQuery, usesOfBriefingsQuery } from '../../worker/db/log/acts.ts';
import { listArchived } from '../../worker/db/log/archived.ts';
import { listChanges } from '../../worker/db/log/changes.ts';
import { mergedIntoQuery } from '../../worker/db/log/merged.ts';
import { passkeyRows } from '../../worker/db/people/passkeys.ts';
import { hasAdministrator, listPeople, personByEmailQuery } from '../../worker/db/people/people.ts';
import { sessionsOf } from '../../worker/db/people/sessions.ts';
import { timelineOf } from '../../worker/db/timeline/timeline.ts';
import type { TimelineLanes } from '../../worker/domain/timeline/timeline.ts';
import type { Audience } from '../../worker/domain/visibility.ts';
import { plansOf } from '../support/plans.ts';
import { acting, migrated } from '../support/worker.ts';

const today = '2026-11-23';
const window = { from: '2025-01-01', to: '2027-01-01', width: 1280, pinned: [], hidden: [] };
const ids = { actor: '', briefing: '', commitment: '', person: '' };
const making = { random: new Uint8Array(32), origin: 'http://localhost' };

beforeAll(async () => {
  await migrated();
  await perform(acting(), async (work) => {
    ids.person = (await invitePerson(work, { name: 'A person', role: 'viewer' })).id;
    ids.actor = (await recordActor(work, { name: 'An actor', kind: 'person' })).id;
    ids.briefing = (await recordBriefing(work, { title: 'A briefing', start: '2025' })).id;
    ids.commitment = (
      await makeCommitment(work, { text: 'x', parties: [{ role: 'obligor', actor: 'KZ' }] })
    ).id;
  });
});

const due = (filter: object, audience: Audience) => (db: Db) =>
  listCommitments(db, { limit: 50, ...filter }, audience, today);
const desk = (filter: DeskFilter) => (db: Db) => deskOf(db, filter, 10, 'viewer', today);
const held = (filter: object, audience: Audience) => (db: Db) =>
  listBriefings(db, { limit: 50, ...filter }, audience);
const passed = (filter: object, audience: Audience) => (db: Db) =>
  listHandovers(db, { limit: 50, ...filter }, audience);
const named = (filter: object) => (db: Db) => listActors(db, { limit: 50, ...filter }, 'viewer');
const drawn = (lanes: TimelineLanes, audience: Audience) => (db: Db) =>
  timelineOf(db, { ...window, lanes }, audience, today);
const act = (work: (work: Work) => Promise<unknown>) => (db: Db) => perform({ ...acting(), db }, work);

/** Each index of the migrations, and the queries it is named after. */
const uses: [index: string, work: (db: Db) => Promise<unknown>][] = [
  ['marks_by_state', due({ standing: ['overdue'] }, 'viewer')],
  ['marks_by_state', due({ topic: 'x', standing: ['stale'] }, 'editor')],
  ['marks_by_state', due({ party: 'x', status: ['fulfilled'] }, 'viewer')],
  ['marks_by_state', due({ body: 'x', standing: ['closed'] }, 'public')],
  ['marks_by_state', (db) => upcomingCommitments(db, {}, 50, 'viewer', today)],
  ['marks_by_state', desk({ topic: 'x' })],
  ['marks_by_width', due({ dueFrom: '2025-01-01', dueTo: '2025-12-31' }, 'public')],
  ['marks_by_width', due({ standing: ['due_now'] }, 'viewer')],
  ['marks_by_width', drawn('kind', 'public')],
  ['commitments_archived_by_due', due({ archived: true }, 'editor')],
  ['lanes_by_public_size', drawn('actor', 'public')],
  ['lanes_by_size', drawn('topic', 'viewer')],
  ...[
    'participations_by_actor',
    'statements_by_speaker',
    'commitment_parties_by_actor',
    'handovers_by_body',
    'handovers_by_from',
    'handovers_by_to',
    'actors_by_affiliation',
  ].map(
    (index) =>
      [index, (db: Db) => db.all(usesOfActorsQuery(['x']))] as [string, (db: Db) => Promise<unknown>],
  ),
  ...[
    'commitments_by_briefing',
    'commitments_by_due_briefing',
    'handovers_by_briefing',
    'briefings_by_parent',
  ].map(
    (index) =>
      [index, (db: Db) => db.all(usesOfBriefingsQuery(['x']))] as [string, (db: Db) => Promise<unknown>],
  ),
  ...['actors', 'briefings', 'commitments', 'handovers'].map(
    (table) =>
      [`${table}_archived`, (db: Db) => listArchived(db, { limit: 50 }, 'viewer')] as [
        string,
        (db: Db) => Promise<unknown>,
      ],
  ),
  ['commitments_by_status', due({ status: ['stalled'] }, 'viewer')],
  ['commitments_by_briefing', due({ briefing: 'x' }, 'viewer')],
  ['commitments_by_due_briefing', due({ dueBriefing: 'x' }, 'viewer')],
  ['commitments_by_due_briefing', act((work) => changeBriefing(work, ids.briefing, null, { start: '2026' }))],
  ['commitment_topics_by_topic', (db) => dueLoad(db, { topic: 'x' }, 'viewer', today)],
  ['commitment_parties_by_actor', (db) => dueLoad(db, { party: 'x' }, 'viewer', today)],
  ['participations_by_actor', (db) => dueLoad(db, { body: 'x' }, 'viewer', today)],
  ['commitment_parties_by_commitment', (db) => commitmentById(db, 'x', 'viewer', today)],
  ['follow_ups_by_commitment', (db) => commitmentById(db, 'x', 'viewer', today)],
  ['follow_ups_by_commitment', act((work) => changeCommitment(work, ids.commitment, null, { parties: [] }))],
  ['sources_by_commitment', (db) => commitmentById(db, 'x', 'viewer', today)],
  ['sources_by_follow_up', (db) => commitmentById(db, 'x', 'viewer', today)],
  ['briefings_by_parent', held({ parent: 'x' }, 'viewer')],
  ['marks_by_width', held({ from: '2025-01-01' }, 'viewer')],
  ['participations_by_actor', held({ actor: 'x', parent: 'x' }, 'viewer')],
  ['actors_by_affiliation', held({ actor: 'x', parent: 'x' }, 'viewer')],
  ['statements_by_briefing', (db) => briefingById(db, 'x', 'viewer')],
  ['sources_by_briefing', (db) => briefingById(db, 'x', 'viewer')],
  ['sources_by_statement', (db) => briefingById(db, 'x', 'viewer')],
  ['handovers_public_by_date', passed({}, 'public')],
  ['handovers_by_date', passed({}, 'viewer')],
  ['handovers_by_body', passed({ body: 'x' }, 'viewer')],
  ['handovers_by_body', (db) => successions(db, undefined, 40, 'public', today)],
  ['handovers_by_from', passed({ actor: 'x' }, 'viewer')],
  ['handovers_by_to', passed({ actor: 'x' }, 'viewer')],
  ['handovers_by_briefing', passed({ briefing: 'x' }, 'viewer')],
  ['sources_by_handover', (db) => handoverById(db, 'x', 'viewer')],
  ['actors_by_name', named({})],
  ['actors_by_kind_and_name', named({ kind: 'body' })],
  ['actors_by_kind_and_name', (db) => successions(db, undefined, 40, 'public', today)],
  ['changes_public', (db) => listChanges(db, { limit: 50 }, 'public')],
  ['sqlite_autoindex_changes_1', (db) => listChanges(db, { kind: 'actor', id: 'x', limit: 50 }, 'public')],
  ['comments_by_subject', (db) => listComments(db, { kind: 'actor', id: ids.actor, limit: 50 }, 'viewer')],
  ['people_by_name', (db) => listPeople(db, today)],
  ['people_by_email', (db) => db.all(personByEmailQuery('x'))],
  ['people_in_charge', (db) => hasAdministrator(db)],
  ['passkeys_by_person', (db) => passkeyRows(db, 'x')],
  ['passkeys_by_person', (db) => listPeople(db, today)],
  ['sessions_by_person', (db) => sessionsOf(db, 'x', null, today)],
  ['sessions_by_expiry', (db) => sweep(db, new Date(today))],
  ['challenges_by_expiry', (db) => sweep(db, new Date(today))],
  ['one_time_links_by_expiry', (db) => sweep(db, new Date(today))],
  ['one_time_links_by_person', act((work) => makeLink(work, ids.person, making))],
  ['commitments_by_owner_person', due({ owner: { person: 'x' } }, 'viewer')],
  ['commitments_by_owner_person', desk({ owner: { person: 'x' } })],
  ['commitments_by_owner_actor', due({ owner: { actor: 'x' } }, 'public')],
  ['commitments_unowned', desk({ owner: 'none' })],
  ['handovers_by_date', desk({})],
  ['sqlite_autoindex_changes_1', (db) => sinceLastVisit(db, 'x', 'viewer', today)],
  ['saved_views_by_person', (db) => savedViewsOf(db, 'x')],
  ['saved_views_shared', (db) => savedViewsOf(db, 'x')],
  ['briefings_by_merged_into', (db) => db.all(refsQuery('x', [['briefing', 'x']]))],
  ['refs_by_briefing', (db) => db.all(refsQuery('x', [['briefing', 'x']]))],
  ['deliveries_by_outcome', (db) => listDeliveries(db, { outcome: 'refused', limit: 50 })],
];

test.each(uses)('%s serves its query', async (index, work) => {
  const plans = await plansOf(work);
  expect(plans.join('\n')).toMatch(new RegExp(`USING (COVERING )?INDEX ${index}\\b`));
});

// They serve the check of a foreign key when what it refers to is removed, which nothing here does yet.
const spare = ['actor_names_by_actor'];

test('every index of the migrations is in the table above', async () => {
  const { DB } = env as unknown as { DB: D1Database };
  const { results } = await DB.prepare(
    "select name from sqlite_schema where type = 'index' and sql is not null",
  ).all<{ name: string }>();
  const named = results.map(({ name }) => name).filter((name) => !/^(_cf_|d1_)/.test(name));
  expect(new Set(named)).toEqual(
    new Set([...uses.map(([index]) => index).filter((index) => !index.startsWith('sqlite_')), ...spare]),
  );
});

test.each<[string, (db: Db) => Promise<unknown>]>([
  ['a list of what is due', due({}, 'public')],
  ['a list of briefings', held({}, 'public')],
  ['a list of handovers', passed({}, 'public')],
  ['a list of actors', named({})],
  ['one commitment', (db) => commitmentById(db, 'x', 'public', today)],
  ['the log', (db) => listChanges(db, { limit: 50 }, 'viewer')],
  ['what a filter names, and was merged', (db) => db.all(mergedIntoQuery('briefing', ['x'], 'public'))],
])('%s scans no table from end to end, and sorts nothing it could read in order', async (_, work) => {
  for (const plan of await plansOf(work)) {
    const scans = plan
      .split('\n')
      .filter(
        (line) =>
          /^SCAN (?!json_each|\(|CONSTANT|o |value|VIRTUAL|\d)/.test(line) &&
          !/USING|VIRTUAL TABLE|subquery/i.test(line),
      );
    expect(scans.filter((line) => !/^SCAN (c|k|lane|led)$/.test(line))).toEqual([]);
  }
});

test('a follow-up finds its commitment by key', async () => {
  const plans = await plansOf(act((work) => followUpCommitment(work, ids.commitment, null, { note: 'x' })));
  expect(plans.join('\n')).toContain('sqlite_autoindex_changes');
  expect(plans.join('\n')).not.toMatch(/^SCAN (changes|commitments|c)$/m);
});
