import type {
  D1Database as Database,
  Queue as Messages,
  Fetcher as Service,
} from '@cloudflare/workers-types';

/** What the Worker's type names of its platform. Only these: the rest would contradict the browser's own. */
declare global {
  type D1Database = Database;
  type Fetcher = Service;
  type Queue<T = unknown> = Messages<T>;
}
