import * as z from 'zod';
import { id, recordKinds } from './record.ts';

/** A record that is out of every list, and may be brought back. */
export const archivedSchema = z
  .object({
    kind: z.enum(recordKinds),
    id,
    title: z.string().meta({ description: 'Its title, name or wording; of a handover the body' }),
    archivedAt: z.string().meta({ description: 'ISO 8601, UTC' }),
    by: z.string().nullable().meta({ description: 'Who archived it' }),
    verb: z.string().nullable().meta({ description: 'archived, undone or merged', example: 'archived' }),
    seq: z.int().nullable().meta({ description: 'The change that archived it, by which it can be undone' }),
    version: z.int(),
    mergedInto: z.string().nullable().meta({ description: 'The id of what it was merged into' }),
  })
  .meta({ id: 'Archived' });
export type Archived = z.infer<typeof archivedSchema>;
