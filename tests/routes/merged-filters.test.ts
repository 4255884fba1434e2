import { beforeAll, expect, test } from 'vitest';
import { mergedIntoQuery } from '../../worker/db/log/merged.ts';
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
const answer = async (path: string, token?: string) => {
  const response = await call(path, { token });
  return [response.status, await response.text()] as const;
};

test('every filter by a merged actor or briefing means the record that stays', async () => {
  expect(narrowed.length).toBeGreaterThan(30);
  for (const [path, name] of narrowed) {
    const [asked, of] = [addressed(path, name, gone[name]), addressed(path, name, stays[name])];
    const [status, body] = await answer(of, editor);
    expect([asked, ...(await answer(asked, editor))]).toEqual([asked, 200, body]);
    const [, narrowedToNothing] = await answer(addressed(path, name, 'nowhere'), editor);
    expect([of, status, body]).not.toEqual([of, 200, narrowedToNothing]);
  }
});

test('an id that was not merged costs one look-up by its key', async () => {
  const db = await migrated();
  await db.all(mergedIntoQuery('actor', [stays.actor ?? ''], 'public'));
  expect(db.spent).toMatchObject({ statements: 1, rowsRead: 2 });
});

test('a filter by a merged record means the one that stays only to those who may see both', async () => {
  const { version } = await read('actors', stays.actor ?? '', editor);
  await change('actors', { id: stays.actor ?? '', version }, { visibility: 'internal' }, editor);
  const asked = addressed('/api/commitments', 'party', gone.actor);
  expect(JSON.parse((await answer(asked, viewer))[1]).items).toHaveLength(2);
  expect(JSON.parse((await answer(asked))[1])).toEqual({ items: [], next: null });
});

test('two that are pinned and were merged are one', async () => {
  const both = addressed('/api/timeline', 'pinned', `${gone.pinned},${stays.pinned}`);
  expect(await answer(both, editor)).toEqual(
    await answer(addressed('/api/timeline', 'pinned', stays.pinned), editor),
  );
});
