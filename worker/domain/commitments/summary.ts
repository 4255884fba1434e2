import * as z from 'zod';
import { actorLink } from '../actor.ts';
import { commitmentSchema } from './commitment.ts';
import { commitmentStatuses, dueSections } from './standing.ts';
import { noCounts } from './status-counts.ts';

/** What is due, in the order in which it presses. */
export const upcomingSchema = z
  .object({
    today: z.string(),
    sections: z.array(
      z.object({
        section: z.enum(dueSections),
        items: z.array(commitmentSchema),
        more: z.boolean().meta({ description: 'Whether there are more than the items given' }),
      }),
    ),
  })
  .meta({ id: 'Upcoming' });
export type Upcoming = z.infer<typeof upcomingSchema>;

const counts = z.record(z.enum(commitmentStatuses), z.int());

const exampleActor = { id: '0199d6a2', kind: 'state', name: 'Kazakhstan', countryCode: 'KZ' } as const;
const exampleBody = { id: '0199d6a3', kind: 'body', name: 'Regional council', countryCode: null } as const;
const exampleMonths = [
  { month: '2025-05', counts: { ...noCounts(), not_started: 3 } },
  { month: '2025-06', counts: { ...noCounts(), not_started: 1, in_progress: 1, fulfilled: 1 } },
];

const monthsSchema = z.array(
  z.object({
    month: z.string().meta({ description: 'The last one is told as of `asOf`', example: '2025-06' }),
    counts,
  }),
);

/** How many commitments stood at each status at the end of each month, as the record has it on one day. */
export const statusHistorySchema = z
  .object({
    asOf: z.string().meta({ description: 'The day at whose end the record is read (UTC)' }),
    months: monthsSchema.meta({ description: 'At most the last 240' }),
    undatedCount: z
      .int()
      .meta({ description: 'Commitments left out, because nobody knows when they were made' }),
    bodies: z
      .array(z.object({ body: actorLink, months: monthsSchema }))
      .optional()
      .meta({
        description:
          'Where asked for: the same for each of the nine bodies with the most commitments. One that belongs to ' +
          'several bodies counts in each.',
      }),
  })
  .meta({
    id: 'StatusHistory',
    example: {
      asOf: '2025-06-30',
      months: exampleMonths,
      undatedCount: 1,
      bodies: [{ body: exampleBody, months: exampleMonths }],
    },
  });
export type StatusHistory = z.infer<typeof statusHistorySchema>;

const scoreFields = {
  score: z.number().nullable().meta({ description: 'Mean from -1 to +1; null where nothing counts' }),
  n: z.int().meta({ description: 'Commitments that count' }),
  leftOut: z.object({ not_assessed: z.int(), superseded: z.int() }),
  lapsed: z.int().meta({
    description:
      'Of those that count: at -1 because their last due day passed, and not because anybody found so',
  }),
  counts,
};

const exampleScore = {
  score: 0.5,
  n: 4,
  leftOut: { not_assessed: 2, superseded: 0 },
  lapsed: 0,
  counts: { ...noCounts(), fulfilled: 2, in_progress: 2, not_assessed: 2 },
};

/** The score of each actor, with its n and what is left out; and of all commitments together. */
export const scoresSchema = z
  .object({
    items: z.array(z.object({ actor: actorLink, ...scoreFields })),
    overall: z.object(scoreFields).meta({ description: 'Each commitment once, by its own status' }),
    more: z.boolean().meta({ description: 'Whether there are more actors than the items given' }),
  })
  .meta({
    id: 'Scores',
    example: { items: [{ actor: exampleActor, ...exampleScore }], overall: exampleScore, more: false },
  });
export type Scores = z.infer<typeof scoresSchema>;
