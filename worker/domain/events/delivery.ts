import * as z from 'zod';

/** One message that an integration posted, and what became of it. */
export const deliverySchema = z
  .object({
    id: z.string(),
    integration: z.string(),
    messageId: z.string(),
    type: z.string().nullable().meta({ description: 'Null where it could not be read' }),
    outcome: z.enum(['accepted', 'refused']),
    status: z.int().meta({ description: 'The HTTP status that was answered' }),
    answer: z.unknown().meta({ description: 'The body that was answered' }),
    attempts: z.int(),
    receivedAt: z.string().meta({ description: 'ISO 8601, UTC' }),
    replayedAt: z.string().nullable(),
    contentType: z.string().nullable(),
    body: z.string().meta({ description: 'What was posted; bytes that are not UTF-8 show as U+FFFD' }),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof deliverySchema>;

/** What the sender is told of each record that its message named. */
export const recordedSchema = z
  .object({
    ref: z.string(),
    kind: z.enum(['briefing', 'commitment', 'handover', 'follow_up']),
    id: z.string(),
    outcome: z.enum(['created', 'changed', 'unchanged']).meta({
      description:
        'unchanged: it says what is recorded already, or a newer event of the same ref was applied before',
    }),
  })
  .meta({ id: 'Recorded' });
export type Recorded = z.infer<typeof recordedSchema>;

export const receiptSchema = z
  .object({ delivery: z.string(), messageId: z.string(), records: z.array(recordedSchema) })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof receiptSchema>;
