import type { OpenAPIHono } from '@hono/zod-openapi';
import type { App } from '../context.ts';
import { type Least, permissions } from '../domain/people/permissions.ts';
import { withExamples } from './examples.ts';
import { changeSequenceHeader } from './headers.ts';

const info = {
  title: 'Rapporteur',
  version: '1',
  description:
    'What was said and promised at international meetings, and what became of it. Dates are EDTF (ISO 8601-2) beside ' +
    'their first and last possible day; timestamps are ISO 8601 in UTC. Without a token or a session, public records ' +
    'only. Errors are problem details (RFC 9457).',
};

/** How a caller shows what an operation asks for; `{}`: not at all. */
function securityOf(least: Least): Record<string, string[]>[] {
  const known: Record<string, string[]>[] = [{ bearer: [] }, { session: [] }];
  if (least === 'person') return [{ session: [] }];
  return least === 'public' ? [{}, ...known] : known;
}

/** The description of the whole interface (OpenAPI 3.1). Who may do what is read from the table of permissions. */
export function documentOf(app: OpenAPIHono<App>) {
  const document = app.getOpenAPI31Document({ openapi: '3.1.0', info });
  // Elsewhere neither tokens nor sessions count.
  const paths = Object.entries(document.paths ?? {}).filter(([path]) => path.startsWith('/api/'));
  for (const operation of paths.flatMap(([, item]) => Object.values(item))) {
    const least = new Map<string, Least>(Object.entries(permissions)).get(operation.operationId ?? '');
    if (least) operation.security = securityOf(least);
  }
  for (const [, item] of paths)
    for (const [method, operation] of Object.entries(item)) if (method !== 'get') tellSequence(operation);
  return document;
}

/** Whatever writes says in a header what it has written. */
function tellSequence({ responses }: { responses: Record<string, { headers?: object }> }): void {
  for (const [status, response] of Object.entries(responses))
    if (status.startsWith('2')) response.headers = { ...response.headers, ...changeSequenceHeader };
}

/** Serves the description of the whole interface, and the page that shows it. */
export function describe(app: OpenAPIHono<App>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-session',
  });
  app.get('/api/openapi.json', (c) => c.json(withExamples(documentOf(app))));
  // The page is a file of the dashboard's build: a well-kept viewer, served from our own origin.
  app.get('/api/docs', (c) => c.redirect('/api-docs/'));
}

const undescribed = [
  ['GET /api/openapi.json', 'read-description'],
  ['GET /api/docs', 'read-docs'],
] as const;

/** Finds the operation of a route by its method and path pattern; made once, from what the app has registered. */
export function operationsOf(app: OpenAPIHono<App>) {
  let operations: Map<string, string> | undefined;
  return (method: string, path: string): string | undefined => {
    operations ??= new Map([
      ...undescribed,
      ...app.openAPIRegistry.definitions.flatMap((definition): [string, string][] => {
        if (definition.type !== 'route') return [];
        const { method, path, operationId = '' } = definition.route;
        return [[`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`, operationId]];
      }),
    ]);
    return operations.get(`${method} ${path}`);
  };
}
