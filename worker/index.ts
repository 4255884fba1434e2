import type { MessageBatch, ScheduledController } from '@cloudflare/workers-types';
import { sweep } from './actions/sweep.ts';
import { app } from './app.ts';
import type { Env } from './config.ts';
import { Db } from './db/database.ts';

export default {
  fetch: app.fetch,
  // A cron that fails is not run again; a message on the queue is. So the cron says when, the queue does.
  async scheduled({ scheduledTime }: ScheduledController, env: Env) {
    await env.TASKS.send({ task: 'sweep', at: new Date(scheduledTime).toISOString() });
  },
  async queue(batch: MessageBatch<{ task: 'sweep'; at: string }>, env: Env) {
    for (const { body } of batch.messages) await sweep(new Db(env.DB), new Date(body.at));
  },
};
