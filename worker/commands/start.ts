import { parseArgs } from 'node:util';
import { build, Db } from '../db/database.ts';
import { commandOf } from './administer.ts';
import { clock } from './clock.ts';
import { serveControl } from './control.ts';
import { Failure, lineOf, run, UsageError } from './failure.ts';
import { firstEventCommand } from './first-event.ts';
import { loadStarter } from './load-starter.ts';
import { type Local, openLocal } from './local.ts';
import { settingsOf, shown } from './settings.ts';

await run(async () => {
  const { empty } = optionsOf(process.argv.slice(2));
  const settings = settingsOf(process.env);
  const { port, stateDir, baseUrl } = settings;
  const end = untilEnded();
  const { SHOW_COST } = process.env;
  const local = await openLocal({ stateDir, serve: { port }, bindings: SHOW_COST ? { SHOW_COST } : {} });
  try {
    const db = new Db(local.d1);
    const address = `http://localhost:${new URL(local.url).port}`;
    if (!empty && (await isEmpty(db))) await fill(db);
    await expectHealth(local);
    const closeControl = await serveControl(stateDir, async (asked) => {
      try {
        const place = { db, sealingKey: local.sealingKey, baseUrl: asked.baseUrl ?? baseUrl ?? address };
        return { lines: await commandOf(asked.args).carryOut({ ...place, clock: clock() }) };
      } catch (error) {
        return { fault: lineOf(error) };
      }
    });
    console.log(`
Rapporteur is at ${address}
Its data is in ${shown(stateDir)} (STATE_DIR); Ctrl-C stops it.

To post a first event, paste this into another terminal, in this folder:

${firstEventCommand(settings)}

docs/integrations.md shows it for curl and for client libraries.`);
    await end;
    closeControl();
  } finally {
    await local.close();
  }
});

function optionsOf(args: string[]): { empty: boolean } {
  try {
    const { values } = parseArgs({ args, options: { empty: { type: 'boolean', default: false } } });
    return values;
  } catch {
    throw new UsageError('Usage: npm start [-- --empty]\n--empty: leaves out the starter record.');
  }
}

/** Settles when we are told to stop, or when the launcher that started us is gone. */
function untilEnded(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
    process.once('disconnect', () => resolve());
    // Listening must not keep a start alive that failed.
    process.channel?.unref();
  });
}

async function isEmpty(db: Db): Promise<boolean> {
  return !(await db.first(build.selectFrom('changes').select('seq').limit(1)));
}

async function fill(db: Db): Promise<void> {
  const { now, newId } = clock();
  const { briefings, commitments, handovers, actors } = await loadStarter(db, { now, newId });
  console.log(
    `The starter record holds ${briefings} briefings, ${commitments} commitments, ${handovers} handovers and ${actors} actors.`,
  );
}

/** Only a Worker that answers is announced. */
async function expectHealth({ url }: Local): Promise<void> {
  const response = await fetch(`${url}/health`);
  if (!response.ok) throw new Failure(`The Worker is not well: /health answers ${await response.text()}`);
}
