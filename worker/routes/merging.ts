import { OpenAPIHono } from '@hono/zod-openapi';
import { mergeRecords } from '../actions/merge-records.ts';
import { perform } from '../actions/perform.ts';
import { previewMerge } from '../actions/preview-merge.ts';
import { Work } from '../actions/work.ts';
import type { App } from '../context.ts';
import { actorById } from '../db/actors.ts';
import { briefingById } from '../db/briefings/briefings.ts';
import { actorSchema } from '../domain/actor.ts';
import { briefingDetail } from '../domain/briefing.ts';
import { acting } from '../middleware/idempotency.ts';
import { expectedVersion } from '../middleware/versions.ts';
import { found } from './found.ts';
import { mergeOne, previewMergeOf } from './operations.ts';
import { refuseInvalid } from './schemas.ts';

const actor = { tag: 'Actors', noun: 'actor' };
const briefing = { tag: 'Briefings', noun: 'briefing' };
const [actorDetail, detailOfBriefing] = [found('actor', actorById), found('briefing', briefingById)];

export const actorMerging = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(previewMergeOf(actor), async (c) =>
    c.json(
      await previewMerge(new Work(acting(c)), 'actor', c.req.valid('param').id, c.req.valid('query').into),
      200,
    ),
  )
  .openapi(mergeOne(actor, actorSchema), async (c) => {
    const { into, intoVersion } = c.req.valid('json');
    const versions = { from: expectedVersion(c), into: intoVersion };
    await perform(acting(c), (work) =>
      mergeRecords(work, 'actor', { from: c.req.valid('param').id, into, versions }),
    );
    return c.json(await actorDetail(c, into), 200);
  });

export const briefingMerging = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(previewMergeOf(briefing), async (c) =>
    c.json(
      await previewMerge(new Work(acting(c)), 'briefing', c.req.valid('param').id, c.req.valid('query').into),
      200,
    ),
  )
  .openapi(mergeOne(briefing, briefingDetail), async (c) => {
    const { into, intoVersion } = c.req.valid('json');
    const versions = { from: expectedVersion(c), into: intoVersion };
    await perform(acting(c), (work) =>
      mergeRecords(work, 'briefing', { from: c.req.valid('param').id, into, versions }),
    );
    return c.json(await detailOfBriefing(c, into), 200);
  });
