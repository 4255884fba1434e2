import * as z from 'zod';
import { id } from '../changes/record.ts';
import { line } from '../text.ts';
import { roles } from '../visibility.ts';
import { madeLinkSchema } from './one-time-link.ts';

/** People who may sign in. Their names stay with what they did; their contact data can be erased. */

/** A name stands on one line, and reads as it is written. */
export const personName = line(100).meta({ example: 'Aigerim Saparova' });

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[^\s@<>"',;:\\]+@[^\s@<>"',;:\\]+$/, 'must be an e-mail address')
  .meta({ description: 'Contact data, kept in small letters', example: 'aigerim@example.org' });

/** An e-mail address as it is stored and matched. Null where it is none. */
export const emailOf = (text: unknown): string | null => email.safeParse(text).data ?? null;

const role = z.enum(roles);
const actorId = z
  .string()
  .max(100)
  .nullable()
  .meta({ description: 'The id of the actor of the record that this person is' });

export const personInput = z
  .strictObject({ name: personName, role, email: email.nullable().optional(), actorId: actorId.optional() })
  .meta({
    id: 'PersonInput',
    example: { name: 'Aigerim Saparova', role: 'editor', email: 'aigerim@example.org' },
  });
export type PersonInput = z.infer<typeof personInput>;

export const personChange = z
  .strictObject({
    name: personName,
    role,
    email: email.nullable(),
    actorId,
    isActive: z.boolean().meta({ description: 'false: may no longer sign in; every session ends' }),
  })
  .partial()
  .meta({ id: 'PersonChange', example: { role: 'viewer' } });
export type PersonChange = z.infer<typeof personChange>;

export const personSchema = z
  .object({
    id,
    name: z.string(),
    email: z.string().nullable(),
    role,
    actorId,
    deactivatedAt: z.string().nullable().meta({ description: 'ISO 8601, UTC; null while active' }),
    createdAt: z.string().meta({ description: 'ISO 8601, UTC' }),
    lastSeenAt: z
      .string()
      .nullable()
      .meta({ description: 'Of the sessions that are open: ISO 8601, UTC, to the hour' }),
    sessions: z.int().meta({ description: 'How many are open' }),
    passkeys: z.int(),
    linkExpiresAt: z
      .string()
      .nullable()
      .meta({ description: 'Until when a link of theirs waits to be used; null where none does' }),
    version: z.int().meta({ description: 'What If-Match expects, quoted' }),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;

export const invitedSchema = z
  .object({ person: personSchema, link: madeLinkSchema.nullable() })
  .meta({ id: 'Invited' });
