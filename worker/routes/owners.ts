import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import type { App } from '../context.ts';
import { listOwners } from '../db/people/people.ts';
import { type OwnerFilter, ownerFilterOf, ownersSchema, ownerWords } from '../domain/commitments/owner.ts';
import { invalid } from '../domain/errors.ts';
import { json, problems, refuseInvalid } from './schemas.ts';

export const ownerQuery = z
  .string()
  .regex(ownerWords, 'must be me, none, person:<id> or actor:<id>')
  .optional()
  .meta({
    description:
      'Whose they are: me (signed in), none, person:<id> or actor:<id>; the public knows of actors alone',
    example: 'none',
  });

/** Whose commitments a request asks for; "me" is refused where nobody is signed in. */
export function askedOwner(c: Context<App>, words: string | undefined): OwnerFilter | undefined {
  if (words === undefined) return undefined;
  const { caller } = c.var;
  const owner = ownerFilterOf(words, caller.kind === 'person' ? caller.id : null);
  if (owner === null) throw invalid('owner', 'can be "me" only where a person is signed in');
  return owner;
}

const list = createRoute({
  method: 'get',
  path: '/',
  tags: ['People'],
  operationId: 'list-owners',
  summary: 'List who may own a commitment',
  description: 'Everybody who may sign in, by name and id alone; at most 1,000.',
  responses: { 200: json(ownersSchema, 'The people'), ...problems(401, 403) },
});

export const owners = new OpenAPIHono<App>({ defaultHook: refuseInvalid }).openapi(list, async (c) =>
  c.json({ items: await listOwners(c.var.db) }, 200),
);
