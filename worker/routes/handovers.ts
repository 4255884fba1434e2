import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { announceHandover, changeHandover } from '../actions/announce-handover.ts';
import { archiveRecord } from '../actions/archive-record.ts';
import { completeHandover } from '../actions/complete-handover.ts';
import { performOnce } from '../actions/once.ts';
import { perform } from '../actions/perform.ts';
import { restoreVersion } from '../actions/restore-version.ts';
import type { App } from '../context.ts';
import { handoverById, listHandovers } from '../db/handovers/handovers.ts';
import { handoverThen } from '../db/log/records-as-of.ts';
import {
  handoverChange,
  handoverCompletion,
  handoverDetail,
  handoverInput,
  handoverSchema,
} from '../domain/handovers/handover.ts';
import { handoverStatuses } from '../domain/handovers/succession.ts';
import { acting, idempotencyKey } from '../middleware/idempotency.ts';
import { expectedVersion } from '../middleware/versions.ts';
import { found } from './found.ts';
import { ifMatch, linkNext } from './headers.ts';
import { followMerges } from './merged.ts';
import { archiveOne, changeOne, createOne, listOf, readOne, restoreVersionOf } from './operations.ts';
import {
  anyOf,
  archivedQuery,
  body,
  dayQuery,
  idParam,
  idQuery,
  json,
  pageQuery,
  problems,
  refuseInvalid,
  refuseReversed,
} from './schemas.ts';

const kind = { tag: 'Handovers', noun: 'handover' };
const detail = found('handover', handoverById, handoverThen);

const query = z.strictObject({
  body: idQuery('the body'),
  actor: idQuery('the outgoing or incoming holder'),
  briefing: idQuery('the briefing where it was announced'),
  status: anyOf(handoverStatuses),
  from: dayQuery('Possibly on this day or later'),
  to: dayQuery('Possibly by this day'),
  archived: archivedQuery,
  ...pageQuery,
});

const complete = createRoute({
  method: 'post',
  path: '/{id}/complete',
  tags: [kind.tag],
  operationId: 'complete-handover',
  summary: 'Complete a handover',
  description:
    'Says that it took place: the old term ends and the new one begins, and the commitments in `fulfils` are closed as ' +
    'fulfilled on the same evidence: all of it or nothing. Needs If-Match; 409 where it is completed or cancelled already. ' +
    'Who takes over is as announced where neither `to` nor `successor` says otherwise, and may stay not_recorded.',
  parameters: [ifMatch],
  request: { params: idParam, body: body(handoverCompletion) },
  responses: {
    200: json(handoverDetail, 'The handover as it now is'),
    ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428),
  },
});

export const handovers = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(listOf(kind, query, handoverSchema, 'Handover', 'By first possible day.'), async (c) => {
    const { db, caller } = c.var;
    const { archived, ...filter } = await followMerges(c, c.req.valid('query'));
    refuseReversed(filter.from, filter.to, 'to');
    return c.json(
      linkNext(c, await listHandovers(db, { ...filter, archived: archived === 'true' }, caller.audience)),
      200,
    );
  })
  .openapi(readOne(kind, handoverDetail), async (c) =>
    c.json(await detail(c, c.req.valid('param').id, c.req.valid('query').asOf), 200),
  )
  .openapi(
    createOne(kind, handoverInput, handoverDetail, 'The body and the holders are made where they are new.'),
    async (c) => {
      const input = c.req.valid('json');
      const { id } = await performOnce(acting(c), await idempotencyKey(c), 'handover', (work) =>
        announceHandover(work, input),
      );
      c.header('Location', `/api/handovers/${id}`);
      return c.json(await detail(c, id), 201);
    },
  )
  .openapi(
    changeOne(
      kind,
      handoverChange,
      handoverDetail,
      'The body stays. Set status to complete, defer or cancel it.',
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const [version, input] = [expectedVersion(c), c.req.valid('json')];
      await perform(acting(c), (work) => changeHandover(work, id, version, input));
      return c.json(await detail(c, id), 200);
    },
  )
  .openapi(archiveOne(kind, 'archive', handoverDetail), async (c) => {
    const { id } = c.req.valid('param');
    const version = expectedVersion(c);
    await perform(acting(c), (work) => archiveRecord(work, 'handover', id, version, true));
    return c.json(await detail(c, id), 200);
  })
  .openapi(archiveOne(kind, 'restore', handoverDetail), async (c) => {
    const { id } = c.req.valid('param');
    const version = expectedVersion(c);
    await perform(acting(c), (work) => archiveRecord(work, 'handover', id, version, false));
    return c.json(await detail(c, id), 200);
  })
  .openapi(complete, async (c) => {
    const { id } = c.req.valid('param');
    const [version, input] = [expectedVersion(c), c.req.valid('json')];
    await perform(acting(c), (work) => completeHandover(work, id, version, input));
    return c.json(await detail(c, id), 200);
  })
  .openapi(restoreVersionOf(kind, handoverDetail), async (c) => {
    const { id, version } = c.req.valid('param');
    const expected = expectedVersion(c);
    await perform(acting(c), (work) => restoreVersion(work, 'handover', id, expected, version));
    return c.json(await detail(c, id), 200);
  });
