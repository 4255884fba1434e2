import * as z from 'zod';
import { recordKinds } from './record.ts';

/** One entry of the change log. */
export const changeSchema = z
  .object({
    seq: z.int().meta({ description: 'Rises with every change of the whole record' }),
    subject: z.object({ kind: z.enum(recordKinds), id: z.string() }),
    version: z.int().optional().meta({ description: 'Told to callers with a token only' }),
    verb: z.string().meta({ example: 'followed_up' }),
    at: z.string().meta({ description: 'ISO 8601, UTC' }),
    author: z.string().optional().meta({ description: 'Told to callers with a token only' }),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z
      .record(z.string(), z.unknown())
      .meta({ description: 'For callers below editor: the plain fields' }),
    names: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: 'For editors: what the actors and briefings are called whose ids stand in it' }),
  })
  .meta({ id: 'Change' });
export type Change = z.infer<typeof changeSchema>;

export const undoneSchema = z
  .object({
    undone: z.array(z.int()).meta({ description: 'The numbers of the changes', example: [4710, 4711] }),
  })
  .meta({ id: 'Undone' });
