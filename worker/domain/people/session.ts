import * as z from 'zod';
import { id } from '../changes/record.ts';
import { roles } from '../visibility.ts';
import { deviceFields } from './device.ts';

/** A session lasts while it is used, and never longer than the most. In days. */
export const idleDays = 14;
export const mostDays = 90;

const day = 86_400_000;
const hour = 3_600_000;

/** When a session ends that was begun and is used at these moments. */
export function expiryOf(createdAt: string, now: Date): string {
  const last = Math.min(now.getTime() + idleDays * day, Date.parse(createdAt) + mostDays * day);
  return new Date(last).toISOString();
}

/** Whether its use is worth noting: a session costs one write an hour at the most. */
export const isWorthNoting = (lastSeenAt: string, now: Date): boolean =>
  now.getTime() - Date.parse(lastSeenAt) >= hour;

/** How people sign in: here, or at Cloudflare Access in front of us. */
export const authModes = ['local', 'access'] as const;
export type AuthMode = (typeof authModes)[number];

export const whoSchema = z
  .object({
    mode: z.enum(authModes).meta({ description: 'How people sign in: here, or through Cloudflare Access' }),
    person: z
      .object({ id, name: z.string(), role: z.enum(roles) })
      .nullable()
      .meta({ description: 'Who is signed in; null where nobody is' }),
  })
  .meta({ id: 'Who' });
export type Who = z.infer<typeof whoSchema>;

export const sessionSchema = z
  .object({
    id,
    ...deviceFields,
    createdAt: z.string().meta({ description: 'ISO 8601, UTC' }),
    lastSeenAt: z.string().meta({ description: 'ISO 8601, UTC, to the hour' }),
    expiresAt: z.string().meta({ description: 'ISO 8601, UTC; moves on with use' }),
    isThisOne: z.boolean(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;
