import { expect } from 'vitest';
import type { Receipt, Recorded } from '../../worker/domain/events/delivery.ts';
import type { Problem } from './api.ts';
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
