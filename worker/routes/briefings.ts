import { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { archiveRecord } from '../actions/archive-record.ts';
import { performOnce } from '../actions/once.ts';
import { perform } from '../actions/perform.ts';
import { changeBriefing } from '../actions/record-briefing.ts';
import { recordMeeting } from '../actions/record-meeting.ts';
import { restoreVersion } from '../actions/restore-version.ts';
import type { App } from '../context.ts';
import { briefingById, listBriefings } from '../db/briefings/briefings.ts';
import { briefingThen } from '../db/log/records-as-of.ts';
import { briefingChange, briefingDetail, briefingSchema, briefingStatuses } from '../domain/briefing.ts';
import { meetingInput } from '../domain/meeting.ts';
import { acting, idempotencyKey } from '../middleware/idempotency.ts';
import { expectedVersion } from '../middleware/versions.ts';
import { found } from './found.ts';
import { linkNext } from './headers.ts';
import { followMerges } from './merged.ts';
import { archiveOne, changeOne, createOne, listOf, readOne, restoreVersionOf } from './operations.ts';
import {
  anyOf,
  archivedQuery,
  dayQuery,
  idQuery,
  pageQuery,
  refuseInvalid,
  refuseReversed,
  textQuery,
} from './schemas.ts';

const kind = { tag: 'Briefings', noun: 'briefing' };
const detail = found('briefing', briefingById, briefingThen);

const query = z.strictObject({
  from: dayQuery('Not over before this day'),
  to: dayQuery('Possibly begun by this day'),
  status: anyOf(briefingStatuses),
  actor: idQuery('an actor that took part, itself or through one that belongs to it'),
  topic: idQuery('a topic'),
  parent: idQuery('the briefing that they are part of'),
  text: textQuery(' in title, venue, city and summary'),
  archived: archivedQuery,
  ...pageQuery,
});

export const briefings = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(
    listOf(kind, query, briefingSchema, 'Briefing', 'By first possible day; undated ones last.'),
    async (c) => {
      const { db, caller } = c.var;
      const { archived, ...filter } = await followMerges(c, c.req.valid('query'));
      refuseReversed(filter.from, filter.to, 'to');
      return c.json(
        linkNext(c, await listBriefings(db, { ...filter, archived: archived === 'true' }, caller.audience)),
        200,
      );
    },
  )
  .openapi(readOne(kind, briefingDetail), async (c) =>
    c.json(await detail(c, c.req.valid('param').id, c.req.valid('query').asOf), 200),
  )
  .openapi(
    createOne(
      kind,
      meetingInput,
      briefingDetail,
      'With its participants, statements and sources, and the commitments and handovers that came of it: all of it or ' +
        'nothing. New actors are made.',
    ),
    async (c) => {
      const input = c.req.valid('json');
      const { id } = await performOnce(acting(c), await idempotencyKey(c), 'briefing', (work) =>
        recordMeeting(work, input),
      );
      c.header('Location', `/api/briefings/${id}`);
      return c.json(await detail(c, id), 201);
    },
  )
  .openapi(
    changeOne(
      kind,
      briefingChange,
      briefingDetail,
      'What is left out stays; a list that is given replaces the old one.',
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const [version, input] = [expectedVersion(c), c.req.valid('json')];
      await perform(acting(c), (work) => changeBriefing(work, id, version, input));
      return c.json(await detail(c, id), 200);
    },
  )
  .openapi(archiveOne(kind, 'archive', briefingDetail), async (c) => {
    const { id } = c.req.valid('param');
    const version = expectedVersion(c);
    await perform(acting(c), (work) => archiveRecord(work, 'briefing', id, version, true));
    return c.json(await detail(c, id), 200);
  })
  .openapi(archiveOne(kind, 'restore', briefingDetail), async (c) => {
    const { id } = c.req.valid('param');
    const version = expectedVersion(c);
    await perform(acting(c), (work) => archiveRecord(work, 'briefing', id, version, false));
    return c.json(await detail(c, id), 200);
  })
  .openapi(restoreVersionOf(kind, briefingDetail), async (c) => {
    const { id, version } = c.req.valid('param');
    const expected = expectedVersion(c);
    await perform(acting(c), (work) => restoreVersion(work, 'briefing', id, expected, version));
    return c.json(await detail(c, id), 200);
  });
