import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { archiveRecord } from '../actions/archive-record.ts';
import { followUpCommitment } from '../actions/follow-up-commitment.ts';
import { changeCommitment, makeCommitment } from '../actions/make-commitment.ts';
import { performOnce } from '../actions/once.ts';
import { perform } from '../actions/perform.ts';
import { restoreVersion } from '../actions/restore-version.ts';
import type { App } from '../context.ts';
import { commitmentThen } from '../db/commitments/as-of.ts';
import { commitmentById } from '../db/commitments/commitments.ts';
import { listCommitments } from '../db/commitments/lists.ts';
import {
  commitmentChange,
  commitmentDetail,
  commitmentInput,
  commitmentSchema,
  followUpInput,
} from '../domain/commitments/commitment.ts';
import { commitmentStatuses, standings } from '../domain/commitments/standing.ts';
import { Refusal } from '../domain/errors.ts';
import { acting, idempotencyKey } from '../middleware/idempotency.ts';
import { expectedVersion, namedVersion } from '../middleware/versions.ts';
import { found } from './found.ts';
import { idempotencyKeyHeader, ifMatchOptional, linkNext } from './headers.ts';
import { followMerges } from './merged.ts';
import { archiveOne, changeOne, createOne, listOf, readOne, restoreVersionOf } from './operations.ts';
import { askedOwner, ownerQuery } from './owners.ts';
import {
  anyOf,
  archivedQuery,
  body,
  dayQuery,
  idParam,
  idQuery,
  json,
  pageQuery,
  problems,
  refuseInvalid,
  refuseReversed,
  textQuery,
} from './schemas.ts';

const kind = { tag: 'Commitments', noun: 'commitment' };
const detail = found('commitment', commitmentById, commitmentThen);

/** What commitments are filtered by, wherever they are listed. */
export const commitmentFilter = {
  standing: anyOf(standings),
  status: anyOf(commitmentStatuses),
  party: idQuery('an actor that is a party'),
  body: idQuery('a body that is a party, or took part where it was made'),
  topic: idQuery('a topic'),
  briefing: idQuery('the briefing where they were made'),
  owner: ownerQuery,
  dueFrom: dayQuery('Possibly due on this day or later'),
  dueTo: dayQuery('Possibly due by this day'),
  text: textQuery(),
};
/** Lists show the current record. */
function refuseAsOf(asOf: string | undefined): void {
  if (asOf === undefined) return;
  const detail =
    'must be left out: lists show the current record. For one commitment as of a day, use ' +
    '/api/commitments/{id}?asOf=2025-06-30';
  throw new Refusal('malformed', `\`asOf\` ${detail}.`, [{ pointer: 'asOf', detail }]);
}
const query = z.strictObject({
  ...commitmentFilter,
  dueBriefing: idQuery('the briefing at which they fall due, and with which their due dates move'),
  archived: archivedQuery,
  asOf: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Refused (400): `/api/commitments/{id}` takes it', deprecated: true }),
  ...pageQuery,
});

const followUp = createRoute({
  method: 'post',
  path: '/{id}/follow-ups',
  tags: [kind.tag],
  operationId: 'follow-up-commitment',
  summary: 'Follow a commitment up',
  description:
    'Adds a note, a new status, a new due date or an assessment. A status that closes needs a source, or a reason ' +
    'as note. If-Match is optional: nothing that is there is overwritten. ' +
    'What it moves of status, due date and verification is seen by whoever sees the commitment, and so are its day and its ' +
    'text, unless it names a narrower visibility: then the commitment tells in `withheld` that reasons are kept back. ' +
    'A mere note is internal unless it says otherwise.',
  parameters: [ifMatchOptional, idempotencyKeyHeader],
  request: { params: idParam, body: body(followUpInput) },
  responses: {
    201: json(commitmentDetail, 'The commitment as it now is'),
    ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422),
  },
});

const list = listOf(
  kind,
  query,
  commitmentSchema,
  'Commitment',
  'By the day they come due; undated ones last. A page looks through a thousand and no more: where few of them pass, it is not full, ' +
    'perhaps empty, and goes on while `next` is not null. Lists show the current record: `/api/commitments/{id}` takes `asOf`.',
);

export const commitments = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi({ ...list, responses: { ...list.responses, ...problems(400) } }, async (c) => {
    const { db, caller, today } = c.var;
    const { archived, asOf, owner, ...asked } = c.req.valid('query');
    refuseAsOf(asOf);
    const filter = await followMerges(c, { ...asked, owner: askedOwner(c, owner) });
    refuseReversed(filter.dueFrom, filter.dueTo, 'dueTo');
    const page = await listCommitments(
      db,
      { ...filter, archived: archived === 'true' },
      caller.audience,
      today,
    );
    return c.json(linkNext(c, page), 200);
  })
  .openapi(readOne(kind, commitmentDetail), async (c) =>
    c.json(await detail(c, c.req.valid('param').id, c.req.valid('query').asOf), 200),
  )
  .openapi(
    createOne(kind, commitmentInput, commitmentDetail, 'With its parties and sources; new actors are made.'),
    async (c) => {
      const input = c.req.valid('json');
      const { id } = await performOnce(acting(c), await idempotencyKey(c), 'commitment', (work) =>
        makeCommitment(work, input),
      );
      c.header('Location', `/api/commitments/${id}`);
      return c.json(await detail(c, id), 201);
    },
  )
  .openapi(
    changeOne(kind, commitmentChange, commitmentDetail, 'Status and due date move by follow-ups.'),
    async (c) => {
      const { id } = c.req.valid('param');
      const [version, input] = [expectedVersion(c), c.req.valid('json')];
      await perform(acting(c), (work) => changeCommitment(work, id, version, input));
      return c.json(await detail(c, id), 200);
    },
  )
  .openapi(archiveOne(kind, 'archive', commitmentDetail), async (c) => {
    const { id } = c.req.valid('param');
    const version = expectedVersion(c);
    await perform(acting(c), (work) => archiveRecord(work, 'commitment', id, version, true));
    return c.json(await detail(c, id), 200);
  })
  .openapi(archiveOne(kind, 'restore', commitmentDetail), async (c) => {
    const { id } = c.req.valid('param');
    const version = expectedVersion(c);
    await perform(acting(c), (work) => archiveRecord(work, 'commitment', id, version, false));
    return c.json(await detail(c, id), 200);
  })
  .openapi(restoreVersionOf(kind, commitmentDetail), async (c) => {
    const { id, version } = c.req.valid('param');
    const expected = expectedVersion(c);
    await perform(acting(c), (work) => restoreVersion(work, 'commitment', id, expected, version));
    return c.json(await detail(c, id), 200);
  })
  .openapi(followUp, async (c) => {
    const { id } = c.req.valid('param');
    const [version, input] = [namedVersion(c), c.req.valid('json')];
    await performOnce(acting(c), await idempotencyKey(c), 'follow_up', (work) =>
      followUpCommitment(work, id, version, input),
    );
    return c.json(await detail(c, id), 201);
  });
