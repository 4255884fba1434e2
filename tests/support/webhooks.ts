import { expect } from 'vitest';
import { build, type Db } from '../../worker/db/database.ts';
import type { Receipt, Recorded } from '../../worker/domain/delivery.ts';
import { get, type Problem } from './api.ts';
import { post, type sender } from './worker.ts';

export type Sender = Awaited<ReturnType<typeof sender>>;
type Options = Parameters<typeof post>[3];

let messages = 0;
/** A message id that no other message of this file has. */
export function messageId(): string {
  messages += 1;
  return `msg_${messages}`;
}

/** Posts an event that is to be taken, and gives its receipt. */
export async function taken(by: Sender, event: unknown, options?: Options): Promise<Receipt> {
  const response = await post(by, messageId(), event, options);
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

/** The same, as what became of each reference. */
export const outcomes = async (by: Sender, event: unknown, options?: Options) =>
  (await taken(by, event, options)).records.map(({ kind, ref, outcome }) => `${kind} ${ref} ${outcome}`);

export function idOf({ records }: Receipt, ref: string, kind?: Recorded['kind']): string {
  const found = records.find((each) => each.ref === ref && (!kind || each.kind === kind));
  if (!found) throw new Error(`the receipt names no ${ref}`);
  return found.id;
}

/** Posts an event that cannot be understood; gives the pointers to its faults. */
export async function faultsOf(by: Sender, event: unknown, options?: Options): Promise<string[]> {
  const response = await post(by, messageId(), event, options);
  const text = await response.text();
  expect([response.status, text]).toEqual([422, text]);
  const { errors = [] }: Problem = JSON.parse(text);
  return errors.map(({ pointer }) => pointer);
}

/** An event as Standard Webhooks; `at` is when it happened. */
export const event = (type: string, data: unknown, at?: string) => ({
  type: `rapporteur.${type}`,
  ...(at ? { timestamp: at } : {}),
  data,
});

/** How many rows each table holds, so that nothing half done goes unseen. */
export async function rowCounts(db: Db): Promise<Record<string, number>> {
  const tables = [
    'actors',
    'actor_names',
    'topics',
    'briefings',
    'briefing_topics',
    'participations',
    'statements',
    'commitments',
    'commitment_topics',
    'commitment_parties',
    'follow_ups',
    'handovers',
    'sources',
    'refs',
    'changes',
    'deliveries',
    'idempotency_keys',
  ] as const;
  const counts = await Promise.all(
    tables.map(async (table) => {
      const row = await db.first(build.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('n')));
      return [table, row?.n ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts);
}

/** The numbers of versions in the log by record; each must run from 1 without a hole. */
export async function expectWholeLog(db: Db): Promise<void> {
  const rows = await db.all(
    build
      .selectFrom('changes')
      .select(({ fn }) => [
        'subject_kind',
        'subject_id',
        fn.max<number>('version').as('newest'),
        fn.countAll<number>().as('n'),
      ])
      .groupBy(['subject_kind', 'subject_id']),
  );
  expect(rows.filter(({ newest, n }) => newest !== n)).toEqual([]);
}

export const readAs =
  <T>(token: string) =>
  (path: string) =>
    get<T>(path, token);
