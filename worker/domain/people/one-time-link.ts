import * as z from 'zod';
import { sha256Hex, toBase64Url } from '../bytes.ts';
import { roles } from '../visibility.ts';

/** Links that let somebody in, once: shown when they are made, kept only as a hash. */

export const linkKinds = ['first_administrator', 'invitation', 'sign_in'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** How long a link waits to be used, in hours. An invitation may arrive before a holiday. */
export const linkHours: Record<LinkKind, number> = { first_administrator: 24, invitation: 168, sign_in: 24 };

const secretBytes = 24;

/** The base64url of 24 random bytes: the secret of a link or a session. 192 bits need no salt and no slow hash. */
export function newSecret(random: Uint8Array): string {
  if (random.length < secretBytes) throw new RangeError(`A secret needs ${secretBytes} random bytes`);
  return toBase64Url(random.subarray(0, secretBytes));
}

/** SHA-256, in hex: what is stored and looked up. So nothing that is secret is ever compared character by character. */
export const hashSecret = (secret: string): Promise<string> => sha256Hex(secret);

/** The secret stands in the fragment, which browsers keep to themselves: it reaches no log on the way. */
export const linkAddress = (origin: string, secret: string): string => `${origin}/sign-in/link#${secret}`;

export const linkSecret = z
  .string()
  .max(200)
  .meta({ description: 'What stands in the link after "#"', example: 'q3Zr0m1yWJ8kN5pV2dXtB7hLcGfSaEuR' });

/** What a link is good for, told to whoever holds it. */
export const linkSchema = z
  .object({
    kind: z.enum(linkKinds),
    name: z.string().nullable().meta({ description: 'Of the person; null for the first administrator' }),
    role: z.enum(roles),
    expiresAt: z.string().meta({ description: 'ISO 8601, UTC' }),
  })
  .meta({ id: 'OneTimeLink' });
export type OneTimeLink = z.infer<typeof linkSchema>;

/** A link as its maker gets it, this once. */
export const madeLinkSchema = z
  .object({
    url: z.string().meta({
      description: 'Shown once; signs in whoever opens it first and continues',
      example: 'https://rapporteur.example/sign-in/link#q3Zr0m1yWJ8kN5pV2dXtB7hLcGfSaEuR',
    }),
    kind: z.enum(linkKinds),
    expiresAt: z.string().meta({ description: 'ISO 8601, UTC' }),
  })
  .meta({ id: 'MadeLink' });
export type MadeLink = z.infer<typeof madeLinkSchema>;
