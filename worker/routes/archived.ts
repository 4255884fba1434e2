import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { App } from '../context.ts';
import { listArchived } from '../db/log/archived.ts';
import { archivedSchema } from '../domain/changes/archived.ts';
import { recordKinds } from '../domain/changes/record.ts';
import { linkHeader, linkNext } from './headers.ts';
import { json, page, pageQuery, problems, refuseInvalid } from './schemas.ts';

const query = z.strictObject({
  kind: z.enum(recordKinds).optional().meta({ description: 'Records of this kind alone' }),
  ...pageQuery,
});

const list = createRoute({
  method: 'get',
  path: '/',
  tags: ['Changes'],
  operationId: 'list-archived',
  summary: 'List what is archived',
  description:
    'The latest first, by title: what it was, who archived it and when. For editors: to everybody else what is archived is not there.',
  request: { query },
  responses: {
    200: { ...json(page(archivedSchema, 'ArchivedPage'), 'A page of what is archived'), headers: linkHeader },
    ...problems(401, 403, 422),
  },
});

export const archived = new OpenAPIHono<App>({ defaultHook: refuseInvalid }).openapi(list, async (c) =>
  c.json(linkNext(c, await listArchived(c.var.db, c.req.valid('query'), c.var.caller.audience)), 200),
);
