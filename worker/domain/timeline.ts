import * as z from 'zod';
import { briefingSchema } from './briefing.ts';
import { commitmentSchema } from './commitment.ts';
import { successionSchema } from './handover.ts';

export const timelineKinds = ['briefings', 'commitments', 'bodies'] as const;

/** A window of the record: what the timeline draws and the list beside it says. */
export const timelineSchema = z
  .object({
    from: z.string().meta({ description: 'First day of the window' }),
    to: z.string().meta({ description: 'Last day of the window' }),
    today: z.string().meta({ description: 'The day that standings were computed for (UTC)' }),
    briefings: z.array(briefingSchema),
    commitments: z.array(commitmentSchema),
    bodies: z.array(successionSchema).meta({ description: 'With the terms that touch the window' }),
    more: z.object({ briefings: z.boolean(), commitments: z.boolean(), bodies: z.boolean() }).meta({
      description: 'Whether the window holds more than the answer; what is nearest to today is given first',
    }),
  })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof timelineSchema>;
