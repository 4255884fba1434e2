import { sql } from 'kysely';
import { byName } from '../domain/text.ts';
import type { Audience } from '../domain/visibility.ts';
import type { Db } from './database.ts';
import { build } from './query.ts';
import { isVisible } from './visible.ts';

const topicsQuery = (audience: Audience) =>
  build
    .selectFrom('topics as t')
    .selectAll('t')
    .where(sql<boolean>`(exists (select 1 from briefing_topics x join briefings b on b.id = x.briefing_id
        where x.topic_id = t.id and ${isVisible('b', audience)})
      or exists (select 1 from commitment_topics x join commitments c on c.id = x.commitment_id
        where x.topic_id = t.id and ${isVisible('c', audience)}))`);

/** The topics of at least one record that the audience may see, by name. */
export async function listTopics(db: Db, audience: Audience): Promise<{ id: string; name: string }[]> {
  const topics = await db.all(topicsQuery(audience).orderBy(sql`t.name collate nocase`).limit(1000));
  return topics.sort(byName);
}

/** The name of a topic of at least one record that the audience may see. */
export async function topicName(db: Db, id: string, audience: Audience): Promise<string | undefined> {
  const row = await db.first(topicsQuery(audience).where('t.id', '=', id));
  return row?.name;
}
