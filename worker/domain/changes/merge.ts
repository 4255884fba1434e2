import * as z from 'zod';
import { recordKinds } from './record.ts';

export const mergeInput = z
  .strictObject({
    into: z.string().min(1).max(100).meta({ description: 'The id of the record that stays' }),
    intoVersion: z.int().positive().meta({ description: 'Its version, as the preview told it' }),
  })
  .meta({ id: 'MergeInput', example: { into: '0199d6a2-7c1e-7a44-b0c3-5d6f0e8a9b10', intoVersion: 3 } });

const side = z.object({ id: z.string(), title: z.string(), version: z.int() });

export const mergePreview = z
  .object({
    from: side.meta({ description: 'What goes: it is archived, and its address leads on' }),
    into: side.meta({ description: 'What stays' }),
    refusal: z.string().nullable().meta({ description: 'Why they cannot be merged; null where they can' }),
    names: z.array(z.string()).meta({ description: 'The names that the one that stays gains' }),
    along: z
      .array(
        z.object({
          kind: z.enum(recordKinds),
          count: z.int(),
          first: z
            .array(z.object({ id: z.string(), title: z.string() }))
            .meta({ description: 'Five at most' }),
        }),
      )
      .meta({ description: 'What refers to the one that goes, and will refer to the one that stays' }),
    gains: z
      .array(z.object({ field: z.string(), count: z.int() }))
      .meta({ description: 'How many entries each list of the one that stays gains' }),
  })
  .meta({ id: 'MergePreview' });
export type MergePreview = z.infer<typeof mergePreview>;
