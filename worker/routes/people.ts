import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import { changePerson, endSessionsOf, erasePerson } from '../actions/change-person.ts';
import { invitePerson } from '../actions/invite-person.ts';
import { invitationLink, makeLink } from '../actions/one-time-links.ts';
import { perform } from '../actions/perform.ts';
import type { App } from '../context.ts';
import { listPeople, personById } from '../db/people/people.ts';
import { notFound } from '../domain/errors.ts';
import { madeLinkSchema } from '../domain/people/one-time-link.ts';
import { invitedSchema, personChange, personInput, personSchema } from '../domain/people/person.ts';
import { acting } from '../middleware/idempotency.ts';
import { siteOrigin } from '../middleware/session-cookie.ts';
import { expectedVersion } from '../middleware/versions.ts';
import { randomBytes, whereWeSignIn } from './arrival.ts';
import { ifMatch } from './headers.ts';
import { body, idParam, json, nothing, problems, refuseInvalid } from './schemas.ts';

const tags = ['People'];

const list = createRoute({
  method: 'get',
  path: '/',
  tags,
  operationId: 'list-people',
  summary: 'List people',
  description: 'Everybody who may sign in, or could once; by name, at most 1,000.',
  responses: {
    200: json(z.object({ items: z.array(personSchema) }).meta({ id: 'People' }), 'The people'),
    ...problems(401, 403),
  },
});

const read = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  operationId: 'read-person',
  summary: 'Read a person',
  request: { params: idParam },
  responses: { 200: json(personSchema, 'The person'), ...problems(401, 403, 404, 422) },
});

const invite = createRoute({
  method: 'post',
  path: '/',
  tags,
  operationId: 'invite-person',
  summary: 'Invite a person',
  description:
    'Makes them known, and a link by which they come in: told this once, good once, for seven days. Where Cloudflare ' +
    'Access signs people in there is no link, and the e-mail address is what they are known by.',
  request: { body: body(personInput) },
  responses: {
    201: json(invitedSchema, 'The person, and the link'),
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
});

const change = createRoute({
  method: 'patch',
  path: '/{id}',
  tags,
  operationId: 'change-person',
  summary: 'Change a person',
  description:
    'A role holds from the next request on. Whoever is deactivated is signed out everywhere, and comes in again only ' +
    'when active; what they did stays in the log under their name. The last administrator stays one. Needs If-Match.',
  parameters: [ifMatch],
  request: { params: idParam, body: body(personChange) },
  responses: {
    200: json(personSchema, 'The person as they now are'),
    ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428),
  },
});

const erase = createRoute({
  method: 'post',
  path: '/{id}/erase',
  tags,
  operationId: 'erase-person',
  summary: "Erase a person's contact data",
  description:
    'Their e-mail address, passkeys, sessions and links; they are deactivated. The name stays with what they did. ' +
    'Needs If-Match.',
  parameters: [ifMatch],
  request: { params: idParam },
  responses: {
    200: json(personSchema, 'What is left'),
    ...problems(401, 403, 404, 409, 412, 415, 422, 428),
  },
});

const link = createRoute({
  method: 'post',
  path: '/{id}/links',
  tags,
  operationId: 'make-link',
  summary: 'Make a link by which a person signs in once',
  description: 'Told this once, good for a day. A link of theirs that still waits no longer holds.',
  request: { params: idParam },
  responses: { 201: json(madeLinkSchema, 'The link'), ...problems(401, 403, 404, 409, 415, 422) },
});

const signOut = createRoute({
  method: 'post',
  path: '/{id}/end-sessions',
  tags,
  operationId: 'end-sessions-of-person',
  summary: 'Sign a person out everywhere',
  request: { params: idParam },
  responses: { 204: nothing, ...problems(401, 403, 404, 415, 422) },
});

async function found(c: Context<App>, id: string) {
  const person = await personById(c.var.db, id, c.var.now.toISOString());
  if (!person) throw notFound('person');
  return person;
}

const making = (c: Context<App>) => ({ random: randomBytes(), origin: siteOrigin(c) });

const router = new OpenAPIHono<App>({ defaultHook: refuseInvalid });
router.use('/:id/links', whereWeSignIn);

export const people = router
  .openapi(list, async (c) => c.json({ items: await listPeople(c.var.db, c.var.now.toISOString()) }, 200))
  .openapi(read, async (c) => c.json(await found(c, c.req.valid('param').id), 200))
  .openapi(invite, async (c) => {
    const [input, how] = [c.req.valid('json'), making(c)];
    const made = await perform(acting(c), async (work) => {
      const { id } = await invitePerson(work, input);
      return { id, link: c.var.config.access ? null : await invitationLink(work, id, how) };
    });
    return c.json({ person: await found(c, made.id), link: made.link }, 201);
  })
  .openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    const [version, input] = [expectedVersion(c), c.req.valid('json')];
    await perform(acting(c), (work) => changePerson(work, id, version, input));
    return c.json(await found(c, id), 200);
  })
  .openapi(erase, async (c) => {
    const { id } = c.req.valid('param');
    const version = expectedVersion(c);
    await perform(acting(c), (work) => erasePerson(work, id, version));
    return c.json(await found(c, id), 200);
  })
  .openapi(link, async (c) => {
    const how = making(c);
    return c.json(await perform(acting(c), (work) => makeLink(work, c.req.valid('param').id, how)), 201);
  })
  .openapi(signOut, async (c) => {
    await perform(acting(c), (work) => endSessionsOf(work, c.req.valid('param').id));
    return c.body(null, 204);
  });
