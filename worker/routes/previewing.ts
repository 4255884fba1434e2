import { actorById, actorLinks } from '../db/actors.ts';
import { briefingById } from '../db/briefings.ts';
import { commitmentById } from '../db/commitments.ts';
import type { Db } from '../db/database.ts';
import { handoverById } from '../db/handovers.ts';
import { successionOf } from '../db/successions.ts';
import { totalsOf } from '../db/timeline-counts.ts';
import { timelineOverview } from '../db/timeline-overview.ts';
import { topicName } from '../db/topics.ts';
import type { TimelineOverview } from '../domain/timeline.ts';
import {
  actorPreview,
  bodyPreview,
  briefingPreview,
  commitmentPreview,
  handoverPreview,
  type Preview,
} from '../feeds/preview.ts';
import { plainPreview, timelinePreview } from '../feeds/preview-pages.ts';
import type { Asked, TimelineAsked } from './preview-address.ts';

/** Whoever asks: a preview is passed on, and tells what is public alone. */
const audience = 'public';

/** Whether a page says all there is to say without a look into the record: most people come in through such a one. */
export const isPlain = (asked: Asked) => !('id' in asked) && !('view' in asked && isNarrowed(asked.view));
const isNarrowed = (view: TimelineAsked) => Object.values(view).some((value) => value !== undefined);

/** The preview of a page for its head, which need not know what only the picture of a plain page shows. */
export const previewForHead = (db: Db, asked: Asked, today: string): Promise<Preview | null> =>
  isPlain(asked) && 'view' in asked
    ? Promise.resolve(timelinePreview({}, [], emptyOverview))
    : previewOfPage(db, asked, today);

const emptyOverview: TimelineOverview = { from: null, to: null, unit: 'year', counts: [], handovers: [] };

/** The preview of a page; null where there is no such record, or none that is public. A few trips to D1 at once. */
export async function previewOfPage(db: Db, asked: Asked, today: string): Promise<Preview | null> {
  if (!('id' in asked))
    return asked.page === 'timeline' ? ofTimeline(db, asked.view) : plainPreview(asked.page);
  const { page, id } = asked;
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
