import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import pageHeaders from '../../dashboard/public/_headers?raw';
import { app } from '../../worker/app.ts';
import { isPageAddress } from '../../worker/domain/page-address.ts';
import { pagePaths } from '../../worker/routes/pages.ts';
import wrangler from '../../wrangler.toml?raw';
import { archive, create } from '../support/api.ts';
import { cookieName, signedIn } from '../support/people.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

const file = `<!doctype html><html><head>
    <meta name="description" content="Its own" />
    <title>Rapporteur</title>
    <script type="module" src="/a.js"></script>
  </head><body></body></html>`;
const headers = {
  'Content-Type': 'text/html',
  ETag: '"1"',
  'Content-Security-Policy': 'as in the file',
  Link: '</a.js>; rel=modulepreload',
};
const assets = { fetch: async () => new Response(file, { headers }) };

let editor = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

const page = (path: string, given: object = {}, asked: RequestInit = {}) =>
  app.request(`http://localhost${path}`, asked, { ...env, ASSETS: assets, ...given } as never);
const html = async (path: string, given?: object) => (await page(path, given)).text();
const meta = (text: string, name: string) =>
  new RegExp(`(?:property|name)="${name}" content="([^"]*)"`).exec(text)?.[1];

test('every page that the Worker fills comes to it: `/` is a file too, so it is asked for first', () => {
  const first = /run_worker_first = \[([^\]]*)\]/.exec(wrangler)?.[1] ?? '';
  expect(first).toContain('"/"');
  for (const path of pagePaths) expect([path, isPageAddress(path.replace(':id', '1'))]).toEqual([path, true]);
});

test('a merged record unfolds into the one that stays, with its address', async () => {
  const made = (title: string) => create('briefings', { title, start: '2025', visibility: 'public' }, editor);
  const [from, into] = [await made('Told twice'), await made('Told once')];
  await call(`/api/briefings/${from.id}/merge`, {
    body: { into: into.id, intoVersion: 1 },
    token: editor,
    headers: { 'If-Match': '"1"' },
  });
  for (const paper of ['', '/brief']) {
    const text = await html(`/briefings/${from.id}${paper}`);
    expect(text).toContain(`<link rel="canonical" href="http://localhost/briefings/${into.id}${paper}">`);
    expect(meta(text, 'og:title')).toContain('Told once');
  }
});

test('a record unfolds into its title, what matters of it, its address and the picture of all pages', async () => {
  const { id: briefing } = await create(
    'briefings',
    { title: 'A session', start: '2025-03', visibility: 'public' },
    editor,
  );
  const { id } = await create(
    'commitments',
    {
      text: 'Open the archive',
      due: '2025-06',
      briefing,
      visibility: 'public',
      parties: [{ words: 'the hosts' }],
    },
    editor,
  );
  const text = await html(`/commitments/${id}?x=1`);
  expect(text).toContain('<title>Open the archive · Rapporteur</title>');
  expect(text).toContain(`<link rel="canonical" href="http://localhost/commitments/${id}">`);
  expect(meta(text, 'description')).toBe(
    'Commitment. Due June 2025. Overdue. Undertaken by the hosts. Promised at A session. No follow-up yet.',
  );
  expect(meta(text, 'og:title')).toBe('Open the archive');
  expect(meta(text, 'og:url')).toBe(`http://localhost/commitments/${id}`);
  expect(meta(text, 'og:image')).toBe('http://localhost/preview.png');
  expect(meta(text, 'og:image:alt')).toMatch(/^Rapporteur: /);
  expect(meta(text, 'twitter:card')).toBe('summary_large_image');
  expect(text).not.toContain('Its own');
  expect(text.indexOf('/a.js')).toBeLessThan(text.indexOf('<title>'));
  expect(meta(await html(`/briefings/${briefing}`), 'og:description')).toBe('Briefing. March 2025.');
});

test('handovers, bodies and actors unfold as well', async () => {
  const { id, body, to } = await create(
    'handovers',
    {
      body: 'Council of Pages',
      from: 'Japan',
      to: 'Chile',
      date: '2024-02',
      status: 'completed',
      visibility: 'public',
    },
    editor,
  );
  expect(meta(await html(`/handovers/${id}`), 'og:title')).toBe('Chile takes the chair: Council of Pages');
  expect(meta(await html(`/handovers/${id}`), 'og:description')).toBe(
    'Handover. February 2024. From Japan to Chile. Completed.',
  );
  expect(meta(await html(`/bodies/${body.id}`), 'og:description')).toBe(
    'Body. Chile in the chair since February 2024.',
  );
  expect(meta(await html(`/actors/${to?.id}`), 'og:title')).toBe('Chile');
});

test('what is made from a record unfolds as such, at its own address', async () => {
  const { id } = await create('briefings', { title: 'A small session', visibility: 'public' }, editor);
  const text = await html(`/briefings/${id}/brief?only=public`);
  expect(meta(text, 'og:title')).toBe('A small session · One-page brief');
  expect(meta(text, 'og:url')).toBe(`http://localhost/briefings/${id}/brief`);
  const inside = await create('briefings', { title: 'Kept inside', visibility: 'internal' }, editor);
  expect(await html(`/briefings/${inside.id}/brief`)).not.toContain('Kept inside');
});

test('a view of the timeline says what it is filtered by, and its window', async () => {
  const made = await create(
    'commitments',
    { text: 'x', due: '2031-05', topics: ['Page views'], visibility: 'public' },
    editor,
  );
  const text = await html(
    `/?topic=page-views&kind=commitments&from=2031-01-01&to=2031-12-31&selected=commitment:${made.id}`,
  );
  expect(meta(text, 'og:title')).toBe('Timeline: Page views · Commitments');
  expect(meta(text, 'description')).toContain(
    '1 January 2031 to 31 December 2031. 0 briefings, 1 commitment',
  );
  expect(meta(text, 'og:url')).toBe(
    'http://localhost/?kind=commitments&amp;topic=page-views&amp;from=2031-01-01&amp;to=2031-12-31',
  );
  for (const path of ['/upcoming', '/follow-up', '/commitments', '/briefings', '/bodies', '/actors'])
    expect(meta(await html(path), 'og:url')).toBe(`http://localhost${path}`);
});

describe('nothing is told', () => {
  test('of what is not public, whoever asks', async () => {
    const secret = await create('commitments', { text: 'Secret plan', visibility: 'internal' }, editor);
    const gone = await create('briefings', { title: 'Put away', visibility: 'public' }, editor);
    await archive('briefings', gone, editor);
    const hidden = await create(
      'actors',
      { name: 'Hidden hand', kind: 'body', visibility: 'internal' },
      editor,
    );
    const { secret: session } = await signedIn('admin');
    const people = [`Bearer ${editor}`, undefined].map((token) => ({
      headers: { ...(token && { Authorization: token }), Cookie: `${cookieName}=${session}` },
    }));
    for (const path of [
      `/commitments/${secret.id}`,
      `/briefings/${gone.id}`,
      `/bodies/${hidden.id}`,
      '/actors/none',
    ]) {
      for (const asked of people) {
        const text = await (await page(path, {}, asked)).text();
        expect(text).toContain('<title>Rapporteur</title>');
        expect(text).not.toMatch(/Secret plan|Put away|Hidden hand|og:/);
      }
    }
    expect(await html(`/?body=${hidden.id}`)).not.toContain('Hidden hand');
  });
});

test('hostile text stays text', async () => {
  const title = `</title><script>alert(1)</script>"onload='x' ${'\u2028'}&amp; {{x}} $& $1`;
  const { id } = await create('briefings', { title, visibility: 'public' }, editor);
  const text = await html(`/briefings/${id}`);
  expect(text).not.toContain('<script>alert');
  expect(text.match(/<\/title>/g)).toHaveLength(1);
  expect(meta(text, 'og:title')).toBe(
    '&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;onload=&#39;x&#39;  &amp;amp; {{x}} $&amp; $1',
  );
  const filters = await html('/?body=%22%3E%3Cscript%3E&from=2025-01-01%22&standing=%3Cb%3E&kind=x');
  expect(filters).not.toMatch(/<script>|<b>/);
  expect(meta(filters, 'og:title')).toBe('Timeline');
});

describe('the page comes whatever happens', () => {
  test('with the headers of its file, but for the mark of what it no longer is', async () => {
    const response = await page('/', {}, { headers: { 'If-None-Match': '"1"' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Security-Policy')).toBe('as in the file');
    expect(response.headers.get('Link')).toBe('</a.js>; rel=modulepreload');
    expect(response.headers.get('ETag')).toBeNull();
  });

  test('as it is in the file, where the database fails or the settings are wrong', async () => {
    const broken = {
      DB: {
        prepare: () => {
          throw new Error('down');
        },
        batch: async () => {
          throw new Error('down');
        },
      },
    };
    const text = await html('/?topic=x', { ...broken, SECRETS_KEY: '' });
    expect(text).toContain('<title>Rapporteur</title>');
    expect(meta(text, 'description')).toBe('Its own');
  });

  test('and what is no page passes as it is', async () => {
    const other = { fetch: async () => new Response(null, { status: 307, headers: { Location: '/' } }) };
    expect((await page('/', { ASSETS: other })).status).toBe(307);
  });
});

test('pages tell browsers of HTTPS what the interface tells them', async () => {
  const told = (await call('/api/topics')).headers.get('Strict-Transport-Security');
  expect(told).toMatch(/^max-age=\d+/);
  expect(pageHeaders).toContain(`\n  Strict-Transport-Security: ${told}\n`);
});
