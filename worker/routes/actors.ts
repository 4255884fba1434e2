import { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { archiveRecord } from '../actions/archive-record.ts';
import { performOnce } from '../actions/once.ts';
import { perform } from '../actions/perform.ts';
import { changeActor, recordActor } from '../actions/record-actor.ts';
import { restoreVersion } from '../actions/restore-version.ts';
import type { App } from '../context.ts';
import { actorById, listActors } from '../db/actors.ts';
import { actorThen } from '../db/log/records-as-of.ts';
import { actorChange, actorInput, actorKinds, actorSchema } from '../domain/actor.ts';
import { acting, idempotencyKey } from '../middleware/idempotency.ts';
import { expectedVersion } from '../middleware/versions.ts';
import { found } from './found.ts';
import { linkNext } from './headers.ts';
import { archiveOne, changeOne, createOne, listOf, readOne, restoreVersionOf } from './operations.ts';
import { archivedQuery, pageQuery, refuseInvalid, textQuery } from './schemas.ts';

const kind = { tag: 'Actors', noun: 'actor' };
const detail = found('actor', actorById, actorThen);

const query = z.strictObject({
  kind: z.enum(actorKinds).optional(),
  text: textQuery(' in a name, alias or country code'),
  archived: archivedQuery,
  ...pageQuery,
});

export const actors = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(listOf(kind, query, actorSchema, 'Actor', 'By name.'), async (c) => {
    const { db, caller } = c.var;
    const { archived, ...filter } = c.req.valid('query');
    return c.json(
      linkNext(c, await listActors(db, { ...filter, archived: archived === 'true' }, caller.audience)),
      200,
    );
  })
  .openapi(readOne(kind, actorSchema), async (c) =>
    c.json(await detail(c, c.req.valid('param').id, c.req.valid('query').asOf), 200),
  )
  .openapi(
    createOne(kind, actorInput, actorSchema, 'A name, alias or country code belongs to one actor.'),
    async (c) => {
      const input = c.req.valid('json');
      const { id } = await performOnce(acting(c), await idempotencyKey(c), 'actor', (work) =>
        recordActor(work, input),
      );
      c.header('Location', `/api/actors/${id}`);
      return c.json(await detail(c, id), 201);
    },
  )
  .openapi(changeOne(kind, actorChange, actorSchema, 'What is left out stays.'), async (c) => {
    const { id } = c.req.valid('param');
    const [version, input] = [expectedVersion(c), c.req.valid('json')];
    await perform(acting(c), (work) => changeActor(work, id, version, input));
    return c.json(await detail(c, id), 200);
  })
  .openapi(archiveOne(kind, 'archive', actorSchema), async (c) => {
    const { id } = c.req.valid('param');
    const version = expectedVersion(c);
    await perform(acting(c), (work) => archiveRecord(work, 'actor', id, version, true));
    return c.json(await detail(c, id), 200);
  })
  .openapi(archiveOne(kind, 'restore', actorSchema), async (c) => {
    const { id } = c.req.valid('param');
    const version = expectedVersion(c);
    await perform(acting(c), (work) => archiveRecord(work, 'actor', id, version, false));
    return c.json(await detail(c, id), 200);
  })
  .openapi(restoreVersionOf(kind, actorSchema), async (c) => {
    const { id, version } = c.req.valid('param');
    const expected = expectedVersion(c);
    await perform(acting(c), (work) => restoreVersion(work, 'actor', id, expected, version));
    return c.json(await detail(c, id), 200);
  });
