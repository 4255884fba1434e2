import { OpenAPIHono } from '@hono/zod-openapi';
import { secureHeaders } from 'hono/secure-headers';
import { type App, context } from './context.ts';
import { authenticated } from './middleware/authentication.ts';
import { cached, notKept } from './middleware/caching.ts';
import { onError, onNotFound } from './middleware/errors.ts';
import { jsonBody } from './middleware/json-body.ts';
import { otherPages } from './middleware/other-pages.ts';
import { permitted } from './middleware/permissions.ts';
import { etags } from './middleware/versions.ts';
import { actors } from './routes/actors.ts';
import { archived } from './routes/archived.ts';
import { bodies } from './routes/bodies.ts';
import { briefings } from './routes/briefings.ts';
import { changes } from './routes/changes.ts';
import { comments } from './routes/comments.ts';
import { commitments } from './routes/commitments.ts';
import { deliveries } from './routes/deliveries.ts';
import { describe, operationsOf } from './routes/description.ts';
import { desk } from './routes/desk.ts';
import { followUp } from './routes/follow-up.ts';
import { followUps } from './routes/follow-ups.ts';
import { handovers } from './routes/handovers.ts';
import { health } from './routes/health.ts';
import { links } from './routes/links.ts';
import { actorMerging, briefingMerging } from './routes/merging.ts';
import { owners } from './routes/owners.ts';
import { pages } from './routes/pages.ts';
import { papers, wordPapers } from './routes/papers.ts';
import { passkeys } from './routes/passkeys.ts';
import { people } from './routes/people.ts';
import { savedViews } from './routes/saved-views.ts';
import { search } from './routes/search.ts';
import { session } from './routes/session.ts';
import { sessions } from './routes/sessions.ts';
import { timeline } from './routes/timeline.ts';
import { timelineFile } from './routes/timeline-csv.ts';
import { topics } from './routes/topics.ts';
import { views } from './routes/views.ts';
import { webhooks } from './routes/webhooks.ts';

const root = new OpenAPIHono<App>();
root.onError(onError);
root.notFound(onNotFound(root));
// Pages come first: their headers are those of the files, and nothing of ours may keep them away.
root.route('/', pages);
root.use(otherPages);
root.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } }));
root.use(context);
root.use('/api/*', notKept, jsonBody, authenticated, permitted(operationsOf(root)));

// What is told to one person alone, is no part of the record, or is no text, stands before what is remembered.
const personal = root
  .route('/api/session', session)
  .route('/api/links', links)
  .route('/api/sessions', sessions)
  .route('/api/passkeys', passkeys)
  .route('/api/people', people)
  .route('/api/deliveries', deliveries)
  .route('/api/comments', comments)
  .route('/api/owners', owners)
  .route('/api/desk', desk)
  .route('/api/views', savedViews)
  .route('/api/archived', archived)
  .route('/api/actors', actorMerging)
  .route('/api/briefings', briefingMerging)
  .route('/api', wordPapers);
root.use('/api/*', cached, etags);

/** The whole interface; its type is what the dashboard's client is made from. */
export const app = personal
  .route('/api/briefings', briefings)
  .route('/api/commitments', commitments)
  .route('/api/follow-ups', followUps)
  .route('/api/handovers', handovers)
  .route('/api/actors', actors)
  .route('/api/bodies', bodies)
  .route('/api/topics', topics)
  .route('/api/changes', changes)
  .route('/api/search', search)
  .route('/api/timeline', timeline)
  .route('/api/follow-up', followUp)
  .route('/api', papers)
  .route('/api', timelineFile)
  .route('/api', views)
  .route('/webhooks', webhooks)
  .route('/health', health);
export type AppType = typeof app;

describe(root);
