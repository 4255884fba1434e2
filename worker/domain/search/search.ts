import * as z from 'zod';
import { actorKinds } from '../actor.ts';
import { fuzzyDateOut, id, recordKinds } from '../changes/record.ts';
import { visibilitySchema } from '../source.ts';
import { searchKinds } from './kinds.ts';

const marked = z
  .object({
    text: z
      .string()
      .meta({ description: 'Plain text; "…" where it was cut', example: 'Hold a dedicated session' }),
    marks: z.array(z.object({ start: z.int(), end: z.int() })).meta({
      description: 'What was found: from `start` up to `end`, in UTF-16 code units',
      example: [{ start: 7, end: 16 }],
    }),
  })
  .meta({ id: 'MarkedText' });

export const searchRecord = z
  .object({
    kind: z.enum(recordKinds),
    id,
    actorKind: z.enum(actorKinds).nullable().meta({ description: 'Of an actor' }),
    title: z.string(),
    address: z
      .string()
      .meta({ description: 'Its page', example: '/commitments/0199d6a2-7c1e-7a44-b0c3-5d6f0e8a9b10' }),
    date: fuzzyDateOut
      .nullable()
      .meta({ description: 'When the briefing began, the commitment is due, the presidency passes' }),
    visibility: visibilitySchema,
    archivedAt: z.string().nullable(),
  })
  .meta({ id: 'SearchRecord' });
export type SearchRecord = z.infer<typeof searchRecord>;

export const searchItem = z
  .object({
    kind: z.enum(searchKinds),
    id,
    record: searchRecord.meta({ description: 'The record that it is, or belongs to' }),
    title: marked.nullable().meta({ description: 'Its own title or name, where it has one' }),
    party: z.string().nullable().meta({
      description: 'Where some of the words name a party to it rather than stand in it: its name',
      example: null,
    }),
    passage: marked.nullable().meta({ description: 'Where in its text the words stand' }),
    visibility: visibilitySchema,
  })
  .meta({ id: 'SearchItem' });
export type SearchItem = z.infer<typeof searchItem>;

export const searchGroup = z
  .object({
    kind: z.enum(searchKinds),
    items: z.array(searchItem),
    next: z.string().nullable().meta({
      description: 'The cursor of what comes after, for the same question with `kind`; null at the end',
    }),
  })
  .meta({ id: 'SearchGroup' });
export type SearchGroup = z.infer<typeof searchGroup>;

export const searchResult = z
  .object({ groups: z.array(searchGroup).meta({ description: 'Kinds of which something was found' }) })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof searchResult>;
