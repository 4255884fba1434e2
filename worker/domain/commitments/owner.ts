import * as z from 'zod';
import { actorLink, actorRef } from '../actor.ts';
import { id } from '../changes/record.ts';
import { line } from '../text.ts';

/** Who sees to a commitment on our side: a person with an account, or an actor who will never have one. */

export const ownerInput = z
  .strictObject({
    person: line(100).optional().meta({ description: 'The id of a person, as `/api/owners` lists them' }),
    actor: actorRef.optional(),
  })
  .refine(
    ({ person, actor }) => Boolean(person) !== Boolean(actor),
    'needs a person or an actor, and not both',
  )
  .meta({ id: 'OwnerInput', example: { actor: 'Uzbekistan' } });
export type OwnerInput = z.infer<typeof ownerInput>;

const ownerLink = z
  .object({ id, name: z.string().meta({ example: 'Aigerim Saparova' }) })
  .meta({ id: 'OwnerLink', description: 'A person with an account' });

export const ownerSchema = z
  .object({ person: ownerLink.nullable(), actor: actorLink.nullable() })
  .meta({ id: 'Owner' });
export type Owner = z.infer<typeof ownerSchema>;

export const ownersSchema = z.object({ items: z.array(ownerLink) }).meta({ id: 'Owners' });
export type OwnerLink = z.infer<typeof ownerLink>;

/** As the change log keeps it. */
export type OwnerState = { person: string } | { actor: string };

/** What a list is narrowed to: the commitments of one owner, or of nobody. */
export type OwnerFilter = { person: string } | { actor: string } | 'none';

/** How an address asks for an owner; "me" is for the caller to be known. */
export const ownerWords = /^(?:me|none|(?:person|actor):[^\s:]{1,100})$/;

/** What the words of an address ask for; `me`: who is asking, where that is a person. Null where they ask for a person who is none. */
export function ownerFilterOf(words: string, me: string | null): OwnerFilter | null {
  if (words === 'none') return words;
  if (words === 'me') return me === null ? null : { person: me };
  const [kind = '', named = ''] = words.split(':');
  return kind === 'person' ? { person: named } : { actor: named };
}
