import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { replayDelivery } from '../actions/receive-delivery.ts';
import type { App } from '../context.ts';
import { listDeliveries } from '../db/deliveries.ts';
import { integrationById } from '../db/people/access.ts';
import { Refusal } from '../domain/errors.ts';
import { deliverySchema, receiptSchema } from '../domain/events/delivery.ts';
import { acting } from '../middleware/idempotency.ts';
import { linkHeader, linkNext } from './headers.ts';
import { idParam, json, page, pageQuery, problems, refuseInvalid } from './schemas.ts';

const list = createRoute({
  method: 'get',
  path: '/',
  tags: ['Deliveries'],
  operationId: 'list-deliveries',
  summary: 'List what integrations posted',
  description: 'Newest first, with what was answered and what was posted.',
  request: { query: z.strictObject({ outcome: z.enum(['accepted', 'refused']).optional(), ...pageQuery }) },
  responses: {
    200: { ...json(page(deliverySchema, 'DeliveryPage'), 'A page of deliveries'), headers: linkHeader },
    ...problems(401, 403, 422),
  },
});

const replay = createRoute({
  method: 'post',
  path: '/{id}/replay',
  tags: ['Deliveries'],
  operationId: 'replay-delivery',
  summary: 'Apply a refused delivery again',
  description:
    'After what was wrong here has been put right. It is applied as its integration, at the time of its event.',
  request: { params: idParam },
  responses: { 200: json(receiptSchema, 'It is applied'), ...problems(401, 403, 404, 409, 422) },
});

export const deliveries = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(list, async (c) => c.json(linkNext(c, await listDeliveries(c.var.db, c.req.valid('query'))), 200))
  .openapi(replay, async (c) => {
    const { db } = c.var;
    const given = await replayDelivery(acting(c), (id) => integrationById(db, id), c.req.valid('param').id);
    if (given.status === 422) throw new Refusal('invalid', given.answer.detail, given.answer.faults);
    return c.json(given.answer, 200);
  });
