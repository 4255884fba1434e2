import { sql } from 'kysely';
import type { Brief } from '../../domain/documents/brief.ts';
import type { Audience } from '../../domain/visibility.ts';
import { briefingById } from '../briefings/briefings.ts';
import type { Db } from '../database.ts';
import { listHandovers } from '../handovers/handovers.ts';
import { newestChange } from '../log/newest-change.ts';
import { query } from '../query.ts';
import { isVisible } from '../visible.ts';
import { type PaperRow, paperCommitmentsQuery, toPaperCommitment } from './commitments.ts';

/** A brief has one page: what has no room there is on the page of the briefing. */
export const mostInBrief = { commitments: 8, handovers: 5 };

/** All that a brief is made of. Undefined where the audience may not see the briefing. */
export async function briefOf(
  db: Db,
  id: string,
  audience: Audience,
  today: string,
): Promise<Brief | undefined> {
  const briefing = await briefingById(db, id, audience);
  if (!briefing) return undefined;
  // Uses commitments_by_briefing.
  const made = sql`from commitments x where x.briefing_id = ${id} and ${isVisible('x', audience)}`;
  const ids = sql`select x.id ${made} order by x.is_open desc, x.due_from, x.id limit ${mostInBrief.commitments}`;
  const [[rows, [counted]], handovers, sequence] = await Promise.all([
    db.together<[PaperRow, { n: number }]>([
      paperCommitmentsQuery(ids, audience),
      query(sql<{ n: number }>`select count(*) as n ${made}`),
    ]),
    listHandovers(db, { briefing: id, limit: mostInBrief.handovers }, audience),
    newestChange(db, audience),
  ]);
  const items = rows.map((row) => toPaperCommitment(row, audience, today));
  return { briefing, commitments: { items, total: counted?.n ?? 0 }, handovers: handovers.items, sequence };
}
