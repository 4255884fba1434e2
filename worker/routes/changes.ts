import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { perform } from '../actions/perform.ts';
import { undoAct } from '../actions/undo-act.ts';
import type { App } from '../context.ts';
import { listChanges } from '../db/log/changes.ts';
import { changeSchema, undoneSchema } from '../domain/changes/change.ts';
import { type RecordKind, recordKinds } from '../domain/changes/record.ts';
import { acting } from '../middleware/idempotency.ts';
import { ifNoneMatch, linkHeader, linkNext } from './headers.ts';
import { json, page, pageQuery, problems, refuseInvalid } from './schemas.ts';

const query = z.strictObject({
  subject: z
    .string()
    .regex(
      new RegExp(`^(${recordKinds.join('|')})(:.{1,100})?$`),
      `must be one of ${recordKinds.join(', ')}, or one with ":" and an id`,
    )
    .optional()
    .meta({
      description: 'A kind of record, or one record',
      example: 'commitment:0199d6a2-7c1e-7a44-b0c3-5d6f0e8a9b10',
    }),
  ...pageQuery,
});

const list = createRoute({
  method: 'get',
  path: '/',
  tags: ['Changes'],
  operationId: 'list-changes',
  summary: 'List changes',
  description: 'The change log, newest first: what was recorded, changed, followed up, archived.',
  parameters: [ifNoneMatch],
  request: { query },
  responses: {
    200: { ...json(page(changeSchema, 'ChangePage'), 'A page of changes'), headers: linkHeader },
    ...problems(401, 422),
  },
});

const undo = createRoute({
  method: 'post',
  path: '/{sequence}/undo',
  tags: ['Changes'],
  operationId: 'undo-change',
  summary: 'Undo an act',
  description:
    'Undoes all that the act did which wrote this change, as new changes in the log: what it changed is as it was before, ' +
    'what it made is archived, its follow-ups are marked as withdrawn. Undoing the undoing does it again. 409 where ' +
    'something of it has been changed since, or later records refer to it: it says which.',
  request: {
    params: z.strictObject({
      sequence: z.coerce
        .number()
        .int()
        .positive()
        .max(Number.MAX_SAFE_INTEGER)
        .meta({ description: '`seq` of a change, or `Change-Sequence` of an answer', example: 4711 }),
    }),
  },
  responses: {
    200: json(undoneSchema, 'The changes that were undone; Change-Sequence names the undoing'),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
  },
});

export const changes = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(list, async (c) => {
    const { db, caller } = c.var;
    const { subject, ...paging } = c.req.valid('query');
    const [kind, id] = subject?.split(':') ?? [];
    const filter = { kind: kind as RecordKind | undefined, id, ...paging };
    return c.json(linkNext(c, await listChanges(db, filter, caller.audience)), 200);
  })
  .openapi(undo, async (c) =>
    c.json(await perform(acting(c), (work) => undoAct(work, c.req.valid('param').sequence)), 200),
  );
