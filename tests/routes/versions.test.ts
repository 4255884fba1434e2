import { beforeAll, describe, expect, test } from 'vitest';
import { change, create, followUp, type Kind, refusal } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
let viewer = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  viewer = await tokenFor('viewer');
});

const inputs: Record<Kind, object> = {
  actors: { kind: 'person' },
  briefings: { title: 'A briefing' },
  commitments: { text: 'Something' },
  handovers: { body: 'A council', to: 'KZ', date: '2025' },
};
const changes: Record<Kind, object> = {
  actors: { aliases: ['Alias'] },
  briefings: { venue: 'Hall' },
  commitments: { firmness: 'agreed' },
  handovers: { note: 'Note' },
};
const kinds = Object.keys(inputs) as Kind[];
let count = 0;
const make = (kind: Kind, visibility = 'public') => {
  count += 1;
  const name = kind === 'actors' ? { name: `Actor ${count}`, aliases: [`Other ${count}`] } : {};
  return create(kind, { ...inputs[kind], ...name, visibility }, editor);
};
const etagOf = async (path: string, token?: string) => {
  const response = await call(path, { token });
  expect(response.status).toBe(200);
  return response.headers.get('ETag') ?? '';
};
const send = (method: string, path: string, ifMatch: string | undefined, body?: object) =>
  call(path, { method, token: editor, body, headers: ifMatch === undefined ? {} : { 'If-Match': ifMatch } });

describe.each(kinds)('%s', (kind) => {
  test.each(['', '/archive', '/restore'])('want If-Match for a change%s', async (act) => {
    const { id } = await make(kind);
    const [method, body] = act ? ['POST', undefined] : ['PATCH', changes[kind]];
    await refusal(await send(method, `/api/${kind}/${id}${act}`, undefined, body), 428);
    await refusal(await send(method, `/api/${kind}/${id}${act}`, '"7"', body), 412);
    for (const unclear of ['*', '', '3', '"0"', '"-1"', '"1", "2"', '"1.xyz"', '"99999999999"', 'W/1']) {
      const { errors } = await refusal(await send(method, `/api/${kind}/${id}${act}`, unclear, body), 422);
      expect(errors).toMatchObject([{ pointer: 'If-Match' }]);
    }
  });

  test('take the ETag of the answer before, whole, weak or its version alone', async () => {
    const { id } = await make(kind);
    const path = `/api/${kind}/${id}`;
    const first = await etagOf(path, editor);
    expect(first).toMatch(/^"1\.[0-9a-f]{24}"$/);
    const answer = await send('PATCH', path, first, kind === 'actors' ? { aliases: [] } : changes[kind]);
    expect([answer.status, answer.headers.get('ETag')]).toEqual([200, await etagOf(path, editor)]);
    await refusal(await send('PATCH', path, first, { visibility: 'internal' }), 412);
    const weak = `W/${await etagOf(path, editor)}`;
    expect((await send('PATCH', path, weak, { visibility: 'internal' })).status).toBe(200);
    expect((await send('PATCH', path, '"3"', { visibility: 'public' })).status).toBe(200);
  });

  test('are not sent again to who has them', async () => {
    const { id } = await make(kind);
    for (const path of [`/api/${kind}/${id}`, `/api/${kind}`])
      for (const token of [undefined, viewer])
        for (const twice of [1, 2]) {
          const etag = await etagOf(path, token);
          for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
            const response = await call(path, { token, headers: { 'If-None-Match': known } });
            expect([response.status, await response.text(), twice]).toEqual([304, '', twice]);
            expect(response.headers.get('ETag')).toBe(etag);
          }
          expect((await call(path, { token, headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
        }
  });

  test('made anew tell their version and place', async () => {
    count += 1;
    const name = kind === 'actors' ? { name: `Actor ${count}` } : {};
    const response = await call(`/api/${kind}`, { body: { ...inputs[kind], ...name }, token: editor });
    const { id } = (await response.json()) as { id: string };
    expect(response.headers.get('Location')).toBe(`/api/${kind}/${id}`);
    expect(response.headers.get('ETag')).toBe(await etagOf(`/api/${kind}/${id}`, editor));
  });
});

test('an ETag tells the public no version, and does not change with what it cannot see', async () => {
  const made = await make('commitments');
  const path = `/api/commitments/${made.id}`;
  const watched = [
    path,
    '/api/commitments',
    '/api/upcoming',
    '/api/topics',
    '/api/follow-up/statuses',
    '/api/follow-up/scores',
    '/api/changes',
  ];
  const before = await Promise.all(watched.map((each) => etagOf(each)));
  expect(before[0]).toMatch(/^"[0-9a-f]{24}"$/);
  const forViewer = await etagOf(path, viewer);

  await followUp(made.id, { note: 'Between us', verification: undefined }, editor);
  expect(await Promise.all(watched.map((each) => etagOf(each)))).toEqual(before);
  const seen = await etagOf(path, viewer);
  expect(seen).not.toBe(forViewer);

  await followUp(made.id, { note: 'Among editors', visibility: 'draft' }, editor);
  expect(await Promise.all(watched.map((each) => etagOf(each)))).toEqual(before);
  await followUp(made.id, { note: 'For all', visibility: 'public' }, editor);
  expect(await etagOf(path)).not.toBe(before[0]);
});

test('answers say who may keep them', async () => {
  const { id } = await make('briefings');
  const cacheOf = async (path: string, token?: string) =>
    (await call(path, { token })).headers.get('Cache-Control');
  for (const path of ['/api/briefings', `/api/briefings/${id}`]) {
    expect(await cacheOf(path)).toBe('public, no-cache');
    expect(await cacheOf(path, viewer)).toBe('private, no-cache');
    expect((await call(path)).headers.get('Vary')).toContain('Authorization');
  }
  expect(await cacheOf('/api/briefings/nothing')).toBe('no-store');
});

test('the public sees a change at once, though answers are kept', async () => {
  const made = await make('briefings');
  const title = async () =>
    ((await (await call(`/api/briefings/${made.id}`)).json()) as { title: string }).title;
  expect([await title(), await title()]).toEqual(['A briefing', 'A briefing']);
  const changed = await change('briefings', made, { title: 'Another' }, editor);
  expect(await title()).toBe('Another');
  await change('briefings', changed, { visibility: 'internal' }, editor);
  await refusal(await call(`/api/briefings/${made.id}`), 404);
});
