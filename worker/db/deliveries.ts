import { type RawBuilder, sql } from 'kysely';
import type { Delivery } from '../domain/events/delivery.ts';
import type { Db } from './database.ts';
import { type Page, pageOf, positionOf } from './page.ts';
import { build, type Query, query } from './query.ts';
import { parsed } from './rows.ts';
import type { DeliveryRow } from './schema/access.ts';
import type { Tables } from './schema/record.ts';

/** The delivery of this message, if it came before. */
export function deliveryOfQuery(integration: string, message: string): Query<DeliveryRow> {
  return build
    .selectFrom('deliveries')
    .selectAll()
    .where('integration_id', '=', integration)
    .where('message_id', '=', message);
}

export function deliveryById(db: Db, id: string): Promise<DeliveryRow | undefined> {
  return db.first(build.selectFrom('deliveries').selectAll().where('id', '=', id));
}

/** Deliveries, newest first; uses deliveries_by_outcome or the primary key. */
export async function listDeliveries(
  db: Db,
  filter: { outcome?: DeliveryRow['outcome'] | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<Delivery>> {
  const after = positionOf(filter.cursor);
  let query = build.selectFrom('deliveries').selectAll();
  if (filter.outcome) query = query.where('outcome', '=', filter.outcome);
  if (after) query = query.where('id', '<', after.id);
  const rows = await db.all(query.orderBy('id', 'desc').limit(filter.limit + 1));
  return pageOf(rows, filter.limit, toDelivery, (row) => ({ key: row.received_at, id: row.id }));
}

/** Writes a delivery with the bytes that came. */
export const insertDeliveryQuery = ({
  body,
  ...row
}: Omit<DeliveryRow, 'body'> & { body: Uint8Array }): Query =>
  build.insertInto('deliveries').values({ ...row, body: blobOf(body) });

/** Bytes as a value to write: D1 takes them as a list of numbers, so those that are text go as text. */
function blobOf(bytes: Uint8Array): Uint8Array | RawBuilder<Uint8Array> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return sql<Uint8Array>`cast(${text} as blob)`;
  } catch {
    return bytes;
  }
}

/** Counts an attempt. Where another came in between, the CHECK of `attempts` undoes the whole batch. */
export function replayedQuery(
  { id, attempts }: DeliveryRow,
  outcome: Pick<DeliveryRow, 'outcome' | 'status' | 'answer' | 'replayed_at'>,
): Query {
  const counted = sql<number>`case attempts when ${attempts} then attempts + 1 else 0 end`;
  return build
    .updateTable('deliveries')
    .set({ ...outcome, attempts: counted })
    .where('id', '=', id);
}

export function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    integration: row.integration_id,
    messageId: row.message_id,
    type: row.type,
    outcome: row.outcome,
    status: row.status,
    answer: parsed(row.answer),
    attempts: row.attempts,
    receivedAt: row.received_at,
    replayedAt: row.replayed_at,
    contentType: row.content_type,
    body: new TextDecoder().decode(new Uint8Array(row.body)),
  };
}

type RefRow = Pick<Tables['refs'], 'subject_kind' | 'ref' | 'subject_id' | 'occurred_at'>;

/**
 * What a sender's references stand for, and since which event; that of a briefing which was merged, for what it was merged into
 * in the end. Several that mean one briefing by now are as new as the newest of them.
 */
export const refsQuery = (integration: string, refs: [string, string][]): Query<RefRow> =>
  query(sql<RefRow>`with recursive asked as (
      select subject_kind, ref, subject_id, occurred_at from refs where integration_id = ${integration}
        and (subject_kind, ref) in (select value ->> 0, value ->> 1 from json_each(${JSON.stringify(refs)}))),
    led (subject_kind, ref, subject_id, occurred_at, step) as (
      select *, 0 from asked
      union all select led.subject_kind, led.ref, b.merged_into, led.occurred_at, step + 1 from led
        join briefings b on b.id = led.subject_id
        where led.subject_kind = 'briefing' and b.merged_into is not null and step < 50),
    meant as (select subject_kind, ref, subject_id, occurred_at, max(step) from led group by subject_kind, ref),
    leading (into_id, id) as (
      select subject_id, subject_id from meant where subject_kind = 'briefing'
      union select into_id, b.id from leading join briefings b on b.merged_into = leading.id)
    select subject_kind, ref, subject_id, max(occurred_at, coalesce((
        select max(r.occurred_at) from leading join refs r on r.subject_id = leading.id
        where into_id = meant.subject_id and r.subject_kind = 'briefing' and r.integration_id = ${integration}
      ), '')) as occurred_at
    from meant`);

/** Notes when the newest event of a reference occurred. */
export const refOccurredQuery = (
  integration: string,
  kind: Tables['refs']['subject_kind'],
  ref: string,
  occurredAt: string,
): Query =>
  build
    .updateTable('refs')
    .set({ occurred_at: occurredAt })
    .where('integration_id', '=', integration)
    .where('subject_kind', '=', kind)
    .where('ref', '=', ref);
