import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { mergeInput, mergePreview } from '../domain/changes/merge.ts';
import { idempotencyKeyHeader, ifMatch, ifNoneMatch, linkHeader } from './headers.ts';
import { redirectOf } from './merged.ts';
import { asOfQuery, body, idParam, json, page, problems, versionParam } from './schemas.ts';

/** The shapes that every kind of record shares; what differs is its schemas. */

interface Kind {
  tag: string;
  /** In the singular, as in a sentence. */
  noun: string;
}

const one = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

const etag = { ETag: { schema: { type: 'string' as const }, description: 'For If-Match and If-None-Match' } };

export const listOf = <Q extends z.ZodObject, S extends z.ZodType>(
  { tag, noun }: Kind,
  query: Q,
  item: S,
  schemaId: string,
  description: string,
) =>
  createRoute({
    method: 'get',
    path: '/',
    tags: [tag],
    operationId: `list-${noun}s`,
    summary: `List ${noun}s`,
    description,
    parameters: [ifNoneMatch],
    request: { query },
    responses: {
      200: { ...json(page(item, `${schemaId}Page`), `A page of ${noun}s`), headers: linkHeader },
      ...problems(401, 422),
    },
  });

export const readOne = <S extends z.ZodType>({ tag, noun }: Kind, schema: S) =>
  createRoute({
    method: 'get',
    path: '/{id}',
    tags: [tag],
    operationId: `read-${noun}`,
    summary: `Read ${one(noun)}`,
    description:
      'With `asOf`, as it stood at the end of that day (UTC), by the change log; what it refers to bears its name of today. ' +
      'Seen is what may be seen today and could be seen then.',
    parameters: [ifNoneMatch],
    request: { params: idParam, query: asOfQuery },
    responses: {
      200: { ...json(schema, `The ${noun}`), headers: etag },
      ...redirectOf(noun),
      ...problems(401, 404, 422),
    },
  });

export const createOne = <I extends z.ZodType, S extends z.ZodType>(
  { tag, noun }: Kind,
  input: I,
  schema: S,
  description: string,
) =>
  createRoute({
    method: 'post',
    path: '/',
    tags: [tag],
    operationId: `create-${noun}`,
    summary: `Record ${one(noun)}`,
    description: `${description} With an Idempotency-Key, a repeated request gives the same record and writes nothing.`,
    parameters: [idempotencyKeyHeader],
    request: { body: body(input) },
    responses: {
      201: { ...json(schema, `The ${noun}, at Location`), headers: etag },
      ...problems(400, 401, 403, 409, 413, 415, 422),
    },
  });

export const changeOne = <I extends z.ZodType, S extends z.ZodType>(
  { tag, noun }: Kind,
  input: I,
  schema: S,
  description: string,
) =>
  createRoute({
    method: 'patch',
    path: '/{id}',
    tags: [tag],
    operationId: `change-${noun}`,
    summary: `Change ${one(noun)}`,
    description: `${description} Needs If-Match. What is archived is only brought back (409).`,
    parameters: [ifMatch],
    request: { params: idParam, body: body(input) },
    responses: {
      200: { ...json(schema, `The ${noun} as it now is`), headers: etag },
      ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428),
    },
  });

export const archiveOne = <A extends 'archive' | 'restore', S extends z.ZodType>(
  { tag, noun }: Kind,
  act: A,
  schema: S,
) =>
  createRoute({
    method: 'post',
    path: `/{id}/${act}` as `/{id}/${A}`,
    tags: [tag],
    operationId: `${act}-${noun}`,
    summary: act === 'archive' ? `Archive ${one(noun)}` : `Bring an archived ${noun} back`,
    description: `${act === 'archive' ? 'It leaves every list; nothing is deleted.' : 'As it was before.'} Needs If-Match.`,
    parameters: [ifMatch],
    request: { params: idParam },
    responses: {
      200: { ...json(schema, `The ${noun} as it now is`), headers: etag },
      ...problems(401, 403, 404, 409, 412, 428),
    },
  });

export const restoreVersionOf = <S extends z.ZodType>({ tag, noun }: Kind, schema: S) =>
  createRoute({
    method: 'post',
    path: '/{id}/versions/{version}/restore',
    tags: [tag],
    operationId: `restore-${noun}-version`,
    summary: `Restore what ${one(noun)} said in an earlier version`,
    description:
      'As a new change. Who may see it stays as it is; the status and the due date of a commitment move by a follow-up ' +
      'that says so. Needs If-Match.',
    parameters: [ifMatch],
    request: { params: versionParam },
    responses: {
      200: { ...json(schema, `The ${noun} as it now is`), headers: etag },
      ...problems(401, 403, 404, 409, 412, 422, 428),
    },
  });

export const previewMergeOf = ({ tag, noun }: Kind) =>
  createRoute({
    method: 'get',
    path: '/{id}/merge',
    tags: [tag],
    operationId: `preview-${noun}-merge`,
    summary: `What merging two ${noun}s would do`,
    description: 'Nothing is written. The versions that it tells are those to merge by.',
    request: {
      params: idParam,
      query: z.strictObject({
        into: z
          .string()
          .min(1)
          .max(100)
          .meta({ description: `The id of the ${noun} that stays` }),
      }),
    },
    responses: { 200: json(mergePreview, 'What would be changed'), ...problems(401, 403, 404, 422) },
  });

export const mergeOne = <S extends z.ZodType>({ tag, noun }: Kind, schema: S) =>
  createRoute({
    method: 'post',
    path: '/{id}/merge',
    tags: [tag],
    operationId: `merge-${noun}`,
    summary: `Merge ${one(noun)} into another`,
    description:
      'All that refers to the one refers to the other, in one act that can be undone; the one is archived, and its address ' +
      'redirects. Needs If-Match with the version of the one, and the version of the other in the body. 409 where it would ' +
      'break a rule, or show something to more people than may see it.',
    parameters: [ifMatch],
    request: { params: idParam, body: body(mergeInput) },
    responses: {
      200: json(schema, `The ${noun} that stays`),
      ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428),
    },
  });
