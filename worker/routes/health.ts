import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import type { App } from '../context.ts';
import { migrationInForce, missingTables } from '../db/health.ts';
import { json } from './schemas.ts';

const answers = z.enum(['ok', 'failing']);
const healthSchema = z
  .object({ status: answers, database: answers, migration: z.string().nullable() })
  .meta({ id: 'Health' });

const read = createRoute({
  method: 'get',
  path: '/',
  tags: ['Health'],
  operationId: 'health',
  summary: 'Whether the Worker and its database answer',
  description: 'With the name of the migration that is in force.',
  responses: {
    200: json(healthSchema, 'Both answer'),
    503: json(healthSchema, 'The database does not, or lacks what its migrations made'),
  },
});

/** Whether the Worker and its database answer, the schema is there and which migration is in force; 503 where not. */
export const health = new OpenAPIHono<App>().openapi(read, async (c) => {
  c.header('Cache-Control', 'no-store');
  try {
    const [migration, missing] = await Promise.all([migrationInForce(c.var.db), missingTables(c.var.db)]);
    if (missing.length > 0) {
      console.error(`The database lacks ${missing.join(', ')}`);
      return c.json({ status: 'failing' as const, database: 'failing' as const, migration }, 503);
    }
    return c.json({ status: 'ok' as const, database: 'ok' as const, migration }, 200);
  } catch (error) {
    console.error(error);
    return c.json({ status: 'failing' as const, database: 'failing' as const, migration: null }, 503);
  }
});
