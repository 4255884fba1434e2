/**
 * SQL that fills an empty record with `n` commitments over ten years around `today`: 60 % due on a day, 30 % within
 * a month or a quarter, 10 % within a year; half of them open, four in five public. One briefing for twenty
 * commitments, 200 actors, one obligor each and a partner for every third. The same every time.
 */
export function fillStatements(n: number, today: string): string[] {
  const briefings = Math.max(1, Math.floor(n / 20));
  // Knuth's multiplicative hash: spread evenly, and the same on every machine.
  const spread = (seed: string, over: number) => `((${seed} * 2654435761) % 4294967296 % ${over})`;
  const day = (offset: string) => `date('${today}', ${offset} || ' days')`;
  const series = (to: number) =>
    `with recursive series (i) as (select 1 union all select i + 1 from series where i < ${to})`;
  const visibility = `case when i % 5 = 0 then 'internal' else 'public' end`;
  const stamps = `1, '${today}T00:00:00.000Z', '${today}T00:00:00.000Z'`;
  const chunk = 10_000;
  const chunks = Array.from({ length: Math.ceil(n / chunk) }, (_, i) => ({
    from: i * chunk + 1,
    to: Math.min(n, (i + 1) * chunk),
  }));
  const inChunk = ({ from, to }: { from: number; to: number }) =>
    `with recursive series (i) as (select ${from} union all select i + 1 from series where i < ${to})`;
  return [
    `${series(200)} insert into actors (id, kind, name, visibility, version, created_at, updated_at)
     select 'actor-' || i, 'state', 'State number ' || i, 'public', ${stamps} from series`,
    `${series(200)} insert into actor_names (key, actor_id) select 'state number ' || i, 'actor-' || i from series`,
    `${series(briefings)} insert into briefings (id, title, status, start_edtf, start_earliest, start_latest,
       visibility, version, created_at, updated_at)
     select 'briefing-' || i, 'Briefing number ' || i || ' on international cooperation', 'held', d, d, d,
       ${visibility}, ${stamps} from (select i, ${day(`(${spread('i', 3650)} - 2555)`)} as d from series)`,
    ...chunks.map(
      (
        each,
      ) => `${inChunk(each)} insert into commitments (id, text, briefing_id, made_edtf, made_earliest, made_latest,
       due_edtf, due_earliest, due_latest, status, firmness, verification, visibility, version, created_at, updated_at)
     select printf('commitment-%07d', i), 'Undertaking number ' || i || ' to report on progress made', 'briefing-' || (1 + i % ${briefings}),
       null, null, null, d || '/' || e, d, e,
       case i % 8 when 0 then 'not_assessed' when 1 then 'not_started' when 2 then 'in_progress' when 3 then 'stalled'
         when 4 then 'partly_fulfilled' when 5 then 'not_fulfilled' else 'fulfilled' end,
       'announced', 'reported', ${visibility}, ${stamps}
     from (select i, d, date(d, case when i % 10 < 6 then '+0 days' when i % 10 < 8 then '+30 days'
         when i % 10 < 9 then '+91 days' else '+364 days' end) as e
       from (select i, ${day(`(${spread('i', 3650)} - 1825)`)} as d from series))`,
    ),
    ...chunks.map(
      (each) => `${inChunk(each)} insert into commitment_parties (id, commitment_id, role, actor_id, ordinal)
     select 'obligor-' || i, printf('commitment-%07d', i), 'obligor', 'actor-' || (1 + ${spread('i', 200)}), 0 from series
     union all select 'partner-' || i, printf('commitment-%07d', i), 'partner', 'actor-' || (1 + (i + 7) % 200), 1
     from series where i % 3 = 0`,
    ),
    'analyze',
  ];
}
