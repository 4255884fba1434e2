import { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { announceHandover, changeHandover } from '../actions/announce-handover.ts';
import { archiveRecord } from '../actions/archive-record.ts';
import { performOnce } from '../actions/once.ts';
import { perform } from '../actions/work.ts';
import type { App } from '../context.ts';
import { handoverById, listHandovers } from '../db/handovers.ts';
import { handoverChange, handoverDetail, handoverInput, handoverSchema } from '../domain/handover.ts';
import { handoverStatuses } from '../domain/succession.ts';
import { acting, idempotencyKey } from '../middleware/idempotency.ts';
import { expectedVersion } from '../middleware/versions.ts';
import { found } from './found.ts';
import { linkNext } from './headers.ts';
import { archiveOne, changeOne, createOne, listOf, readOne } from './operations.ts';
import {
  anyOf,
  archivedQuery,
  dayQuery,
  idQuery,
  pageQuery,
  refuseInvalid,
  refuseReversed,
} from './schemas.ts';

const kind = { tag: 'Handovers', noun: 'handover' };
const detail = found('handover', handoverById);

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

export const handovers = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(listOf(kind, query, handoverSchema, 'Handover', 'By first possible day.'), async (c) => {
    const { db, caller } = c.var;
    const { archived, ...filter } = c.req.valid('query');
    refuseReversed(filter.from, filter.to, 'to');
    return c.json(
      linkNext(c, await listHandovers(db, { ...filter, archived: archived === 'true' }, caller.audience)),
      200,
    );
  })
  .openapi(readOne(kind, handoverDetail), async (c) => c.json(await detail(c, c.req.valid('param').id), 200))
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
  });
