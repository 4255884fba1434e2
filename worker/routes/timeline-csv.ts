import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { App } from '../context.ts';
import { mostTimelineRows, timelineRows } from '../db/timeline/rows.ts';
import { timelineCsv } from '../feeds/timeline-csv.ts';
import { csvAnswer, csvFile } from './csv.ts';
import { ifNoneMatch } from './headers.ts';
import { followMerges } from './merged.ts';
import { dayQuery, problems, refuseInvalid, refuseReversed } from './schemas.ts';
import { timelineFilter } from './timeline.ts';

const sample =
  'kind,title,date,first_day,last_day,date_words,status,standing,obligors,promised_at,due_at,last_follow_up,link\r\n' +
  'briefing,A session,2025-06,2025-06-01,2025-06-30,June 2025,planned,,,,,,https://example.org/briefings/1\r\n';

const route = createRoute({
  method: 'get',
  path: '/timeline.csv',
  tags: ['Views'],
  operationId: 'timeline-csv',
  summary: 'The timeline, as CSV',
  description:
    'Every briefing, commitment and presidency that touches the range, or all of them, one row each in the order of ' +
    `time; at most ${mostTimelineRows} records. A file that is cut says so in its last row, whose kind is "cut", and ` +
    'the `Link` header (rel="next") is the address of the rest. Records without a date are nowhere on the timeline. ' +
    'RFC 4180 in UTF-8 with a byte order mark and a line of headings; text that a spreadsheet would take for a formula ' +
    'has an apostrophe in front.',
  parameters: [ifNoneMatch],
  request: {
    query: z.strictObject({
      from: dayQuery('First day'),
      to: dayQuery('Last day'),
      ...timelineFilter,
    }),
  },
  responses: { 200: csvAnswer('The rows', sample), ...problems(401, 422) },
});

export const timelineFile = new OpenAPIHono<App>({ defaultHook: refuseInvalid }).openapi(route, async (c) => {
  const { db, caller, today } = c.var;
  const asked = await followMerges(c, c.req.valid('query'));
  refuseReversed(asked.from, asked.to, 'to');
  const rows = await timelineRows(db, asked, caller.audience, today);
  const address = new URL(c.req.url);
  if (rows.next !== null) {
    const rest = new URL(address);
    rest.searchParams.set('from', rows.next);
    c.header('Link', `<${rest.pathname}${rest.search}>; rel="next"`);
  }
  return csvFile(c, 'timeline', today, timelineCsv(rows, address.origin));
});
