import { sql } from 'kysely';
import { type Query, query } from '../query.ts';

/**
 * Stands last in a batch that has moved a briefing: where it is part of itself by then, in however many steps, the table's
 * own rule is broken and nothing is written.
 */
export const noCircleQuery = (briefing: string): Query =>
  query(sql`update briefings set parent_id = id
    where id = ${briefing} and id in (
      with recursive above (id) as (
        select parent_id from briefings where id = ${briefing}
        union
        select b.parent_id from above join briefings as b on b.id = above.id
      )
      select id from above)`);
