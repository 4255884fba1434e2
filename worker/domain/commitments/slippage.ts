import * as z from 'zod';
import { actorLink } from '../actor.ts';
import { slipBearers, slipBuckets } from './slip-buckets.ts';

const slipFields = {
  n: z.int().meta({ description: 'Commitments whose first and current due date both have a last day' }),
  moved: z.int().meta({ description: 'Of these: whose last possible day is another one now' }),
  later: z.int(),
  earlier: z.int(),
  median: z.number().nullable().meta({ description: 'Of those moved, in days; negative where earlier' }),
  longest: z.int().nullable().meta({ description: 'The furthest move to a later day, in days' }),
  reschedules: z.int().meta({ description: 'Follow-ups that moved a due date, as far as you may see them' }),
  buckets: z.record(z.enum(slipBuckets), z.int()).meta({
    description:
      'Commitments by how far they moved: to an earlier day, not at all, later by up to 31, 92, 184 or 366 days, or more',
  }),
  leftOut: z
    .object({
      undated: z.int().meta({ description: 'Never had a due date' }),
      removed: z.int().meta({ description: 'Had one, and have none now' }),
      openEnded: z.int().meta({ description: 'Without a last day, at first or now' }),
    })
    .meta({ description: 'What cannot be measured' }),
};

const example = {
  n: 4,
  moved: 2,
  later: 2,
  earlier: 0,
  median: 76.5,
  longest: 92,
  reschedules: 3,
  buckets: { earlier: 0, unmoved: 2, month: 0, quarter: 2, half: 0, year: 0, longer: 0 },
  leftOut: { undated: 1, removed: 0, openEnded: 0 },
};

/** How far due dates moved, from the first one recorded to the current one, by last possible day. */
export const slippageSchema = z
  .object({
    by: z.enum(slipBearers),
    items: z.array(z.object({ actor: actorLink, ...slipFields })),
    overall: z.object(slipFields).meta({ description: 'Each commitment once' }),
    more: z.boolean().meta({ description: 'Whether there are more actors than the items given' }),
  })
  .meta({
    id: 'Slippage',
    example: {
      by: 'actor',
      items: [
        { actor: { id: '0199d6a2', kind: 'state', name: 'Kazakhstan', countryCode: 'KZ' }, ...example },
      ],
      overall: example,
      more: false,
    },
  });
export type Slippage = z.infer<typeof slippageSchema>;
export type Slip = Slippage['overall'];
