import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { App } from '../context.ts';
import { search as searchRecord } from '../db/search/search.ts';
import { invalid } from '../domain/errors.ts';
import { searchKinds } from '../domain/search/kinds.ts';
import { longestQuery } from '../domain/search/query.ts';
import { searchResult } from '../domain/search/search.ts';
import { holds } from '../domain/visibility.ts';
import { ifNoneMatch, linkHeader, linkNext } from './headers.ts';
import { json, pageQuery, problems, refuseInvalid } from './schemas.ts';

const query = z.strictObject({
  q: z.string().min(1).max(longestQuery).meta({
    description: 'Words, each maybe the beginning of one or a part; "words in quotes" stand side by side',
    example: 'dedicated session',
  }),
  kind: z.enum(searchKinds).optional().meta({ description: 'This kind alone; only then there are pages' }),
  archived: z
    .enum(['include'])
    .optional()
    .meta({ description: 'include: also what is archived, as far as you may read it' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .optional()
    .meta({ description: 'At most this many of a kind: 5 of each, or 20 of one' }),
  cursor: pageQuery.cursor,
});

const found = createRoute({
  method: 'get',
  path: '/',
  tags: ['Search'],
  operationId: 'search',
  summary: 'Search the whole record',
  description:
    'What holds all the words, case and accents ignored, by kind: names and titles, texts, notes, quoted passages, and ' +
    'for who is signed in also comments. Whole words in titles come first, then beginnings of words, then parts of them; ' +
    'each the newest first. A name and words give the commitments with these words to which that actor is a party.',
  parameters: [ifNoneMatch],
  request: { query },
  responses: {
    200: { ...json(searchResult, 'What was found'), headers: linkHeader },
    ...problems(401, 422),
  },
});

export const search = new OpenAPIHono<App>({ defaultHook: refuseInvalid }).openapi(found, async (c) => {
  const { db, caller } = c.var;
  const { q, kind, archived, limit, cursor } = c.req.valid('query');
  if (cursor && !kind) throw invalid('cursor', 'needs `kind`: only one kind has pages');
  const kinds = (kind ? [kind] : searchKinds).filter(
    (one) => one !== 'comment' || holds(caller.audience, 'viewer'),
  );
  const groups = await searchRecord(
    db,
    { text: q, kinds, archived: archived === 'include', limit: limit ?? (kind ? 20 : 5), cursor },
    caller.audience,
  );
  // Without a kind there is nothing to go on with: whoever wants more asks for the kind.
  const next = kind ? (groups[0]?.next ?? null) : null;
  linkNext(c, { items: [], next });
  return c.json({ groups }, 200);
});
