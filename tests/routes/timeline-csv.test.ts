import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../worker/db/database.ts';
import { query } from '../../worker/db/query.ts';
import { mostTimelineRows, timelineRows } from '../../worker/db/timeline/rows.ts';
import { archive, create, pointers, today } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let db: Db;
let editor = '';
let body = '';
let holder = '';
beforeAll(async () => {
  db = await migrated();
  editor = await tokenFor('editor');
  const made = await create(
    'handovers',
    { body: 'File Council', to: 'Türkiye', date: '2030-03', visibility: 'public' },
    editor,
  );
  [body, holder] = [made.body.id, made.to?.id ?? ''];
  const make = (kind: 'briefings' | 'commitments', given: object) =>
    create(kind, { visibility: 'public', topics: ['File'], ...given }, editor);
  const { id } = await make('briefings', { title: 'Session', start: '2031-05-02', end: '2031-05-04' });
  await make('briefings', { title: '=HYPERLINK("https://evil.example","x")', start: '2031-06' });
  await make('commitments', {
    text: 'Say, "so"\nand <b>so</b>',
    due: '../2032-06',
    briefing: id,
    parties: [{ actor: { id: holder } }, { words: '@others' }],
  });
  await make('commitments', { text: 'Kept inside', due: '2031', visibility: 'internal' });
  await make('commitments', { text: 'Not begun', due: '2031', visibility: 'draft' });
  await make('commitments', { text: 'Undated' });
  await archive('commitments', await make('commitments', { text: 'Put away', due: '2031' }), editor);
});

const file = async (query: string, token?: string) => {
  const response = await call(`/api/timeline.csv${query}`, { token });
  expect(response.status).toBe(200);
  return response;
};
const titles = async (query: string, token?: string) =>
  (await (await file(query, token)).text())
    .split('\r\n')
    .slice(1, -1)
    .map((row) => row.replace(/^(\w+),("(?:[^"]|"")*"|[^,]*),.*$/s, '$2'));

test('every record is a row of dates, words and links, in the order of time', async () => {
  const response = await file('?topic=file');
  expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('Content-Disposition')).toBe(`attachment; filename="timeline-${today()}.csv"`);
  expect(response.headers.get('Link')).toBeNull();
  const text = (await response.text()).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
  expect(text).toBe(
    [
      'kind,title,date,first_day,last_day,date_words,status,standing,obligors,promised_at,due_at,last_follow_up,link',
      'presidency,File Council: Türkiye,2030-03/..,2030-03-01,,from March 2030,announced,,,,,,http://localhost/handovers/ID',
      'briefing,Session,2031-05-02/2031-05-04,2031-05-02,2031-05-04,2 to 4 May 2031,held,,,,,,http://localhost/briefings/ID',
      `briefing,"'=HYPERLINK(""https://evil.example"",""x"")",2031-06,2031-06-01,2031-06-30,June 2031,held,,,,,,http://localhost/briefings/ID`,
      'commitment,"Say, ""so""\nand <b>so</b>",../2032-06,,2032-06-30,by June 2032,not_assessed,upcoming,Türkiye; @others,Session,,,http://localhost/commitments/ID',
      '',
    ].join('\r\n'),
  );
});

test('the file begins with the mark by which Excel knows UTF-8, from memory too', async () => {
  for (const _ of ['made', 'remembered']) {
    const bytes = new Uint8Array(await (await file('?kind=briefings&topic=file')).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  }
});

describe('who asks sees', () => {
  test.each([
    [undefined, []],
    ['viewer', ['Kept inside']],
    ['editor', ['Kept inside', 'Not begun']],
  ] as const)('as %s beside the public ones: %j', async (role, others) => {
    const token = role && (await tokenFor(role));
    const all = await titles('?kind=commitments&topic=file', token);
    expect(all.filter((title) => !title.startsWith('"Say'))).toEqual(others);
  });

  test('nothing of an actor that is not public, though the record is', async () => {
    const secret = await create('actors', { name: 'Unseen', kind: 'person', visibility: 'internal' }, editor);
    await create(
      'commitments',
      { text: 'Seen', due: '2033', visibility: 'public', parties: [{ actor: { id: secret.id } }] },
      editor,
    );
    expect(await titles(`?actor=${secret.id}`)).toEqual([]);
    expect(await titles(`?actor=${secret.id}`, editor)).toEqual(['Seen']);
    expect(await (await file('?kind=commitments&from=2033-01-01&to=2033-12-31')).text()).not.toContain(
      'Unseen',
    );
  });
});

test('the filters are those of the timeline', async () => {
  expect(await titles(`?body=${body}`)).toEqual(['File Council: Türkiye']);
  expect(await titles('?topic=file&kind=briefings&from=2031-05-03&to=2031-05-31')).toEqual(['Session']);
  expect(await titles('?topic=file&kind=commitments&standing=overdue')).toEqual([]);
  expect(await titles(`?topic=file&actor=${holder}&kind=commitments&standing=upcoming`)).toHaveLength(1);
  expect(await pointers('/api/timeline.csv?from=2031-02-01&to=2031-01-01')).toEqual(['to']);
  expect(await pointers('/api/timeline.csv?width=5')).toEqual(['width']);
});

test('a file that is cut says so, and from where to go on', async () => {
  // Three hundred a year.
  await db.all(
    query(sql`with recursive n(i) as (select 0 union all select i + 1 from n where i < ${mostTimelineRows + 9})
      insert into marks select 'topic:many', 'briefing', 'public', (2040 + i / 300) || '-01-01',
        'many-' || printf('%06d', i), null, 0, 'held' from n`),
  );
  const asked = { topic: 'many', kind: ['briefings' as const] };
  expect((await timelineRows(db, asked, 'public', today())).next).toBe('2056-01-01');
  const response = await file('?topic=many&kind=briefings');
  expect(response.headers.get('Link')).toBe(
    '</api/timeline.csv?topic=many&kind=briefings&from=2056-01-01>; rel="next"',
  );
  expect(await response.text()).toMatch(/\r\ncut,This file ends here .* from=2056-01-01 .*,{11}\r\n$/);
  expect((await file('?topic=many&kind=briefings&from=2056-01-01')).headers.get('Link')).toBeNull();
});
