import * as z from 'zod';
import { actorLink } from './actor.ts';
import { commitmentSchema } from './commitment.ts';
import { commitmentStatuses, dueSections } from './standing.ts';

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

/** How many commitments stood at each status at the end of each month. */
export const statusHistorySchema = z
  .object({
    months: z.array(
      z.object({
        month: z.string().meta({ example: '2025-06' }),
        counts: z.record(z.enum(commitmentStatuses), z.int()),
      }),
    ),
    undatedCount: z
      .int()
      .meta({ description: 'Commitments left out, because nobody knows when they were made' }),
  })
  .meta({ id: 'StatusHistory' });
export type StatusHistory = z.infer<typeof statusHistorySchema>;

export const scoresSchema = z
  .object({
    items: z.array(
      z.object({
        actor: actorLink,
        score: z.number().nullable().meta({ description: 'Mean from -1 to +1; null where nothing counts' }),
        n: z.int().meta({ description: 'Commitments that count' }),
        leftOut: z.object({ not_assessed: z.int(), superseded: z.int() }),
        counts: z.record(z.enum(commitmentStatuses), z.int()),
      }),
    ),
  })
  .meta({ id: 'Scores' });
export type Scores = z.infer<typeof scoresSchema>;
