import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { app } from '../../worker/app.ts';
import { actorChange, actorInput } from '../../worker/domain/actor.ts';
import { commitmentInput, followUpInput } from '../../worker/domain/commitments/commitment.ts';
import { eventSchemas } from '../../worker/domain/events/event.ts';
import { handoverInput } from '../../worker/domain/handovers/handover.ts';
import { meetingInput } from '../../worker/domain/meeting.ts';
import { pagePaths } from '../../worker/routes/pages.ts';
import { archive, create, get, pointers } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

interface Schema {
  $ref?: string;
  example?: unknown;
  [key: string]: unknown;
}
interface Content {
  content?: Record<
    string,
    { schema: Schema; example?: unknown; examples?: Record<string, { value: unknown }> }
  >;
  description?: string;
  headers?: Record<string, unknown>;
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
  const own = ['/api/openapi.json', '/api/docs', ...pagePaths];
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

test('a query parameter that is left empty is refused, whichever it is', async () => {
  const token = await tokenFor('admin');
  let asked = 0;
  for (const [route, { parameters = [] }] of operations) {
    const [method = '', path = ''] = route.replace(/\{\w+\}/g, 'x').split(' ');
    for (const { name } of parameters.filter((each) => each.in === 'query')) {
      const response = await call(`${path}?${name}=`, { method, token });
      const { errors = [] } = (await response.json()) as { errors?: { pointer: string }[] };
      expect([route, name, response.status]).toEqual([route, name, 422]);
      expect(errors.map(({ pointer }) => pointer)).toContain(name);
      asked += 1;
    }
  }
  expect(asked).toBeGreaterThan(60);
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

test('every body that is sent, and every answer, has an example that its schema accepts', () => {
  const $defs = JSON.parse(
    JSON.stringify(api.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
  );
  let checked = 0;
  for (const [route, { requestBody, responses }] of operations)
    for (const [of, { content = {} }] of [
      ['request', requestBody ?? {}] as const,
      ...Object.entries(responses),
    ])
      for (const { schema, example, examples } of Object.values(content)) {
        const values = examples ? Object.values(examples).map(({ value }) => value) : [example];
        const own = JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/'));
        const parser = z.fromJSONSchema({ $defs, ...own });
        for (const value of values) {
          expect([route, of, value]).toEqual([route, of, expect.anything()]);
          expect([route, of, parser.safeParse(value).error?.issues]).toEqual([route, of, undefined]);
          checked += 1;
        }
      }
  expect(checked).toBeGreaterThan(100);
});

test('each type of event has an example, which the parser itself takes', () => {
  const { examples = {} } =
    api.paths['/webhooks/{integration}']?.post?.requestBody?.content?.['application/json'] ?? {};
  expect(Object.keys(examples)).toEqual(Object.keys(eventSchemas));
  for (const [type, { value }] of Object.entries(examples)) {
    const { data } = value as { data: unknown };
    expect([type, eventSchemas[type as keyof typeof eventSchemas].safeParse(data).error]).toEqual([
      type,
      undefined,
    ]);
  }
});

test('the headers that an operation reads are declared', () => {
  const headersOf = (route: string) =>
    (operations.find(([one]) => one === route)?.[1].parameters ?? [])
      .filter((each) => each.in === 'header')
      .map(({ name, required }) => (required ? `${name}!` : name));
  // What is told to one person, or never to the public, has no ETag; nothing that signs in or out is asked for twice.
  const keptByNobody = /\/api\/comments\b/;
  const own =
    /\/api\/(session|links|sessions|passkeys|people|deliveries|owners|desk|views|archived)\b|\/merge$/;
  for (const [route] of operations) {
    const expected = route.startsWith('GET /api/')
      ? own.test(route) || keptByNobody.test(route)
        ? []
        : ['If-None-Match']
      : route === 'POST /api/commitments/{id}/follow-ups'
        ? ['If-Match', 'Idempotency-Key']
        : /^PATCH(?! \/api\/views)|(archive|restore|erase|remove)$/.test(route)
          ? ['If-Match!']
          : /^POST \/api\/\w+$/.test(route) && !own.test(route)
            ? ['Idempotency-Key']
            : null;
    if (expected) expect([route, ...headersOf(route)]).toEqual([route, ...expected]);
  }
  expect(headersOf('POST /webhooks/{integration}')).toEqual([
    'ce-specversion',
    'ce-id',
    'ce-source',
    'ce-type',
    'ce-time',
    'webhook-id',
    'webhook-timestamp',
    'webhook-signature',
  ]);
});

test('every list says where its next page is, in Link as in its body', async () => {
  for (const name of ['One', 'Two']) {
    await create('actors', { name: `Linked ${name}`, kind: 'person' }, editor);
    await create('briefings', { title: name }, editor);
    await create('commitments', { text: name }, editor);
    await create('handovers', { body: 'Next Council', to: 'UZ', date: '2025' }, editor);
  }
  // Search and comments are asked for something, and have tests of their own.
  const lists = operations.filter(
    ([route, { responses }]) => responses[200]?.headers?.Link && !/search|comments/.test(route),
  );
  expect(lists).toHaveLength(8);
  for (const title of ['Old one', 'Older one'])
    await archive('briefings', await create('briefings', { title }, editor), editor);
  const admin = await tokenFor('admin');
  for (const [route] of lists) {
    const path = `${route.replace('GET ', '').replace('{section}', 'undated')}?limit=1`;
    const response = await call(path, { token: admin });
    const { next }: { next: string | null } = await response.json();
    const link = next && `<${path}&cursor=${next}>; rel="next"`;
    expect([route, response.headers.get('Link')]).toEqual([route, link]);
    expect([route, next === null]).toEqual([route, route.includes('deliveries')]);
  }
  const first = await call('/api/actors?text=linked&limit=1', { token: editor });
  const { next }: { next: string } = await first.json();
  const link = `/api/actors?text=linked&limit=1&cursor=${next}`;
  expect(first.headers.get('Link')).toBe(`<${link}>; rel="next"`);
  const second = await call(link, { token: editor });
  expect([second.status, second.headers.get('Link')]).toEqual([200, null]);
});

test.each([
  ['ActorInput', actorInput],
  ['MeetingInput', meetingInput],
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
    const all = api.paths[`/api/${kind}`]?.get?.parameters ?? [];
    const parameters = all.filter((each) => each.in === 'query');
    expect(parameters.length).toBeGreaterThan(3);
    for (const { name } of parameters) expect((await call(`/api/${kind}?${name}=`)).status).not.toBe(500);
    const every = parameters.map(({ name }) => `${name}=%00`).join('&');
    expect(await pointers(`/api/${kind}?${every}`)).not.toContain('');
  },
);

test.each(['statuses', 'scores', 'slippage', 'due-load'])(
  'the example of %s.csv has the headings of the file',
  async (name) => {
    const { content } = api.paths[`/api/follow-up/${name}.csv`]?.get?.responses['200'] ?? {};
    const { example = '' } = (content?.['text/csv'] ?? {}) as { example?: string };
    const [heading, ...rows] = example.split('\r\n');
    expect((await (await call(`/api/follow-up/${name}.csv`)).text()).split('\r\n')[0]).toBe(heading);
    for (const row of rows.filter(Boolean))
      expect(row.split(',')).toHaveLength(heading?.split(',').length ?? 0);
  },
);

test('the docs are an address of our own', async () => {
  const response = await call('/api/docs');
  expect([response.status, response.headers.get('Location')]).toEqual([302, '/api-docs/']);
});
