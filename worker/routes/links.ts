import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { readLink, useLink } from '../actions/one-time-links.ts';
import { perform } from '../actions/perform.ts';
import type { App } from '../context.ts';
import { linkSchema, linkSecret } from '../domain/people/one-time-link.ts';
import { personName } from '../domain/people/person.ts';
import { whoSchema } from '../domain/people/session.ts';
import { acting } from '../middleware/idempotency.ts';
import { giveSession } from '../middleware/session-cookie.ts';
import { arrivalOf, whereWeSignIn } from './arrival.ts';
import { body, json, problems, refuseInvalid } from './schemas.ts';

const tags = ['Signing in'];

const read = createRoute({
  method: 'post',
  path: '/read',
  tags,
  operationId: 'read-link',
  summary: 'Read what a one-time link is good for',
  description: 'Uses nothing up. A POST, so that the secret stands in no address and reaches no log.',
  request: { body: body(z.strictObject({ secret: linkSecret }).meta({ id: 'LinkReading' })) },
  responses: {
    200: json(linkSchema, 'What it is good for'),
    ...problems(400, 401, 403, 404, 410, 415, 422),
  },
});

const use = createRoute({
  method: 'post',
  path: '/use',
  tags,
  operationId: 'use-link',
  summary: 'Sign in with a one-time link',
  description: 'Uses the link up, and begins a session, as a cookie. The first administrator gives a name.',
  request: {
    body: body(z.strictObject({ secret: linkSecret, name: personName.optional() }).meta({ id: 'LinkUse' })),
  },
  responses: {
    200: json(whoSchema, 'Who is signed in now'),
    ...problems(400, 401, 403, 404, 409, 410, 415, 422),
  },
});

const router = new OpenAPIHono<App>({ defaultHook: refuseInvalid });
router.use(whereWeSignIn);

export const links = router
  .openapi(read, async (c) => {
    const { secret } = c.req.valid('json');
    return c.json(await perform(acting(c), (work) => readLink(work, secret)), 200);
  })
  .openapi(use, async (c) => {
    const [given, arrival] = [c.req.valid('json'), arrivalOf(c)];
    const { secret, person } = await perform(acting(c), (work) => useLink(work, given, arrival));
    giveSession(c, secret);
    return c.json({ mode: 'local' as const, person }, 200);
  });
