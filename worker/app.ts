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
import { bodies } from './routes/bodies.ts';
import { briefings } from './routes/briefings.ts';
import { changes } from './routes/changes.ts';
import { commitments } from './routes/commitments.ts';
import { deliveries } from './routes/deliveries.ts';
import { describe, operationsOf } from './routes/description.ts';
import { followUp } from './routes/follow-up.ts';
import { handovers } from './routes/handovers.ts';
import { health } from './routes/health.ts';
import { links } from './routes/links.ts';
import { pages } from './routes/pages.ts';
import { passkeys } from './routes/passkeys.ts';
import { people } from './routes/people.ts';
import { previews } from './routes/previews.ts';
import { session } from './routes/session.ts';
import { sessions } from './routes/sessions.ts';
import { timeline } from './routes/timeline.ts';
import { timelineFile } from './routes/timeline-csv.ts';
import { topics } from './routes/topics.ts';
import { views } from './routes/views.ts';
import { webhooks } from './routes/webhooks.ts';

const root = new OpenAPIHono<App>();
root.onError(onError);
root.notFound(onNotFound);
// Pages come first: their headers are those of the files, and nothing of ours may keep them away.
root.route('/', pages);
root.use(otherPages);
root.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } }));
root.use(context);
root.use('/api/*', notKept, jsonBody, authenticated, permitted(operationsOf(root)));

// What is told to one person alone, or is no part of the record, stands before what is remembered.
const personal = root
  .route('/api/session', session)
  .route('/api/links', links)
  .route('/api/sessions', sessions)
  .route('/api/passkeys', passkeys)
  .route('/api/people', people)
  .route('/api/deliveries', deliveries);
root.use('/api/*', cached, etags);

/** The whole interface; its type is what the dashboard's client is made from. */
export const app = personal
  .route('/api/briefings', briefings)
  .route('/api/commitments', commitments)
  .route('/api/handovers', handovers)
  .route('/api/actors', actors)
  .route('/api/bodies', bodies)
  .route('/api/topics', topics)
  .route('/api/changes', changes)
  .route('/api/timeline', timeline)
  .route('/api/follow-up', followUp)
  .route('/api', timelineFile)
  .route('/api', views)
  .route('/previews', previews)
  .route('/webhooks', webhooks)
  .route('/health', health);
export type AppType = typeof app;

describe(root);
