import * as z from 'zod';
import { visibilitySchema } from '../source.ts';

/** The kinds of record that have a version of their own in the change log. */
export const recordKinds = ['actor', 'briefing', 'commitment', 'handover'] as const;
export type RecordKind = (typeof recordKinds)[number];
export type SubjectKind = RecordKind | 'token' | 'integration' | 'person' | 'comment';

/** A date as stored: EDTF, its first and last possible day, and the source's own words. */
export const fuzzyDateOut = z
  .object({
    edtf: z.string().meta({ description: 'EDTF (ISO 8601-2)', example: '2025-06' }),
    earliest: z
      .string()
      .nullable()
      .meta({ description: 'First possible day; null where open', example: '2025-06-01' }),
    latest: z
      .string()
      .nullable()
      .meta({ description: 'Last possible day; null where open', example: '2025-06-30' }),
    words: z.string().nullable().meta({ description: "The source's own words", example: 'in June 2025' }),
  })
  .meta({ id: 'FuzzyDate' });
export type StoredDate = z.infer<typeof fuzzyDateOut>;

export const id = z.string().meta({ description: 'UUIDv7', example: '0199d6a2-7c1e-7a44-b0c3-5d6f0e8a9b10' });

/** What every record carries; version and times are told to callers with a token only. */
export const recordFields = {
  id,
  visibility: visibilitySchema,
  archivedAt: z.string().nullable().meta({ description: 'ISO 8601, UTC; null while in use' }),
  version: z.int().optional().meta({ description: 'Raised by every change; what If-Match expects, quoted' }),
  createdAt: z.string().optional().meta({ description: 'ISO 8601, UTC' }),
  updatedAt: z.string().optional().meta({ description: 'ISO 8601, UTC' }),
  asOf: z.string().optional().meta({
    description: 'Where it is told as it stood at the end of a day: that day',
    example: '2025-06-30',
  }),
};

export const topicSchema = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Topic' });
