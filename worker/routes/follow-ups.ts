import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { followUpCommitments } from '../actions/follow-up-commitments.ts';
import { performOnce } from '../actions/once.ts';
import type { App } from '../context.ts';
import { commitmentsByIds } from '../db/commitments/commitments.ts';
import { commitmentSchema, followUpsInput } from '../domain/commitments/commitment.ts';
import { mostFollowedUp } from '../domain/commitments/most-followed-up.ts';
import { acting, idempotencyKey } from '../middleware/idempotency.ts';
import { idempotencyKeyHeader } from './headers.ts';
import { body, json, problems, refuseInvalid } from './schemas.ts';

const followUpSeveral = createRoute({
  method: 'post',
  path: '/',
  tags: ['Commitments'],
  operationId: 'follow-up-commitments',
  summary: 'Follow several commitments up at once',
  description:
    `The same follow-up for up to ${mostFollowedUp} commitments, in one batch: all of them get it, or, where one cannot ` +
    'take it, none does, and the answer points at that one.',
  parameters: [idempotencyKeyHeader],
  request: { body: body(followUpsInput) },
  responses: {
    201: json(
      z.object({ items: z.array(commitmentSchema) }).meta({ id: 'FollowedUp' }),
      'The commitments as they now are',
    ),
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
});

export const followUps = new OpenAPIHono<App>({ defaultHook: refuseInvalid }).openapi(
  followUpSeveral,
  async (c) => {
    const { db, caller, today } = c.var;
    const input = c.req.valid('json');
    await performOnce(acting(c), await idempotencyKey(c), 'follow_up', (work) =>
      followUpCommitments(work, input),
    );
    return c.json({ items: await commitmentsByIds(db, input.commitments, caller.audience, today) }, 201);
  },
);
