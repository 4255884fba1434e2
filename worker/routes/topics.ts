import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { App } from '../context.ts';
import { listTopics } from '../db/topics.ts';
import { topicSchema } from '../domain/changes/record.ts';
import { ifNoneMatch } from './headers.ts';
import { json, problems, refuseInvalid } from './schemas.ts';

const list = createRoute({
  method: 'get',
  path: '/',
  tags: ['Topics'],
  operationId: 'list-topics',
  summary: 'List topics',
  description: 'By name; at most 1,000.',
  parameters: [ifNoneMatch],
  responses: {
    200: json(z.object({ items: z.array(topicSchema) }).meta({ id: 'Topics' }), 'The topics'),
    ...problems(401),
  },
});

export const topics = new OpenAPIHono<App>({ defaultHook: refuseInvalid }).openapi(list, async (c) =>
  c.json({ items: await listTopics(c.var.db, c.var.caller.audience) }, 200),
);
