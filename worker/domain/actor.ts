import * as z from 'zod';
import { recordFields } from './changes/record.ts';
import { countryCodes } from './countries.ts';
import { mostParts } from './most-parts.ts';
import { visibilitySchema } from './source.ts';
import { line } from './text.ts';

export const actorKinds = ['state', 'organisation', 'mission', 'institute', 'body', 'person'] as const;
export type ActorKind = (typeof actorKinds)[number];

export const countryCode = z
  .string()
  .refine((code) => countryCodes.has(code), 'must be an ISO 3166-1 alpha-2 code such as "KZ"')
  .meta({ example: 'KZ' });

/** An actor named in passing: made where no actor bears the name, an alias or the country code. */
const namedActor = z.strictObject({
  name: line(300),
  kind: z.enum(actorKinds).optional(),
  countryCode: countryCode.optional(),
  aliases: z.array(line(300)).max(mostParts.aliases).optional(),
  affiliation: line(300).optional().meta({ description: 'The name of the actor that this one belongs to' }),
});

/** How a record refers to an actor: its id, its name, an alias or a country code; or a description of a new one. */
export const actorRef = z.union([line(300), z.strictObject({ id: line(100) }), namedActor]).meta({
  id: 'ActorRef',
  description: 'An id, name, alias or country code; or an object',
  example: 'Kazakhstan',
});
export type ActorRef = z.infer<typeof actorRef>;

const rotation = z.strictObject({
  order: z.array(actorRef).min(2).max(300).meta({ description: 'The holders in the order of their turns' }),
  months: z.int().min(1).max(240).meta({ description: 'Length of a term in months' }),
});

export const actorInput = z
  .strictObject({
    name: line(300),
    kind: z.enum(actorKinds),
    aliases: z.array(line(300)).max(mostParts.aliases).optional(),
    countryCode: countryCode.nullish(),
    affiliation: actorRef.nullish(),
    rotation: rotation
      .nullish()
      .meta({ description: 'Only of a body: who follows whom, and how long a term lasts' }),
    visibility: visibilitySchema.optional(),
  })
  .meta({
    id: 'ActorInput',
    example: { name: 'Kazakhstan', kind: 'state', countryCode: 'KZ', aliases: ['Republic of Kazakhstan'] },
  });
export type ActorInput = z.infer<typeof actorInput>;
export const actorChange = actorInput.partial().meta({
  id: 'ActorChange',
  example: { aliases: ['Republic of Kazakhstan', 'Qazaqstan'] },
});

export const actorLink = z
  .object({ id: z.string(), kind: z.enum(actorKinds), name: z.string(), countryCode: z.string().nullable() })
  .meta({ id: 'ActorLink' });
export type ActorLink = z.infer<typeof actorLink>;

export const actorSchema = z
  .object({
    ...recordFields,
    kind: z.enum(actorKinds),
    name: z.string(),
    aliases: z.array(z.string()),
    countryCode: z.string().nullable(),
    affiliation: actorLink.nullable(),
    rotation: z.object({ order: z.array(actorLink), months: z.int() }).nullable(),
  })
  .meta({ id: 'Actor' });
export type Actor = z.infer<typeof actorSchema>;
