import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { firstAdministratorLink } from '../actions/one-time-links.ts';
import { perform } from '../actions/perform.ts';
import { Db } from '../db/database.ts';
import { build } from '../db/query.ts';
import type { Who } from '../domain/people/session.ts';
import { commandOf } from './administer.ts';
import { clock } from './clock.ts';
import { type Answered, type Asked, serveControl } from './control.ts';
import { type Call, Failure, lineOf, run, UsageError } from './failure.ts';
import { firstEventCommand } from './first-event.ts';
import { loadStarter } from './load-starter.ts';
import type { Local } from './local.ts';
import { type Settings, settingsOf, shown, workerSettings } from './settings.ts';

const hour = 3_600_000;

if (import.meta.main) await run((call) => start(call, stopSignal()));

/** What stands in front of the Worker while it is developed: where people reach it, and how it is closed. */
export interface Front {
  address: string;
  close(): Promise<void>;
}

/** Serves until told to stop; `front`: puts something in front of the Worker. */
export async function start(
  call: Call,
  stop: AbortSignal,
  front?: (local: Local, port: number) => Promise<Front>,
): Promise<void> {
  try {
    await serve(call, stop, front);
  } catch (error) {
    // Told to stop while starting: what then fails is of no interest.
    if (!stop.aborted) throw error;
  }
}

async function serve(
  { args, environment, print }: Call,
  stop: AbortSignal,
  putInFront?: (local: Local, port: number) => Promise<Front>,
): Promise<void> {
  const { empty } = optionsOf(args);
  const settings = settingsOf(environment);
  const { port, stateDir, baseUrl } = settings;
  const bindings = workerSettings(environment);
  // Miniflare takes a second to load: a setting that is refused is refused before.
  const { openLocal } = await import('./local.ts');
  const local = await openLocal({
    stateDir,
    serve: { port: putInFront ? 0 : port },
    bindings,
    prepare: async (d1) => {
      if (!empty) await fillWhereEmpty(new Db(d1), print);
    },
  });
  let front: Front | undefined;
  try {
    await expectHealth(local);
    front = await putInFront?.(local, port);
    const address = front?.address ?? `http://localhost:${new URL(local.url).port}`;
    const crons = setInterval(() => local.runCrons().catch((error) => console.error(lineOf(error))), hour);
    const closeControl = await serveControl(stateDir, (asked) =>
      administer(asked, local, baseUrl ?? address),
    );
    try {
      print(announcement(address, settings, await firstLink(local, baseUrl ?? address)));
      if (!stop.aborted) await once(stop, 'abort');
    } finally {
      clearInterval(crons);
      closeControl();
    }
  } finally {
    await front?.close();
    await local.close();
  }
}

/** The one-time link of the first administrator, while there is none and people sign in here. */
async function firstLink(local: Local, origin: string): Promise<string | null> {
  const { mode } = (await (await fetch(`${local.url}/api/session`)).json()) as Who;
  if (mode !== 'local') return null;
  const { now, newId, random } = clock();
  const author = { kind: 'system', id: null, name: 'npm start' } as const;
  const db = new Db(await local.database());
  const link = await perform({ db, now, newId, author }, (work) =>
    firstAdministratorLink(work, { random, origin }),
  );
  return link?.url ?? null;
}

function announcement(address: string, settings: Settings, link: string | null): string {
  const invitation = link
    ? `
Nobody administers it yet. Whoever opens this link first becomes its administrator; it works once, until tomorrow:

  ${link}
`
    : '';
  return `
Rapporteur is at ${address}
Its data is in ${shown(settings.stateDir)} (STATE_DIR); Ctrl-C stops it.
${invitation}
To post a first event, paste this into another terminal, in this folder:

${firstEventCommand(settings)}

docs/integrations.md shows it for curl and for client libraries.`;
}

async function administer({ args, baseUrl }: Asked, local: Local, address: string): Promise<Answered> {
  try {
    const place = { db: new Db(await local.database()), sealingKey: local.sealingKey, clock: clock() };
    return { lines: await commandOf(args).carryOut({ ...place, baseUrl: baseUrl ?? address }) };
  } catch (error) {
    return { fault: lineOf(error) };
  }
}

function optionsOf(args: string[]): { empty: boolean } {
  try {
    const { values } = parseArgs({ args, options: { empty: { type: 'boolean', default: false } } });
    return values;
  } catch {
    throw new UsageError('Usage: npm start [-- --empty]\n--empty: leaves out the starter record.');
  }
}

/** Aborted when we are told to stop, or when the launcher that started us is gone. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort());
  process.once('disconnect', () => stop.abort());
  // Listening must not keep a start alive that failed.
  process.channel?.unref();
  return stop.signal;
}

async function fillWhereEmpty(db: Db, print: Call['print']): Promise<void> {
  if (await db.first(build.selectFrom('changes').select('seq').limit(1))) return;
  const { now, newId } = clock();
  const { briefings, commitments, handovers, actors } = await loadStarter(db, { now, newId });
  print(
    `The starter record holds ${briefings} briefings, ${commitments} commitments, ${handovers} handovers and ${actors} actors.`,
  );
}

/** Only a Worker that answers is announced. */
async function expectHealth({ url }: Local): Promise<void> {
  const response = await fetch(`${url}/health`);
  if (!response.ok) throw new Failure(`The Worker is not well: /health answers ${await response.text()}`);
}
