import type { OpenAPIHono } from '@hono/zod-openapi';
import type { App } from '../context.ts';
import { withExamples } from './examples.ts';

const info = {
  title: 'Rapporteur',
  version: '1',
  description:
    'What was said and promised at international meetings, and what became of it. Dates are EDTF (ISO 8601-2) beside ' +
    'their first and last possible day; timestamps are ISO 8601 in UTC. Without a token, public records only. ' +
    'Errors are problem details (RFC 9457).',
};

/** Serves the description of the whole interface (OpenAPI 3.1), and the page that shows it. */
export function describe(app: OpenAPIHono<App>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  app.get('/api/openapi.json', (c) =>
    c.json(withExamples(app.getOpenAPI31Document({ openapi: '3.1.0', info }))),
  );
  // The page is a file of the dashboard's build: a well-kept viewer, served from our own origin.
  app.get('/api/docs', (c) => c.redirect('/api-docs/'));
}
