import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { addPasskey, ask, claim, removePasskey } from '../actions/passkeys.ts';
import { perform } from '../actions/perform.ts';
import type { App } from '../context.ts';
import { passkeyRows, passkeysOf } from '../db/people/passkeys.ts';
import { passkeyOptions, passkeySchema, registrationInput } from '../domain/people/passkey.ts';
import { registrationOptions } from '../domain/people/passkey-ceremony.ts';
import { acting } from '../middleware/idempotency.ts';
import { deviceAt, passkeySite, personAt, randomBytes, whereWeSignIn } from './arrival.ts';
import { body, json, nothing, problems, refuseInvalid } from './schemas.ts';

const tags = ['Signing in'];
const listSchema = z.object({ items: z.array(passkeySchema) }).meta({ id: 'Passkeys' });

const list = createRoute({
  method: 'get',
  path: '/',
  tags,
  operationId: 'list-passkeys',
  summary: 'List your own passkeys',
  responses: { 200: json(listSchema, 'The passkeys, oldest first'), ...problems(401, 403, 404) },
});

const askToAdd = createRoute({
  method: 'post',
  path: '/ask',
  tags,
  operationId: 'ask-to-add-passkey',
  summary: 'Ask to add a passkey',
  description: 'Gives a challenge for `navigator.credentials.create`; it holds once, and for five minutes.',
  responses: {
    200: json(passkeyOptions, 'What the browser is to be handed'),
    ...problems(401, 403, 404, 409, 415),
  },
});

const add = createRoute({
  method: 'post',
  path: '/',
  tags,
  operationId: 'add-passkey',
  summary: 'Add a passkey',
  request: { body: body(registrationInput) },
  responses: { 201: json(listSchema, 'All your passkeys'), ...problems(400, 401, 403, 404, 409, 415, 422) },
});

const remove = createRoute({
  method: 'delete',
  path: '/{id}',
  tags,
  operationId: 'remove-passkey',
  summary: 'Remove a passkey',
  description: 'It signs in nobody any more. Sessions that were begun with it stay open.',
  request: {
    params: z.strictObject({
      id: z.string().max(1400).meta({ description: 'The credential id, base64url', example: 'nX3mT0c' }),
    }),
  },
  responses: { 204: nothing, ...problems(401, 403, 404, 415, 422) },
});

const router = new OpenAPIHono<App>({ defaultHook: refuseInvalid });
router.use(whereWeSignIn);

export const passkeys = router
  .openapi(list, async (c) => c.json({ items: await passkeysOf(c.var.db, personAt(c).id) }, 200))
  .openapi(askToAdd, async (c) => {
    const { db, now } = c.var;
    const [site, person] = [passkeySite(c), personAt(c)];
    const challenge = await ask(db, now, randomBytes(), person.id);
    const known = await passkeyRows(db, person.id);
    return c.json({ ...(await registrationOptions(site, challenge, person, known)) }, 200);
  })
  .openapi(add, async (c) => {
    const { db, now } = c.var;
    const [site, { id }, answer] = [passkeySite(c), personAt(c), c.req.valid('json')];
    const asked = await claim(db, now, 'register', answer.response.clientDataJSON);
    await perform(acting(c), (work) => addPasskey(work, site, asked, id, answer, deviceAt(c)));
    return c.json({ items: await passkeysOf(db, id) }, 201);
  })
  .openapi(remove, async (c) => {
    await perform(acting(c), (work) => removePasskey(work, personAt(c).id, c.req.valid('param').id));
    return c.body(null, 204);
  });
