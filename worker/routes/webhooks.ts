import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { receiveDelivery } from '../actions/receive-delivery.ts';
import type { App } from '../context.ts';
import { Refusal } from '../domain/errors.ts';
import { receiptSchema } from '../domain/events/delivery.ts';
import { eventSchemas } from '../domain/events/event.ts';
import { acting } from '../middleware/idempotency.ts';
import { boundedBytes } from '../middleware/json-body.ts';
import { signed } from '../middleware/signature.ts';
import { cloudEventHeaders } from './headers.ts';
import { json, problems } from './schemas.ts';

const messages = Object.entries(eventSchemas).map(([type, data]) =>
  z.object({
    type: z.literal(type),
    timestamp: z.string().optional().meta({ example: '2025-03-12T18:00:00Z' }),
    data,
  }),
);

const post = createRoute({
  method: 'post',
  path: '/{integration}',
  tags: ['Webhooks'],
  operationId: 'post-event',
  summary: 'Post an event',
  description:
    'As Standard Webhooks `{type, timestamp, data}`, or as CloudEvents 1.0 in structured or binary mode; signed as ' +
    'Standard Webhooks asks (webhook-id, webhook-timestamp, webhook-signature; 5 minutes). After 200 all of it is ' +
    'recorded; after anything else nothing is. The same webhook-id again gives the same answer.',
  parameters: cloudEventHeaders,
  request: {
    params: z.strictObject({ integration: z.string().max(100) }),
    headers: z.object({
      'webhook-id': z.string().optional().meta({ description: 'Unique to the message; without a full stop' }),
      'webhook-timestamp': z.string().optional().meta({ description: 'Seconds since 1970, UTC' }),
      'webhook-signature': z
        .string()
        .optional()
        .meta({ example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=' }),
    }),
    // Read by hand: the signature is over the bytes as they came.
    body: { description: 'The event', content: { 'application/json': { schema: z.union(messages) } } },
  },
  responses: {
    200: json(receiptSchema, 'Recorded; or was before, under the same webhook-id'),
    ...problems(401, 409, 413, 422),
  },
});

export const webhooks = new OpenAPIHono<App>();
// Registered for its description alone; the validators of a described route would read the body before it is checked.
webhooks.openAPIRegistry.registerPath({ ...post, path: '/{integration}' });
webhooks.post('/:integration', async (c) => {
  const body = await boundedBytes(c.req.raw);
  const attributes = Object.fromEntries(
    [...c.req.raw.headers].flatMap(([name, value]) =>
      name.startsWith('ce-') ? [[name.slice(3), decoded(value)]] : [],
    ),
  );
  const contentType = c.req.header('Content-Type') ?? null;
  const { status, answer } = await signed(
    c,
    c.req.param('integration'),
    body,
    (integration, messageId, sentAt) => {
      const author = { kind: 'integration' as const, id: integration.id, name: integration.name };
      return receiveDelivery({ ...acting(c), author }, integration, messageId, {
        contentType,
        attributes,
        body,
        sentAt,
      });
    },
  );
  if (status === 422) throw new Refusal('invalid', answer.detail, answer.faults);
  return c.json(answer, 200);
});

/** CloudEvents over HTTP percent-encodes what headers cannot hold. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
