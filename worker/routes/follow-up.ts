import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import type { App } from '../context.ts';
import { dueLoad } from '../db/figures/due-load.ts';
import { scoresByActor } from '../db/figures/scores.ts';
import { slippage } from '../db/figures/slippage.ts';
import { statusHistory } from '../db/figures/status-history.ts';
import type { SummaryFilter } from '../db/figures/summary.ts';
import { dueLoadSchema } from '../domain/commitments/due-load.ts';
import { slipBearers } from '../domain/commitments/slip-buckets.ts';
import { slippageSchema } from '../domain/commitments/slippage.ts';
import { scoresSchema, statusHistorySchema } from '../domain/commitments/summary.ts';
import { invalid } from '../domain/errors.ts';
import { dueLoadCsv, scoresCsv, slippageCsv, statusesCsv } from '../feeds/follow-up-csv.ts';
import { commitmentFilter } from './commitments.ts';
import { csvFile } from './csv.ts';
import { followMerges } from './merged.ts';
import { dayQuery, refuseInvalid } from './schemas.ts';
import { summary } from './summary.ts';

const { party, body, topic } = commitmentFilter;
const filter = { party, body, topic };

type StatusesAsked = SummaryFilter & { asOf?: string | undefined; by?: 'body' | undefined };

const statuses = summary({
  path: '/statuses',
  id: 'statuses',
  title: 'Status over time',
  text:
    'How many commitments stood at each status at the end of each month, by the dates of their follow-ups. With ' +
    '`asOf`, as the record said at the end of that day, rebuilt from the change log: what was recorded, corrected or ' +
    'withdrawn since makes no difference. Nothing is told that the caller could not see on that day, or cannot see ' +
    'today. Filters choose by the record as it is today.',
  query: {
    ...filter,
    asOf: dayQuery('At the end of this day (UTC), which must not lie in the future'),
    by: z.enum(['body']).optional().meta({ description: 'body: tells the same for each body as well' }),
  },
  schema: statusHistorySchema,
  answers: 'By month',
  sample:
    'month,not_assessed,not_started,in_progress,stalled,fulfilled,partly_fulfilled,not_fulfilled,superseded,total\r\n' +
    '2025-06,0,1,1,0,1,0,0,0,3\r\n',
});

const scores = summary({
  path: '/scores',
  id: 'scores',
  title: 'Score by actor',
  text:
    'Of the commitments of which an actor is an obligor: fulfilled +1; partly fulfilled, in progress 0; not fulfilled ' +
    '-1; not started or stalled 0 until the last due day, -1 after; the rest left out. After the G20 Research Group.',
  query: filter,
  schema: scoresSchema,
  answers: 'By number of commitments, at most 200 actors',
  sample:
    'actor,score,n,lapsed,not_assessed,not_started,in_progress,stalled,fulfilled,partly_fulfilled,not_fulfilled,superseded\r\n' +
    'Kazakhstan,0.5,4,0,2,0,2,0,2,0,0,0\r\n',
});

const slips = summary({
  path: '/slippage',
  id: 'slippage',
  title: 'How far due dates moved',
  text:
    'From the due date first recorded to the current one, in days between their last possible days; by obligor, or by ' +
    'body that is a party or took part where the commitment was made. What has no last day is left out, and counted.',
  query: {
    ...filter,
    by: z.enum(slipBearers).default('actor').meta({ description: 'By obligor or by body', example: 'actor' }),
  },
  schema: slippageSchema,
  answers: 'By number of commitments that can be measured, at most 200',
  sample:
    'actor,n,moved,later,earlier,median,longest,reschedules,moved_earlier,moved_unmoved,moved_month,moved_quarter,moved_half,moved_year,moved_longer,undated,removed,open_ended\r\n' +
    'Kazakhstan,4,2,2,0,76.5,92,3,0,2,0,2,0,0,0,1,0,0\r\n',
});

const load = summary({
  path: '/due-load',
  id: 'due-load',
  title: 'What falls due, month by month',
  text:
    'Open commitments by last possible month, for the current month and the 23 after it: how many of each month may ' +
    'fall due in another one, and how many the month takes over from before.',
  query: filter,
  schema: dueLoadSchema,
  answers: 'By month',
  sample: 'month,due,unsure,carried\r\n2027-06,4,3,5\r\n',
});

/** The record is not read as of a day that has not been. */
const statusesOf = async (c: Context<App>, asked: StatusesAsked) => {
  const { asOf, by, ...filter } = await followMerges(c, asked);
  const { db, caller, today } = c.var;
  if (asOf && asOf > today) throw invalid('asOf', 'must not lie in the future');
  const then = asOf && asOf < today ? asOf : null;
  return statusHistory(db, { asOf: then, by }, filter, caller.audience, today);
};

export const followUp = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(statuses.asJson, async (c) => c.json(await statusesOf(c, c.req.valid('query')), 200))
  .openapi(statuses.asCsv, async (c) => {
    const told = await statusesOf(c, c.req.valid('query'));
    return csvFile(c, 'status-over-time', told.asOf, statusesCsv(told));
  })
  .openapi(scores.asJson, async (c) => {
    const { db, caller, today } = c.var;
    return c.json(
      await scoresByActor(db, await followMerges(c, c.req.valid('query')), caller.audience, today),
      200,
    );
  })
  .openapi(scores.asCsv, async (c) => {
    const { db, caller, today } = c.var;
    const told = await scoresByActor(db, await followMerges(c, c.req.valid('query')), caller.audience, today);
    return csvFile(c, 'score-by-actor', today, scoresCsv(told));
  })
  .openapi(slips.asJson, async (c) => {
    const { db, caller, today } = c.var;
    const { by, ...filter } = await followMerges(c, c.req.valid('query'));
    return c.json(await slippage(db, by, filter, caller.audience, today), 200);
  })
  .openapi(slips.asCsv, async (c) => {
    const { db, caller, today } = c.var;
    const { by, ...filter } = await followMerges(c, c.req.valid('query'));
    const told = await slippage(db, by, filter, caller.audience, today);
    return csvFile(c, `slippage-by-${by}`, today, slippageCsv(told));
  })
  .openapi(load.asJson, async (c) => {
    const { db, caller, today } = c.var;
    return c.json(
      await dueLoad(db, await followMerges(c, c.req.valid('query')), caller.audience, today),
      200,
    );
  })
  .openapi(load.asCsv, async (c) => {
    const { db, caller, today } = c.var;
    const told = await dueLoad(db, await followMerges(c, c.req.valid('query')), caller.audience, today);
    return csvFile(c, 'due-by-month', today, dueLoadCsv(told));
  });
