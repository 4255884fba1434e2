import { actorById, actorLinks } from '../db/actors.ts';
import { briefingById } from '../db/briefings/briefings.ts';
import { commitmentById } from '../db/commitments/commitments.ts';
import type { Db } from '../db/database.ts';
import { handoverById } from '../db/handovers/handovers.ts';
import { successionOf } from '../db/handovers/successions.ts';
import { mergedInto } from '../db/log/merged.ts';
import { totalsOf } from '../db/marks/counts.ts';
import { timelineOverview } from '../db/timeline/overview.ts';
import { topicName } from '../db/topics.ts';
import {
  actorPreview,
  bodyPreview,
  briefingPreview,
  commitmentPreview,
  handoverPreview,
  type Preview,
} from '../feeds/preview.ts';
import { paperPreview, plainPreview, timelinePreview } from '../feeds/preview-pages.ts';
import type { Asked, TimelineAsked } from './preview-address.ts';

/** Whoever asks: a preview is passed on, and tells what is public alone. */
const audience = 'public';

const kinds = {
  briefings: 'briefing',
  commitments: 'commitment',
  handovers: 'handover',
  bodies: 'actor',
  actors: 'actor',
} as const;

/** What is told of a page, and of which: a merged record's address tells of the one that stays. */
export interface Told {
  asked: Asked;
  preview: Preview;
}

/** Tells of a page; null where there is nothing public to tell. */
export async function toldOf(db: Db, asked: Asked, today: string): Promise<Told | null> {
  const preview = await previewOfPage(db, asked, today);
  if (preview || !('id' in asked)) return preview && { asked, preview };
  const id = await mergedInto(db, kinds[asked.page], asked.id, audience);
  const onward = id && (await previewOfPage(db, { ...asked, id }, today));
  return onward ? { asked: { ...asked, id }, preview: onward } : null;
}

/** The preview of a page; null where there is no such record, or none that is public. A few trips to D1 at once. */
async function previewOfPage(db: Db, asked: Asked, today: string): Promise<Preview | null> {
  if (!('id' in asked))
    return asked.page === 'timeline' ? ofTimeline(db, asked.view) : plainPreview(asked.page);
  const preview = await ofRecord(db, asked, today);
  return preview && asked.paper ? paperPreview(asked.paper, preview) : preview;
}

async function ofRecord(
  db: Db,
  { page, id }: Extract<Asked, { id: string }>,
  today: string,
): Promise<Preview | null> {
  switch (page) {
    case 'briefings':
      return made(await briefingById(db, id, audience), briefingPreview);
    case 'commitments':
      return made(await commitmentById(db, id, audience, today), commitmentPreview);
    case 'handovers':
      return made(await handoverById(db, id, audience), handoverPreview);
    case 'bodies': {
      const [succession, totals] = await Promise.all([
        successionOf(db, id, audience, today),
        totalsOf(db, id, audience),
      ]);
      return succession && bodyPreview(succession, totals);
    }
    case 'actors': {
      const [actor, totals] = await Promise.all([actorById(db, id, audience), totalsOf(db, id, audience)]);
      return actor ? actorPreview(actor, totals) : null;
    }
  }
}

const made = <T>(record: T | undefined, make: (record: T) => Preview) => (record ? make(record) : null);

async function ofTimeline(db: Db, view: TimelineAsked): Promise<Preview> {
  // Most people come in through the whole timeline: it asks D1 nothing.
  if (Object.values(view).every((value) => value === undefined)) return timelinePreview({}, [], null);
  const { body, actor, topic } = view;
  const ids = [body, actor].filter((id) => id !== undefined);
  const [links, topicCalled, overview] = await Promise.all([
    actorLinks(db, ids, audience),
    topic ? topicName(db, topic, audience) : undefined,
    timelineOverview(db, view, audience),
  ]);
  const names = [...ids.map((id) => links.get(id)?.name), topicCalled].filter((name) => name !== undefined);
  return timelinePreview(view, names, overview);
}
