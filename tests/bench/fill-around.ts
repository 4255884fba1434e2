/**
 * SQL for what stands around the commitments of fillStatements: 20 topics (one each), 12 bodies at whose briefings they
 * were made, ten people who own one in four, the log with one entry each, two of every fifth, whose due date has moved, and
 * 300 of one of them, a note on every fifth, a comment on every tenth and 200 on one. The same every time.
 */
export function fillAroundStatements(today: string): string[] {
  const stamp = `'${today}T00:00:00.000Z'`;
  const series = (to: number) =>
    `with recursive series (i) as (select 1 union all select i + 1 from series where i < ${to})`;
  const number = `cast(substr(c.id, 12) as integer)`;
  const after = `json_object('text', c.text, 'briefing', c.briefing_id, 'made', null, 'madeWords', null,
    'due', c.due_edtf, 'dueWords', null, 'dueBriefing', null,
    'originalDue', json_object('edtf', c.due_edtf, 'words', null), 'status', c.status, 'supersededReason', null,
    'closingReason', null, 'firmness', c.firmness, 'verification', c.verification,
    'parties', (select json_group_array(json_object('id', p.id, 'role', p.role, 'actor', p.actor_id, 'words', null, 'status', null))
      from commitment_parties p where p.commitment_id = c.id),
    'topics', json_array(), 'owner', null, 'sources', json_array(),
    'followedUpOn', json_object('any', null, 'public', null, 'status', null, 'due', null),
    'visibility', c.visibility, 'archivedAt', null)`;
  const log =
    'insert into changes (subject_kind, subject_id, version, verb, at, author_kind, author_id, author_name,';
  const comment = `insert into comments (id, subject_kind, subject_id, text, author_kind, author_id, author_name,
    created_at, version)`;
  return [
    `${series(10)} insert into people (id, name, role, created_at, version)
     select 'person-' || i, 'Person number ' || i, 'editor', ${stamp}, 1 from series`,
    `update commitments as c set owner_person_id = 'person-' || (1 + ${number} / 4 % 10) where ${number} % 4 = 0`,
    // As a record mostly has it: made where its briefing was, before it came due.
    `update commitments as c set made_edtf = b.start_edtf, made_earliest = b.start_earliest, made_latest = b.start_latest
     from briefings b where b.id = c.briefing_id and b.start_latest <= c.due_latest`,
    `${series(20)} insert into topics (id, name) select 'topic-' || i, 'Topic number ' || i from series`,
    `insert into commitment_topics (commitment_id, topic_id)
     select c.id, 'topic-' || (1 + ${number} % 20) from commitments c`,
    `${series(12)} insert into actors (id, kind, name, visibility, version, created_at, updated_at)
     select 'body-' || i, 'body', 'Council number ' || i, 'public', 1, ${stamp}, ${stamp} from series`,
    `insert into participations (id, briefing_id, actor_id, role, ordinal)
     select 'at-' || b.id, b.id, 'body-' || (1 + cast(substr(b.id, 10) as integer) % 12), 'organiser', 0 from briefings b`,
    `${series(48)} insert into handovers (id, body_id, to_id, successor, date_edtf, date_earliest, date_latest, capacity,
       status, visibility, version, created_at, updated_at)
     select 'handover-' || i, 'body-' || (1 + i % 12), 'actor-' || i, 'named', d, d, d, 'regular',
       case when d < '${today}' then 'completed' else 'announced' end, 'public', 1, ${stamp}, ${stamp}
     from (select i, date('${today}', (i * 40 - 900) || ' days') as d from series)`,
    `${log} visibility, act, after) select 'commitment', c.id, 1, 'made', date('${today}', '-60 days') || 'T00:00:00.000Z', 'token', null,
     'bench', c.visibility, 'act-1-' || c.id, ${after} from commitments c`,
    `update commitments as c set due_edtf = date(due_earliest, '+90 days') || '/' || date(due_latest, '+90 days'),
       due_earliest = date(due_earliest, '+90 days'), due_latest = date(due_latest, '+90 days'), version = 2
     where ${number} % 5 = 1`,
    `${log} visibility, act, after) select 'commitment', c.id, 2, 'followed_up', ${stamp}, 'token', null, 'bench', c.visibility, 'act-2-' || c.id, ${after}
     from commitments c where ${number} % 5 = 1`,
    `${log} visibility, act, after) select 'commitment', c.id, 1 + v.value, 'changed', ${stamp}, 'token', null, 'bench',
     c.visibility, 'act-' || v.value, ${after} from commitments c, json_each('[${Array.from({ length: 299 }, (_, i) => i + 1)}]') v where c.id = 'commitment-0000007'`,
    `update commitments set version = 300 where id = 'commitment-0000007'`,
    `insert into follow_ups (id, commitment_id, dated_on, kind, note, author_name, visibility, created_at)
     select 'note-' || c.id, c.id, '${today}', 'note', 'Asked about ' || c.text, 'bench', c.visibility, ${stamp}
     from commitments c where ${number} % 5 = 0`,
    `${comment} select 'comment-' || c.id, 'commitment', c.id, 'Who writes about it?', 'person', 'person-1',
     'Person number 1', ${stamp}, 1 from commitments c where ${number} % 10 = 0`,
    `${series(200)} ${comment} select printf('comment-%04d', i), 'commitment', 'commitment-0000007', 'Comment number ' || i, 'person',
     'person-1', 'Person number 1', ${stamp}, 1 from series`,
    `${series(30)} insert into saved_views (id, person_id, name, address, is_shared, created_at)
     select 'view-' || i, 'person-' || (1 + i % 10), 'View ' || i, '/desk?owner=me', i % 2, ${stamp} from series`,
    'analyze',
  ];
}
