import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { vi } from 'vitest';
import { stopClock } from './clock.ts';

/** Files share a runtime, which is dear to start: each begins with modules of its own and an empty database. */

vi.resetModules();
stopClock();

const { DB } = env as unknown as { DB: D1Database };
const tables = async () =>
  (await DB.prepare("select name from sqlite_master where name not glob '_cf_*'").all()).results;

// What the file before has left under way may keep its database from going at once.
for (let left = 20; ; left -= 1) {
  await reset();
  if ((await tables()).length === 0) break;
  if (left === 0) throw new Error('The database of the file before does not go');
}
