import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { app } from '../../worker/app.ts';
import { actorChange, actorInput } from '../../worker/domain/actor.ts';
import { briefingInput } from '../../worker/domain/briefing.ts';
import { commitmentInput, followUpInput } from '../../worker/domain/commitment.ts';
import { handoverInput } from '../../worker/domain/handover.ts';
import { create, get, pointers } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

interface Schema {
  $ref?: string;
  example?: unknown;
  [key: string]: unknown;
}
interface Content {
  content?: Record<string, { schema: Schema }>;
  description?: string;
}
interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: { name: string; in: string; required?: boolean; schema: Schema; description?: string }[];
  requestBody?: Content;
  responses: Record<string, Content>;
}
interface Document {
  openapi: string;
  info: Record<string, string>;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, unknown> };
}

let api: Document;
let editor = '';
let operations: [string, Operation][] = [];

beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  api = await get<Document>('/api/openapi.json');
  operations = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
});

test('is OpenAPI 3.1 with a title, a version and a way to authenticate', () => {
  expect(api).toMatchObject({ openapi: '3.1.0', info: { title: 'Rapporteur', version: '1' } });
  expect(api.components.securitySchemes).toMatchObject({
    bearer: { type: 'http', scheme: 'bearer' },
    session: { type: 'apiKey', in: 'cookie' },
  });
});

test('every route of the app is described, and nothing else', () => {
  const own = ['/api/openapi.json', '/api/docs'];
  const routes = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !own.includes(path))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`);
  expect(new Set(operations.map(([route]) => route))).toEqual(new Set(routes));
});

test('every operation has an id of its own, a summary, a tag and answers with descriptions', () => {
  const ids = operations.map(([, { operationId }]) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [route, { operationId, summary, tags, responses }] of operations) {
    expect([route, operationId]).toEqual([route, expect.stringMatching(/^[a-z][A-Za-z-]+$/)]);
    expect([route, summary, tags.length]).toEqual([route, expect.stringMatching(/^[A-Z].+[^.]$/), 1]);
    expect([route, Object.keys(responses).some((status) => status.startsWith('2'))]).toEqual([route, true]);
    for (const [status, { description }] of Object.entries(responses))
      expect([route, status, description]).toEqual([route, status, expect.stringMatching(/./)]);
  }
});

test('every path parameter is described', () => {
  for (const [route, { parameters = [] }] of operations) {
    const named = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect([route, parameters.filter((each) => each.in === 'path').map(({ name }) => name)]).toEqual([
      route,
      named,
    ]);
  }
});

test('every reference leads to a schema', () => {
  const refs = [...JSON.stringify(api).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => name ?? '',
  );
  expect(refs.length).toBeGreaterThan(50);
  for (const name of refs) expect(Object.keys(api.components.schemas)).toContain(name);
});

test('every example of a schema fits it', () => {
  const examples = Object.entries(api.components.schemas).filter(([, { example }]) => example !== undefined);
  expect(examples.length).toBeGreaterThan(4);
  const $defs = JSON.parse(
    JSON.stringify(api.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
  );
  for (const [name, { example }] of examples) {
    const schema = z.fromJSONSchema({ $defs, $ref: `#/$defs/${name}` });
    expect([name, schema.safeParse(example).error?.issues]).toEqual([name, undefined]);
  }
});

test.each([
  ['ActorInput', actorInput],
  ['BriefingInput', briefingInput],
  ['CommitmentInput', commitmentInput],
  ['HandoverInput', handoverInput],
  ['FollowUpInput', followUpInput],
  ['ActorChange', actorChange],
])('the example of %s is taken by the parser itself', (name, schema) => {
  const { example } = api.components.schemas[name] ?? {};
  if (name.endsWith('Input')) expect(example).toBeDefined();
  if (example !== undefined) expect(schema.safeParse(example).error).toBeUndefined();
});

test('the examples can be sent as they stand', async () => {
  for (const kind of ['actors', 'briefings', 'commitments', 'handovers'] as const) {
    const reference =
      api.paths[`/api/${kind}`]?.post?.requestBody?.content?.['application/json']?.schema.$ref ?? '';
    await create(kind, api.components.schemas[reference.split('/').at(-1) ?? '']?.example, editor);
  }
});

test.each(['commitments', 'briefings', 'handovers', 'actors'])(
  'every filter of %s that is described is known',
  async (kind) => {
    const { parameters = [] } = api.paths[`/api/${kind}`]?.get ?? {};
    expect(parameters.length).toBeGreaterThan(3);
    for (const { name } of parameters) expect((await call(`/api/${kind}?${name}=`)).status).not.toBe(500);
    const all = parameters.map(({ name }) => `${name}=%00`).join('&');
    expect(await pointers(`/api/${kind}?${all}`)).not.toContain('');
  },
);

test('the docs are an address of our own', async () => {
  const response = await call('/api/docs');
  expect([response.status, response.headers.get('Location')]).toEqual([302, '/api-docs/']);
});
