import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import { changeComment, removeComment } from '../actions/change-comment.ts';
import { comment } from '../actions/comment.ts';
import { performOnce } from '../actions/once.ts';
import { perform } from '../actions/perform.ts';
import type { App } from '../context.ts';
import { commentById, listComments } from '../db/desk/comments.ts';
import type { RecordKind } from '../domain/changes/record.ts';
import {
  type Comment,
  commentChange,
  commentInput,
  commentSchema,
  subjectText,
} from '../domain/desk/comment.ts';
import { notFound } from '../domain/errors.ts';
import { acting, idempotencyKey } from '../middleware/idempotency.ts';
import { expectedVersion } from '../middleware/versions.ts';
import { idempotencyKeyHeader, ifMatch, linkHeader, linkNext } from './headers.ts';
import { body, idParam, json, page, pageQuery, problems, refuseInvalid } from './schemas.ts';

const tags = ['Comments'];

const list = createRoute({
  method: 'get',
  path: '/',
  tags,
  operationId: 'list-comments',
  summary: 'List the comments on a record',
  description: 'The oldest first. Of a removed one its author and who removed it are left.',
  request: { query: z.strictObject({ subject: subjectText, ...pageQuery }) },
  responses: {
    200: { ...json(page(commentSchema, 'CommentPage'), 'A page of comments'), headers: linkHeader },
    ...problems(401, 403, 404, 422),
  },
});

const create = createRoute({
  method: 'post',
  path: '/',
  tags,
  operationId: 'create-comment',
  summary: 'Comment on a record',
  description:
    'For colleagues: no comment is ever public. People of any role may comment, and tokens of editors. With an ' +
    'Idempotency-Key, a repeated request gives the same comment and writes nothing.',
  parameters: [idempotencyKeyHeader],
  request: { body: body(commentInput) },
  responses: {
    201: json(commentSchema, 'The comment'),
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
  },
});

const change = createRoute({
  method: 'patch',
  path: '/{id}',
  tags,
  operationId: 'change-comment',
  summary: 'Change a comment of your own',
  description: 'The earlier words are kept nowhere; that it was changed is told. Needs If-Match.',
  parameters: [ifMatch],
  request: { params: idParam, body: body(commentChange) },
  responses: {
    200: json(commentSchema, 'The comment as it now is'),
    ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428),
  },
});

const remove = createRoute({
  method: 'post',
  path: '/{id}/remove',
  tags,
  operationId: 'remove-comment',
  summary: 'Remove a comment of your own',
  description:
    'Administrators may remove any. The words are gone, from the change log too; that there was a comment, and who ' +
    'removed it, stays. Needs If-Match.',
  parameters: [ifMatch],
  request: { params: idParam },
  responses: {
    200: json(commentSchema, 'What is left of it'),
    ...problems(401, 403, 404, 409, 412, 415, 422, 428),
  },
});

async function found(c: Context<App>, id: string): Promise<Comment> {
  const one = await commentById(c.var.db, id, c.var.caller.audience);
  if (!one) throw notFound('comment');
  return one;
}

export const comments = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(list, async (c) => {
    const { subject, ...paging } = c.req.valid('query');
    const at = subject.indexOf(':');
    const asked = { kind: subject.slice(0, at) as RecordKind, id: subject.slice(at + 1), ...paging };
    const answer = await listComments(c.var.db, asked, c.var.caller.audience);
    if (!answer) throw notFound(asked.kind);
    return c.json(linkNext(c, answer), 200);
  })
  .openapi(create, async (c) => {
    const [input, { audience }] = [c.req.valid('json'), c.var.caller];
    const { id } = await performOnce(acting(c), await idempotencyKey(c), 'comment', (work) =>
      comment(work, input, audience),
    );
    return c.json(await found(c, id), 201);
  })
  .openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    const [version, { text }] = [expectedVersion(c), c.req.valid('json')];
    await perform(acting(c), (work) => changeComment(work, id, version, text, c.var.caller.audience));
    return c.json(await found(c, id), 200);
  })
  .openapi(remove, async (c) => {
    const { id } = c.req.valid('param');
    const version = expectedVersion(c);
    await perform(acting(c), (work) => removeComment(work, id, version, c.var.caller.audience));
    return c.json(await found(c, id), 200);
  });
