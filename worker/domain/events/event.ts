import * as z from 'zod';
import { actorRef } from '../actor.ts';
import { briefingInput } from '../briefing.ts';
import { commitmentInput, followUpInput } from '../commitments/commitment.ts';
import { fuzzyDateSchema } from '../dates/schema.ts';
import { handoverInput } from '../handovers/handover.ts';
import { line } from '../text.ts';

const ref = line(200).meta({
  description: "The sender's own reference: the same one later changes the record instead of doubling it",
  example: 'briefing-2024-12-10',
});
const otherRef = ref.nullish();

export const commitmentEvent = commitmentInput
  .omit({ briefing: true, dueBriefing: true, owner: true })
  .extend({ ref, briefingRef: otherRef, dueBriefingRef: otherRef })
  .meta({
    id: 'CommitmentEvent',
    example: {
      ref: 'session-2025',
      briefingRef: 'briefing-2024-12-10',
      text: 'Hold a dedicated session during UN Counter-Terrorism Week',
      due: '2025-06',
      dueWords: 'June 2025',
      parties: [{ role: 'obligor', actor: 'Uzbekistan' }],
    },
  });
export type CommitmentEvent = z.infer<typeof commitmentEvent>;

export const handoverEvent = handoverInput
  .omit({ briefing: true, status: true })
  .extend({
    ref,
    briefingRef: otherRef,
    body: actorRef.optional().meta({ description: 'Needed where the ref is new' }),
    date: fuzzyDateSchema.optional().meta({ description: 'Needed where the ref is new' }),
    status: z.enum(['announced', 'confirmed', 'completed', 'deferred', 'cancelled']).optional(),
  })
  .meta({
    id: 'HandoverEvent',
    example: { ref: 'council-2025', body: 'Example Council', from: 'Uzbekistan', to: 'KZ', date: '2025' },
  });
export type HandoverEvent = z.infer<typeof handoverEvent>;

export const followUpEvent = followUpInput
  .omit({ dueBriefing: true })
  .extend({ ref, commitmentRef: ref, dueBriefingRef: otherRef })
  .meta({
    id: 'FollowUpEvent',
    example: {
      ref: 'session-2025-held',
      commitmentRef: 'session-2025',
      on: '2025-06-12',
      status: 'fulfilled',
      note: 'Held as a side event',
    },
  });
export type FollowUpEvent = z.infer<typeof followUpEvent>;

export const briefingEvent = briefingInput
  .omit({ parent: true })
  .extend({
    ref,
    parentRef: otherRef,
    commitments: z
      .array(commitmentEvent.omit({ briefingRef: true }))
      .max(100)
      .optional(),
    handovers: z
      .array(handoverEvent.omit({ briefingRef: true }))
      .max(500)
      .optional(),
  })
  .meta({
    id: 'BriefingEvent',
    example: {
      ref: 'briefing-2024-12-10',
      title: 'Briefing on rehabilitation and reintegration',
      start: '2024-12-10',
      participations: [{ actor: 'Uzbekistan', role: 'organiser' }],
      commitments: [{ ref: 'session-2025', text: 'Hold a dedicated session', due: '2025-06' }],
    },
  });
export type BriefingEvent = z.infer<typeof briefingEvent>;

/** What an integration may tell us, by type. */
export const eventSchemas = {
  'rapporteur.briefing.recorded': briefingEvent,
  'rapporteur.commitment.made': commitmentEvent,
  'rapporteur.commitment.followed-up': followUpEvent,
  'rapporteur.handover.announced': handoverEvent,
  'rapporteur.handover.completed': handoverEvent,
} as const;
export type EventType = keyof typeof eventSchemas;

/** One thing that happened, as told by an integration; `occurredAt` is ISO 8601 in UTC. */
export type RecordEvent = { occurredAt: string } & {
  [T in EventType]: { type: T; data: z.infer<(typeof eventSchemas)[T]> };
}[EventType];
