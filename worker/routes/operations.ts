import { createRoute } from '@hono/zod-openapi';
import type * as z from 'zod';
import { idempotencyKeyHeader, ifMatch, ifNoneMatch, linkHeader } from './headers.ts';
import { body, idParam, json, page, problems } from './schemas.ts';

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
    parameters: [ifNoneMatch],
    request: { params: idParam },
    responses: { 200: { ...json(schema, `The ${noun}`), headers: etag }, ...problems(401, 404) },
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
    description: `${description} Needs If-Match.`,
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
