import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ask, claim, signInWithPasskey } from '../actions/passkeys.ts';
import { perform } from '../actions/perform.ts';
import type { App } from '../context.ts';
import { endSessionsQuery } from '../db/people/sessions.ts';
import { assertionInput, passkeyOptions } from '../domain/people/passkey.ts';
import { signInOptions } from '../domain/people/passkey-ceremony.ts';
import { type Who, whoSchema } from '../domain/people/session.ts';
import { acting } from '../middleware/idempotency.ts';
import { giveSession, takeSession } from '../middleware/session-cookie.ts';
import { arrivalOf, passkeySite, randomBytes, whereWeSignIn } from './arrival.ts';
import { body, json, nothing, problems, refuseInvalid } from './schemas.ts';

const tags = ['Signing in'];

const read = createRoute({
  method: 'get',
  path: '/',
  tags,
  operationId: 'read-session',
  summary: 'Who is signed in',
  responses: { 200: json(whoSchema, 'Who is signed in, if anybody is'), ...problems(401) },
});

const signOut = createRoute({
  method: 'delete',
  path: '/',
  tags,
  operationId: 'sign-out',
  summary: 'Sign out',
  description: 'Ends this session. Where nobody is signed in, nothing happens.',
  responses: { 204: nothing, ...problems(401, 403, 415) },
});

const askToSignIn = createRoute({
  method: 'post',
  path: '/ask',
  tags,
  operationId: 'ask-to-sign-in',
  summary: 'Ask to sign in with a passkey',
  description: 'Gives a challenge for `navigator.credentials.get`; it holds once, and for five minutes.',
  responses: {
    200: json(passkeyOptions, 'What the browser is to be handed'),
    ...problems(401, 403, 404, 409, 415),
  },
});

const signIn = createRoute({
  method: 'post',
  path: '/',
  tags,
  operationId: 'sign-in',
  summary: 'Sign in with a passkey',
  description: 'Begins a session, as a cookie, under a secret that is new each time.',
  request: { body: body(assertionInput) },
  responses: { 200: json(whoSchema, 'Who is signed in now'), ...problems(400, 401, 403, 404, 409, 415, 422) },
});

/** Who the caller of this request is, as it came. */
export function whoIs(c: Context<App>): Who {
  const { caller, config } = c.var;
  const person =
    caller.kind === 'person' ? { id: caller.id, name: caller.name, role: caller.audience } : null;
  return { mode: config.access ? 'access' : 'local', person };
}

const router = new OpenAPIHono<App>({ defaultHook: refuseInvalid });
router.use((c, next) => (c.req.method === 'GET' ? next() : whereWeSignIn(c, next)));

export const session = router
  .openapi(read, (c) => c.json(whoIs(c), 200))
  .openapi(signOut, async (c) => {
    const { caller, db } = c.var;
    if (caller.kind === 'person' && caller.session !== null)
      await db.atomically([endSessionsQuery(caller.id, { only: caller.session })]);
    takeSession(c);
    return c.body(null, 204);
  })
  .openapi(askToSignIn, async (c) => {
    const { db, now } = c.var;
    const site = passkeySite(c);
    const challenge = await ask(db, now, randomBytes(), null);
    return c.json({ ...(await signInOptions(site, challenge)) }, 200);
  })
  .openapi(signIn, async (c) => {
    const { db, now } = c.var;
    const [site, answer, arrival] = [passkeySite(c), c.req.valid('json'), arrivalOf(c)];
    const asked = await claim(db, now, 'sign_in', answer.response.clientDataJSON);
    const { secret, person } = await perform(acting(c), (work) =>
      signInWithPasskey(work, site, asked, answer, arrival),
    );
    giveSession(c, secret);
    return c.json({ mode: 'local' as const, person }, 200);
  });
