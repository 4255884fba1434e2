import type { D1Database } from '@cloudflare/workers-types';

/** A record as other timelines are given it. */
export interface Item {
  id: string;
  label: string;
  /** The name of the body. */
  lane: string;
  /** ISO days. */
  from: string;
  to: string;
}

/** Records that the public may see. */
export async function itemsOf(d1: D1Database, most: number): Promise<Item[]> {
  const { results } = await d1
    .prepare(
      `select m.record_id as id, coalesce(c.text, b.title) as label, a.name as lane, m.first_day as "from",
         coalesce(m.last_day, m.first_day) as "to"
       from marks m join actors a on m.scope = 'actor:' || a.id and a.kind = 'body'
       left join commitments c on c.id = m.record_id left join briefings b on b.id = m.record_id
       where m.visibility = 'public' limit ?`,
    )
    .bind(most)
    .all<Item>();
  return results;
}

/** Four of the ten years, which is what our page opens with. */
export function openingView(items: readonly Item[]): [string, string] {
  const days = items.map(({ from }) => from).sort();
  return [days[Math.floor(days.length * 0.2)] ?? '', days[Math.floor(days.length * 0.6)] ?? ''];
}
