import { app } from './app.ts';
import type { Env } from './config.ts';

export default { fetch: app.fetch } satisfies ExportedHandler<Env>;
