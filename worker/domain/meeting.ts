import * as z from 'zod';
import { briefingInput } from './briefing.ts';
import { commitmentInput } from './commitments/commitment.ts';
import { handoverInput } from './handovers/handover.ts';

/** A briefing with all that came of it, as it is recorded once the meeting is over: all of it, or nothing. */
export const meetingInput = briefingInput
  .extend({
    commitments: z
      .array(commitmentInput.omit({ briefing: true }))
      .max(100)
      .optional()
      .meta({ description: 'Made there; as visible as the briefing, where they do not say otherwise' }),
    handovers: z
      .array(handoverInput.omit({ briefing: true }))
      .max(100)
      .optional()
      .meta({ description: 'Announced there; as visible as the briefing, where they do not say otherwise' }),
  })
  .meta({
    id: 'MeetingInput',
    example: {
      title: 'Briefing on rehabilitation and reintegration',
      start: '2024-12-10',
      status: 'held',
      venue: 'UN Headquarters',
      city: 'New York',
      headCounts: [{ of: 'countries', count: 50, atLeast: true }],
      participations: [{ actor: 'Uzbekistan', role: 'organiser' }],
      commitments: [
        { text: 'Hold a dedicated session', due: '2025-06', parties: [{ role: 'obligor', actor: 'UZ' }] },
      ],
      handovers: [{ body: 'Group of Friends', to: 'KZ', date: '2025' }],
      visibility: 'public',
    },
  });
export type MeetingInput = z.infer<typeof meetingInput>;
