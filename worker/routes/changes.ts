import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { App } from '../context.ts';
import { listChanges } from '../db/changes.ts';
import { changeSchema } from '../domain/change.ts';
import { type RecordKind, recordKinds } from '../domain/record.ts';
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

export const changes = new OpenAPIHono<App>({ defaultHook: refuseInvalid }).openapi(list, async (c) => {
  const { db, caller } = c.var;
  const { subject, ...paging } = c.req.valid('query');
  const [kind, id] = subject?.split(':') ?? [];
  const filter = { kind: kind as RecordKind | undefined, id, ...paging };
  return c.json(linkNext(c, await listChanges(db, filter, caller.audience)), 200);
});
