import * as z from 'zod';
import { deviceFields } from './device.ts';

/** The bodies of the passkey ceremonies (WebAuthn, level 3), as browsers make them in JSON. */

const base64url = (most: number) =>
  z
    .string()
    .regex(/^[\w-]*$/, 'must be base64url')
    .min(1)
    .max(most)
    .meta({ example: 'nX3mT0c' });
const transports = z.array(z.string().max(30).meta({ example: 'internal' })).max(10);

const credential = {
  id: base64url(1400).meta({ description: 'The credential id, base64url' }),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(30).nullish().meta({ example: 'platform' }),
  clientExtensionResults: z.record(z.string(), z.unknown()),
};

/** A new passkey, as `navigator.credentials.create` gives it. */
export const registrationInput = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url(4000),
      attestationObject: base64url(20_000),
      transports: transports.optional(),
    }),
  })
  .meta({ id: 'PasskeyRegistration' });
export type RegistrationInput = z.infer<typeof registrationInput>;

/** A signed challenge, as `navigator.credentials.get` gives it. */
export const assertionInput = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url(4000),
      authenticatorData: base64url(4000),
      signature: base64url(4000),
      userHandle: base64url(200).nullish(),
    }),
  })
  .meta({ id: 'PasskeyAssertion' });
export type AssertionInput = z.infer<typeof assertionInput>;

/** What a browser is handed to make or use a passkey; it reads the fields itself. */
export const passkeyOptions = z.record(z.string(), z.unknown()).meta({
  id: 'PasskeyOptions',
  description: 'Options of WebAuthn in their JSON form',
  example: { challenge: 'q3Zr0m1yWJ8kN5pV2dXtB7hLcGfSaEuR', userVerification: 'required' },
});

export const passkeySchema = z
  .object({
    id: z.string(),
    ...deviceFields,
    isSynced: z.boolean().meta({ description: 'Kept by a password manager, and thus on several devices' }),
    createdAt: z.string().meta({ description: 'ISO 8601, UTC' }),
    lastUsedAt: z.string().nullable().meta({ description: 'ISO 8601, UTC' }),
  })
  .meta({ id: 'Passkey' });
export type Passkey = z.infer<typeof passkeySchema>;
