import { createMiddleware } from 'hono/factory';
import { v7 } from 'uuid';
import { type Config, configOf, type Env } from './config.ts';
import { Db } from './db/database.ts';
import type { Role } from './domain/visibility.ts';

/** Who is asking: nobody in particular, the holder of a token, or a person who is signed in. */
export type Caller =
  | { kind: 'public'; audience: 'public' }
  | { kind: 'token'; audience: Role; id: string; name: string }
  /** `session` is null where Cloudflare Access keeps it. */
  | { kind: 'person'; audience: Role; id: string; name: string; session: string | null };

export const nobody: Caller = { kind: 'public', audience: 'public' };

export interface Variables {
  config: Config;
  db: Db;
  now: Date;
  /** Today in UTC, ISO 8601. */
  today: string;
  newId(): string;
  /** The version of the record that is answered, where it is one and the caller may know it. */
  version?: number | undefined;
  caller: Caller;
  /** The number of the newest change, where it was read along with the caller. */
  seq?: number | undefined;
}

/** What every handler is typed with. */
export interface App {
  Bindings: Env;
  Variables: Variables;
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

/** What a page of the dashboard is given, which is served even where the Worker's settings are wrong. */
export const pageContext = createMiddleware<App>(async (c, next) => {
  c.set('db', new Db(c.env.DB));
  c.set('today', dayOf(new Date()));
  await next();
});

/** Gives each request its database, its one moment and its ids. The clock of worker/ is read here and nowhere else. */
export const context = createMiddleware<App>(async (c, next) => {
  const now = new Date();
  const config = configOf(c.env);
  const db = new Db(c.env.DB);
  c.set('config', config);
  c.set('db', db);
  c.set('now', now);
  c.set('today', dayOf(now));
  // Ids made in one request rise in order, for lists that break ties by them.
  c.set('newId', () => v7());
  c.set('caller', nobody);
  await next();
  if (config.showCost) {
    const { statements, rowsRead, rowsWritten } = db.spent;
    c.header('Server-Timing', `d1;desc="${statements} statements, ${rowsRead} read, ${rowsWritten} written"`);
  }
});
