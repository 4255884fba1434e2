import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { seeDesk } from '../actions/see-desk.ts';
import type { App } from '../context.ts';
import { deskOf, deskSection } from '../db/desk/desk.ts';
import { sinceLastVisit } from '../db/desk/visits.ts';
import { seenInput, seenSchema, sinceSchema } from '../domain/desk/activity.ts';
import { deskPageSchema, deskSchema, deskSections } from '../domain/desk/desk.ts';
import { personAt } from './arrival.ts';
import { commitmentFilter } from './commitments.ts';
import { linkHeader, linkNext } from './headers.ts';
import { followMerges } from './merged.ts';
import { askedOwner } from './owners.ts';
import { body, json, pageQuery, problems, refuseInvalid } from './schemas.ts';

const tags = ['Desk'];
const { owner, party, body: ofBody, topic, briefing } = commitmentFilter;
const filter = { owner, party, body: ofBody, topic, briefing };

const read = createRoute({
  method: 'get',
  path: '/',
  tags,
  operationId: 'read-desk',
  summary: 'The desk of a morning',
  description:
    'Open commitments by what to do about them, each section with its count and first rows, and the handovers that come ' +
    'with what passes on. The sections by date hold each open commitment once; `stale` tells again what has gone quiet.',
  request: {
    query: z.strictObject({
      ...filter,
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(50)
        .default(10)
        .meta({ description: 'Rows a section, up to 50' }),
    }),
  },
  responses: { 200: json(deskSchema, 'The desk'), ...problems(401, 403, 422) },
});

const section = createRoute({
  method: 'get',
  path: '/sections/{section}',
  tags,
  operationId: 'read-desk-section',
  summary: 'More of one section of the desk',
  request: {
    params: z.strictObject({
      section: z.enum(deskSections).meta({ description: 'Which section', example: 'overdue' }),
    }),
    query: z.strictObject({ ...filter, ...pageQuery }),
  },
  responses: {
    200: { ...json(deskPageSchema, 'A page of the section'), headers: linkHeader },
    ...problems(401, 403, 422),
  },
});

const changes = createRoute({
  method: 'get',
  path: '/changes',
  tags,
  operationId: 'read-desk-changes',
  summary: 'What others did since you were last here',
  description: 'In groups, from the change log. It stays until you say that you have seen it.',
  responses: { 200: json(sinceSchema, 'What happened'), ...problems(401, 403) },
});

const seen = createRoute({
  method: 'post',
  path: '/seen',
  tags,
  operationId: 'see-desk',
  summary: 'Say up to which change you have seen what happened',
  description: 'A smaller number than before takes it back.',
  request: { body: body(seenInput) },
  responses: { 200: json(seenSchema, 'Up to where it is seen'), ...problems(400, 401, 403, 413, 415, 422) },
});

export const desk = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(read, async (c) => {
    const { db, caller, today } = c.var;
    const { limit, owner, ...rest } = c.req.valid('query');
    const asked = await followMerges(c, { ...rest, owner: askedOwner(c, owner) });
    return c.json(await deskOf(db, asked, limit, caller.audience, today), 200);
  })
  .openapi(section, async (c) => {
    const { db, caller, today } = c.var;
    const { owner, ...rest } = c.req.valid('query');
    const asked = await followMerges(c, { ...rest, owner: askedOwner(c, owner) });
    const { section } = c.req.valid('param');
    return c.json(linkNext(c, await deskSection(db, section, asked, caller.audience, today)), 200);
  })
  .openapi(changes, async (c) => {
    const { db, caller, today } = c.var;
    return c.json(await sinceLastVisit(db, personAt(c).id, caller.audience, today), 200);
  })
  .openapi(seen, async (c) => {
    const { db, now } = c.var;
    const { sequence } = c.req.valid('json');
    return c.json(await seeDesk(db, personAt(c).id, sequence, now.toISOString()), 200);
  });
