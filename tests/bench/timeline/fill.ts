import { marksQueries } from '../../../worker/db/marks/marks.ts';

/** So many bodies, states and topics: the lanes of every grouping. */
export const lanes = 12;

const series = (from: number, to: number) =>
  `with recursive series (i) as (select ${from} union all select i + 1 from series where i < ${to})`;
// The upper half of Knuth's multiplicative hash: spread evenly, and the same on every machine.
const spread = (seed: string, over: number) => `((${seed} * 2654435761) % 4294967296 / 65536 % ${over})`;
const one = (of: string, seed: string) => `'${of}-' || (1 + ${spread(seed, lanes)})`;
const visibility = `case when i % 16 = 8 then 'internal' else 'public' end`;

/**
 * SQL that fills an empty record with `n` briefings (one in ten) and commitments over ten years around `today`: 60 %
 * on a day, 30 % over a month or a quarter, 10 % in an uncertain month or year; fifteen in sixteen public. Labels of 40
 * characters; twelve bodies with a handover a year, twelve states, twelve topics. The same every time.
 */
export function recordStatements(n: number, today: string): string[] {
  const stamps = `1, '${today}T00:00:00.000Z', '${today}T00:00:00.000Z'`;
  const chunk = 100_000;
  const chunks = Array.from({ length: Math.ceil(n / chunk) }, (_, i) =>
    series(i * chunk + 1, Math.min(n, (i + 1) * chunk)),
  );
  // 0 to 5: a day; 6 and 7: a month; 8: a quarter; 9: a month or a year, uncertain.
  const dated = `select i, case when i % 10 < 9 then d when i % 20 = 9 then substr(d, 1, 7) || '-01'
      else substr(d, 1, 4) || '-01-01' end as d,
    case when i % 10 < 6 then d when i % 10 < 8 then date(d, '+30 days') when i % 10 < 9 then date(d, '+91 days')
      when i % 20 = 9 then date(substr(d, 1, 7) || '-01', '+1 month', '-1 day') else substr(d, 1, 4) || '-12-31' end as e,
    case when i % 10 < 6 then d when i % 10 < 8 then d || '/' || date(d, '+30 days')
      when i % 10 < 9 then d || '/' || date(d, '+91 days') when i % 20 = 9 then substr(d, 1, 7) || '~'
      else substr(d, 1, 4) || '?' end as edtf
    from (select i, date('${today}', (${spread('i', 3652)} - 1826) || ' days') as d from series)`;
  return [
    ...actorStatements(stamps),
    ...handoverStatements(today, stamps),
    ...chunks.flatMap((numbers) => [
      `${numbers} insert into briefings (id, title, status, start_edtf, start_earliest, start_latest, visibility,
         version, created_at, updated_at)
       select 'briefing-' || i, printf('Briefing %07d on what was agreed before', i), 'held', edtf, d, e, ${visibility},
         ${stamps} from (${dated}) where i % 10 = 1`,
      `${numbers} insert into participations (id, briefing_id, actor_id, role, ordinal)
       select 'organiser-' || i, 'briefing-' || i, ${one('body', 'i')}, 'organiser', 0 from series where i % 10 = 1`,
      `${numbers} insert into commitments (id, text, briefing_id, due_edtf, due_earliest, due_latest, status, firmness,
         verification, visibility, version, created_at, updated_at)
       select 'commitment-' || i, printf('Commitment %07d to report on progress', i), 'briefing-' || (i - (i - 1) % 10),
         edtf, d, e, case i % 7 when 0 then 'not_assessed' when 1 then 'in_progress' when 2 then 'stalled'
           when 3 then 'partly_fulfilled' when 4 then 'not_fulfilled' else 'fulfilled' end,
         'announced', 'reported', ${visibility}, ${stamps} from (${dated}) where i % 10 <> 1`,
      `${numbers} insert into commitment_parties (id, commitment_id, role, actor_id, ordinal)
       select 'obligor-' || i, 'commitment-' || i, 'obligor', ${one('state', 'i')}, 0 from series where i % 10 <> 1`,
      `${numbers} insert into commitment_topics (commitment_id, topic_id)
       select 'commitment-' || i, ${one('topic', '(i + 7)')} from series where i % 10 <> 1`,
      `${numbers} insert into changes (subject_kind, subject_id, version, verb, at, author_kind, author_name, visibility,
         after, act)
       select case when i % 10 = 1 then 'briefing' else 'commitment' end, case when i % 10 = 1 then 'briefing-' else
         'commitment-' end || i, 1, 'made', '${today}T00:00:00.000Z', 'system', 'bench', ${visibility}, '{}', 'act-' || i from series`,
    ]),
    ...markStatements(n),
    'analyze',
  ];
}

const actorStatements = (stamps: string) => [
  ...['body', 'state'].map(
    (
      kind,
    ) => `${series(1, lanes)} insert into actors (id, kind, name, visibility, version, created_at, updated_at)
      select '${kind}-' || i, '${kind}', 'The ${kind} number ' || i, 'public', ${stamps} from series`,
  ),
  `${series(1, lanes)} insert into topics (id, name) select 'topic-' || i, 'Topic number ' || i from series`,
];

const handoverStatements = (today: string, stamps: string) => [
  `${series(0, lanes * 10 - 1)} insert into handovers (id, body_id, from_id, to_id, successor, date_edtf, date_earliest,
     date_latest, capacity, status, visibility, version, created_at, updated_at)
   select 'handover-' || i, 'body-' || (1 + i % ${lanes}), 'state-' || (1 + (i % ${lanes} + i / ${lanes}) % ${lanes}),
     'state-' || (1 + (i % ${lanes} + i / ${lanes} + 1) % ${lanes}), 'named', d, d, d, 'regular',
     case when d < '${today}' then 'completed' else 'announced' end, 'public', ${stamps}
   from (select i, date('${today}', (i / ${lanes} - 5) || ' years', (i % ${lanes} * 25) || ' days') as d from series)`,
];

/** The statements with which the Worker writes marks and counts, of `n` records: some briefings at a time, with their commitments. */
export function markStatements(n: number): string[] {
  const touched = { commitment: new Set<string>(), briefing: new Set(['']), actor: new Set<string>() };
  const statements = marksQueries(touched, { areNew: true }).map((query) => query.compile().sql);
  const many = 250;
  // At most every tenth record is a briefing.
  return Array.from({ length: Math.ceil(n / 10 / many) }, (_, i) => {
    const ids = `(select json_group_array(id) from (select id from briefings order by id limit ${many} offset ${i * many}))`;
    return statements.map((text) => text.replaceAll('?1', `json_object('briefing', json(${ids}))`));
  }).flat();
}
