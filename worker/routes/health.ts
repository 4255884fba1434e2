import { Hono } from 'hono';
import type { App } from '../context.ts';
import { migrationInForce } from '../db/health.ts';

/** Whether the Worker and its database answer, and which migration is in force; 503 where they do not. */
export const health = new Hono<App>().get('/', async (c) => {
  c.header('Cache-Control', 'no-store');
  try {
    const migration = await migrationInForce(c.var.db);
    return c.json({ status: 'ok', database: 'ok', migration }, 200);
  } catch (error) {
    console.error(error);
    return c.json({ status: 'failing', database: 'failing', migration: null }, 503);
  }
});
