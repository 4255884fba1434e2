import { beforeAll, expect, test } from 'vitest';
import { mergedIntoQuery } from '../../worker/db/merged.ts';
import { change, create, get, read } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

interface Operation {
  parameters?: { name: string; in: string; description?: string }[];
}
type Ids = Record<string, string>;

/** Who was merged, and who stays, by the parameter that names it. */
const [gone, stays]: [Ids, Ids] = [{}, {}];
let editor = '';
let viewer = '';
let narrowed: [string, string][] = [];

async function merge(kind: 'actors' | 'briefings', from = '', into = ''): Promise<number> {
  const versionOf = async (id: string) => (await read(kind, id, editor)).version;
  const headers = { 'If-Match': `"${await versionOf(from)}"` };
  const body = { into, intoVersion: await versionOf(into) };
  return (await call(`/api/${kind}/${from}/merge`, { body, token: editor, headers })).status;
}

beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  viewer = await tokenFor('viewer');
  const visibility = 'public';
  const pair = async (kind: 'actors' | 'briefings', names: string[], input: object, ofOne: object = {}) => {
    const one = await create(kind, { ...input, ...ofOne, visibility }, editor);
    const other = await create(kind, { ...input, visibility }, editor);
    for (const name of names) [gone[name], stays[name]] = [one.id, other.id];
  };
  await pair('actors', ['body'], { kind: 'body', name: 'Leading Council' }, { name: 'Council, Leading' });
  await pair('actors', ['actor'], { kind: 'organisation', name: 'Aide' }, { name: 'Ayde' });
  for (const name of ['party', 'owner', 'pinned'])
    [gone[name], stays[name]] = [gone.actor, stays.actor] as [string, string];
  const participations = [
    { actor: { id: gone.body }, role: 'organiser' },
    { actor: { id: gone.actor }, role: 'speaker' },
  ];
  await pair(
    'briefings',
    ['briefing', 'dueBriefing', 'parent'],
    { title: 'Summit', start: '2020-01' },
    { participations },
  );
  const briefing = gone.briefing;
  await create('briefings', { title: 'Part', start: '2020-01', parent: briefing, visibility }, editor);
  const parties = [{ actor: { id: gone.actor } }];
  const owner = { actor: { id: gone.actor } };
  for (const when of [{ due: '2020-06' }, { dueBriefing: briefing }])
    await create('commitments', { text: 'Do', briefing, parties, owner, ...when, visibility }, editor);
  // Who is pinned would not come first by itself.
  for (const text of 'abcdefgh')
    await create('commitments', { text, due: '2020-06', parties: [{ actor: 'KZ' }], visibility }, editor);
  await create(
    'handovers',
    { body: { id: gone.body }, from: { id: gone.actor }, to: 'KZ', date: '2020-02', briefing, visibility },
    editor,
  );
  for (const name of ['body', 'actor', 'briefing'])
    expect(await merge(name === 'briefing' ? 'briefings' : 'actors', gone[name], stays[name])).toBe(200);
  const { paths } = await get<{ paths: Record<string, Record<string, Operation>> }>('/api/openapi.json');
  narrowed = Object.entries(paths).flatMap(([path, { get: read }]) =>
    (read?.parameters ?? []).flatMap(({ name, in: place, description = '' }): [string, string][] =>
      place === 'query' &&
      /^(The id of|Ids of actors|Whose they are)/.test(description) &&
      !['topic', 'hidden', 'into'].includes(name)
        ? [[path, name]]
        : [],
    ),
  );
});

const addressed = (path: string, name: string, id: string | undefined) => {
  const window = path === '/api/timeline' ? 'from=2019-01-01&to=2021-01-01&lanes=actor&' : '';
  const value = name === 'owner' ? `actor:${id}` : id;
  return `${path.replace('{section}', 'overdue')}?${window}${name}=${value}`;
};
const answer = async (path: string, token: string | undefined) => {
  const response = await call(path, { token });
  return {
    status: response.status,
    body: await response.text(),
    onward: response.headers.get('Content-Location'),
  };
};

test('every filter by an actor or a briefing leads on to the record that stays', async () => {
  expect(narrowed.length).toBeGreaterThan(30);
  for (const [path, name] of narrowed) {
    const [asked, of] = [addressed(path, name, gone[name]), addressed(path, name, stays[name])];
    const led = await answer(asked, editor);
    const direct = await answer(of, editor);
    expect([asked, led.status, led.body]).toEqual([asked, 200, direct.body]);
    expect([asked, led.onward && decodeURIComponent(led.onward), direct.onward]).toEqual([asked, of, null]);
    const { body: narrowedToNothing } = await answer(addressed(path, name, 'nowhere'), editor);
    expect(direct.body, of).not.toBe(narrowedToNothing);
  }
});

test('an id that was not merged costs one look-up by its key', async () => {
  const db = await migrated();
  await db.all(mergedIntoQuery('actor', [stays.actor ?? ''], 'public'));
  expect(db.spent).toMatchObject({ statements: 1, rowsRead: 2 });
});

test('where a filter leads is told only to those who may see both', async () => {
  const { version } = await read('actors', stays.actor ?? '', editor);
  await change('actors', { id: stays.actor ?? '', version }, { visibility: 'internal' }, editor);
  const asked = addressed('/api/commitments', 'party', gone.actor);
  expect(await answer(asked, viewer)).toMatchObject({ onward: `/api/commitments?party=${stays.actor}` });
  expect(JSON.parse((await answer(asked, undefined)).body)).toEqual({ items: [], next: null });
  expect((await answer(asked, undefined)).onward).toBeNull();
});

test('two that are pinned and were merged are one', async () => {
  const both = `${gone.pinned},${stays.pinned}`;
  const { onward } = await answer(addressed('/api/timeline', 'pinned', both), editor);
  expect(onward).toBe(addressed('/api/timeline', 'pinned', stays.pinned));
});
