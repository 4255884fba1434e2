import * as z from 'zod';
import { fuzzyDateSchema } from './dates/schema.ts';
import { mostParts } from './most-parts.ts';
import { line, text, webAddress } from './text.ts';
import { visibilities } from './visibility.ts';

export const visibilitySchema = z
  .enum(visibilities)
  .meta({ description: 'draft: editors; internal: everybody with a token; public: everybody' });

/** A document that a record rests on, with the passage quoted. */
export const sourceInput = z
  .strictObject({
    title: line(500),
    publisher: line(200).nullish(),
    url: webAddress.nullish(),
    published: fuzzyDateSchema.nullish(),
    passage: text(5000).nullish().meta({ description: 'The words in the source that the record rests on' }),
    visibility: visibilitySchema.optional(),
  })
  .meta({ id: 'SourceInput' });
export type SourceInput = z.infer<typeof sourceInput>;

export const sourceSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string().nullable(),
    url: z.string().nullable(),
    published: z.string().nullable().meta({ description: 'EDTF' }),
    passage: z.string().nullable(),
    visibility: visibilitySchema,
  })
  .meta({ id: 'Source' });
export type Source = z.infer<typeof sourceSchema>;

export const sourcesInput = z.array(sourceInput).max(mostParts.sources);
