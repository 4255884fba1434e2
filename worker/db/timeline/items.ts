import { sql } from 'kysely';
import { standingOf } from '../../domain/commitments/standing.ts';
import type { BriefingItem, CommitmentItem, TimelineItem } from '../../domain/timeline/timeline.ts';
import type { Audience } from '../../domain/visibility.ts';
import { lastFollowUpColumn } from '../commitments/commitments.ts';
import type { Db } from '../database.ts';
import type { Found } from '../marks/in-range.ts';
import { build } from '../query.ts';
import { parsed, storedDate } from '../rows.ts';
import { isReadable } from '../visible.ts';

const longestText = 240;
const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most).trimEnd()}…` : text);

const linkTo = (alias: string, audience: Audience) => sql<
  string | null
>`case when ${isReadable(alias, audience)}
  then json_object('id', ${sql.ref(`${alias}.id`)}, 'title', ${sql.ref(`${alias}.title`)}) end`;

// A party whose actor is hidden is left out, unless the source's words name it.
const obligors = (audience: Audience) => sql<string>`(
  select json_group_array(coalesce(case when ${isReadable('a', audience)} then a.name end, y.words) order by y.ordinal)
  from commitment_parties y left join actors a on a.id = y.actor_id
  where y.commitment_id = c.id and y.role = 'obligor' and (y.words is not null or ${isReadable('a', audience)}))`;

const commitmentsQuery = (ids: string, audience: Audience) =>
  build
    .selectFrom('commitments as c')
    .leftJoin('briefings as b', 'b.id', 'c.briefing_id')
    .leftJoin('briefings as d', 'd.id', 'c.due_briefing_id')
    .select([
      'c.id',
      'c.text',
      'c.due_edtf',
      'c.due_earliest',
      'c.due_latest',
      'c.due_words',
      'c.original_due_edtf',
      'c.original_due_earliest',
      'c.original_due_latest',
      'c.original_due_words',
      'c.status',
      'c.made_latest',
      `c.${lastFollowUpColumn(audience)} as last_follow_up_on`,
      linkTo('b', audience).as('briefing'),
      linkTo('d', audience).as('due_briefing'),
      obligors(audience).as('obligors'),
    ])
    .where(sql<boolean>`c.id in (select value from json_each(${ids}))`);

const briefingsQuery = (ids: string) =>
  build
    .selectFrom('briefings as b')
    .select([
      'b.id',
      'b.title',
      'b.start_edtf',
      'b.start_earliest',
      'b.start_latest',
      'b.start_words',
      'b.end_edtf',
      'b.end_earliest',
      'b.end_latest',
      'b.end_words',
      'b.status',
      'b.venue',
      'b.city',
    ])
    .where(sql<boolean>`b.id in (select value from json_each(${ids}))`);

/** What is told of the records found, by id. What may be seen was settled when they were found. */
export async function itemsOf(
  db: Db,
  found: readonly Pick<Found, 'kind' | 'id'>[],
  audience: Audience,
  today: string,
  longest = longestText,
): Promise<Map<string, TimelineItem>> {
  if (found.length === 0) return new Map();
  const idsOf = (kind: Found['kind']) =>
    JSON.stringify([...new Set(found.filter((one) => one.kind === kind).map(({ id }) => id))]);
  const [commitments, briefings] = await db.together([
    commitmentsQuery(idsOf('commitment'), audience),
    briefingsQuery(idsOf('briefing')),
  ]);
  const items = new Map<string, TimelineItem>();
  for (const row of commitments) {
    const due = storedDate(row.due_edtf, row.due_earliest, row.due_latest, row.due_words);
    if (!due) continue;
    const { id, status, last_follow_up_on: lastFollowUpOn } = row;
    const hasMoved = row.original_due_edtf !== null && row.original_due_edtf !== row.due_edtf;
    items.set(id, {
      kind: 'commitment',
      id,
      text: cut(row.text, longest),
      due,
      originalDue: hasMoved
        ? storedDate(
            row.original_due_edtf,
            row.original_due_earliest,
            row.original_due_latest,
            row.original_due_words,
          )
        : null,
      status,
      standing: standingOf({ status, due, lastFollowUpOn, madeOn: row.made_latest }, today),
      obligors: parsed<string[]>(row.obligors),
      briefing: parsed<NonNullable<CommitmentItem['briefing']>>(row.briefing),
      dueBriefing: parsed<NonNullable<CommitmentItem['dueBriefing']>>(row.due_briefing),
      lastFollowUpOn,
    });
  }
  for (const row of briefings) {
    const start = storedDate(row.start_edtf, row.start_earliest, row.start_latest, row.start_words);
    if (!start) continue;
    const { id, title, status, venue, city } = row;
    const end = storedDate(row.end_edtf, row.end_earliest, row.end_latest, row.end_words);
    items.set(id, { kind: 'briefing', id, title, start, end, status, venue, city } satisfies BriefingItem);
  }
  return items;
}
