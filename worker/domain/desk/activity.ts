import * as z from 'zod';
import { type ActorLink, actorLink } from '../actor.ts';
import { id, recordKinds } from '../changes/record.ts';
import { type CommitmentStatus, closedStatuses, commitmentStatuses } from '../commitments/standing.ts';

/** What happened in the record, as one tells a colleague who was away. */

/** In the order in which one would tell it. */
export const happenings = [
  'closed',
  'moved',
  'handed_over',
  'followed_up',
  'recorded',
  'changed',
  'archived',
] as const;
export type Happening = (typeof happenings)[number];

/** Told of without a date; further back than that nobody was waiting. */
export const daysAtFirst = 7;
/** The most changes that are told at once, and the most that are looked through for them. */
export const mostTold = 200;

export const happenedSchema = z.object({
  sequence: z.int(),
  kind: z.enum(recordKinds),
  id,
  title: z.string(),
  handover: z
    .object({ to: actorLink.nullable(), status: z.string() })
    .nullable()
    .meta({ description: 'Of a handover: who takes over, and how far it has come; its title is the body' }),
  at: z.string().meta({ description: 'ISO 8601, UTC; of the last of several changes' }),
  author: z.string(),
  times: z.int().meta({ description: 'How many changes of this record and sort are told as this one' }),
  status: z
    .object({ from: z.enum(commitmentStatuses).nullable(), to: z.enum(commitmentStatuses) })
    .nullable()
    .meta({ description: 'Of a commitment whose status moved' }),
  due: z
    .object({ from: z.string().nullable(), to: z.string().nullable() })
    .nullable()
    .meta({ description: 'EDTF; of a commitment whose due date moved' }),
});
export type Happened = z.infer<typeof happenedSchema>;

export const sinceSchema = z
  .object({
    since: z
      .object({ sequence: z.int(), at: z.string() })
      .nullable()
      .meta({
        description: `Up to where you have seen it; null at first: then the last ${daysAtFirst} days are told`,
      }),
    newest: z.int().meta({ description: 'What to say you have seen, once you have' }),
    isCut: z
      .boolean()
      .meta({ description: `Whether more happened than the ${mostTold} changes that are told` }),
    groups: z.array(z.object({ happening: z.enum(happenings), items: z.array(happenedSchema) })),
  })
  .meta({ id: 'SinceLastVisit' });
export type Since = z.infer<typeof sinceSchema>;

export const seenInput = z
  .strictObject({ sequence: z.int().min(0).meta({ description: '`newest` of what you were told' }) })
  .meta({ id: 'SeenInput', example: { sequence: 4211 } });

export const seenSchema = z
  .object({
    sequence: z.int().meta({ description: 'Up to which change it counts as seen' }),
    before: z.int().nullable().meta({ description: 'The same before this; null where nothing was said yet' }),
  })
  .meta({ id: 'Seen' });

export interface LoggedChange {
  sequence: number;
  kind: Happened['kind'];
  id: string;
  title: string;
  verb: string;
  at: string;
  author: string;
  /** Who takes over, where it is a handover. */
  to: ActorLink | null;
  before: { status: string | null; due: string | null } | null;
  after: { status: string | null; due: string | null };
  /** The status of the commitment as it stands now: what was closed may be open again. */
  now: string | null;
}

const isClosed = (status: string | null) => (closedStatuses as readonly (string | null)[]).includes(status);

/** Closed or opened again: what that comes to is how the commitment stands now. */
const isOfItsEnd = ({ before, after }: LoggedChange) =>
  before !== null && before.status !== after.status && (isClosed(before.status) || isClosed(after.status));

/** What sort of thing a change was. */
export function happeningOf(change: LoggedChange): Happening {
  const { kind, verb, before, after } = change;
  if (verb === 'archived' || verb === 'restored') return 'archived';
  // What was over when it was written down is history, not news of a chair.
  const isHistory = before === null && ['completed', 'cancelled'].includes(after.status ?? '');
  if (kind === 'handover' && !isHistory) return 'handed_over';
  if (kind === 'commitment' && before) {
    if (isOfItsEnd(change)) return isClosed(change.now) ? 'closed' : 'changed';
    if (after.due !== before.due) return 'moved';
    if (verb === 'followed_up') return 'followed_up';
  }
  return before === null || verb === 'made' || verb === 'recorded' ? 'recorded' : 'changed';
}

/** Changes, newest first, as groups; those of one record and sort are told as one, from where it stood at first. */
export function toldOf(changes: readonly LoggedChange[]): Since['groups'] {
  const told = new Map<Happening, Map<string, Happened>>();
  for (const change of changes) {
    const happening = happeningOf(change);
    const group = told.get(happening) ?? new Map<string, Happened>();
    told.set(happening, group);
    const known = group.get(change.id);
    group.set(change.id, known ? earlier(known, change) : happened(change));
  }
  settle(told);
  return happenings.flatMap((happening) => {
    const items = [...(told.get(happening)?.values() ?? [])];
    return items.length === 0 ? [] : [{ happening, items }];
  });
}

/** A due date that is back where it was did not move: something changed, and no more. */
function settle(told: Map<Happening, Map<string, Happened>>): void {
  for (const [id, item] of told.get('moved') ?? []) {
    if (item.due !== null) continue;
    told.get('moved')?.delete(id);
    told.set('changed', new Map([[id, item], ...(told.get('changed') ?? [])]));
  }
}

function happened(change: LoggedChange): Happened {
  const { sequence, kind, id, title, at, author, before, after, to, now } = change;
  const isMoved = kind === 'commitment' && before !== null;
  const status = isOfItsEnd(change) ? now : after.status;
  return {
    sequence,
    kind,
    id,
    title,
    handover: kind === 'handover' ? { to, status: after.status ?? '' } : null,
    at,
    author,
    times: 1,
    status:
      isMoved && before.status !== status
        ? { from: before.status as CommitmentStatus | null, to: status as CommitmentStatus }
        : null,
    due: isMoved && before.due !== after.due ? { from: before.due, to: after.due } : null,
  };
}

/** The same with a change that came before it. */
function earlier(known: Happened, { before, after, author }: LoggedChange): Happened {
  const from = before ?? after;
  return {
    ...known,
    times: known.times + 1,
    author: known.author.split(', ').includes(author) ? known.author : `${known.author}, ${author}`,
    status: moved(known.status && { ...known.status, from: from.status as CommitmentStatus | null }),
    due: moved(known.due && { ...known.due, from: from.due }),
  };
}

/** What ends where it began did not move. */
const moved = <T extends { from: unknown; to: unknown }>(move: T | null): T | null =>
  move && move.from !== move.to ? move : null;
