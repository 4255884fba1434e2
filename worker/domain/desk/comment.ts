import * as z from 'zod';
import { id, recordKinds } from '../changes/record.ts';
import { text } from '../text.ts';

/** What colleagues say to one another about a record. Never public, whatever the record is. */

const authorKinds = ['person', 'token', 'integration', 'system'] as const;

/** The record that a comment is about, as it is written in an address: `commitment:<id>`. */
export const subjectText = z
  .string()
  .regex(new RegExp(`^(${recordKinds.join('|')}):.{1,100}$`), {
    error: `must be a kind of record (${recordKinds.join(', ')}), ":" and its id`,
  })
  .meta({ description: 'The record', example: 'commitment:0199d6a2-7c1e-7a44-b0c3-5d6f0e8a9b10' });

const commentText = text(5000).meta({
  description: 'Plain text',
  example: 'Asked the mission for the new date; they answer by Friday.',
});

export const commentInput = z.strictObject({ subject: subjectText, text: commentText }).meta({
  id: 'CommentInput',
  example: {
    subject: 'commitment:0199d6a2-7c1e-7a44-b0c3-5d6f0e8a9b10',
    text: 'Asked the mission for the new date; they answer by Friday.',
  },
});
export type CommentInput = z.infer<typeof commentInput>;

export const commentChange = z
  .strictObject({ text: commentText })
  .meta({ id: 'CommentChange', example: { text: 'They answered: in autumn.' } });

export const commentSchema = z
  .object({
    id,
    subject: z.object({ kind: z.enum(recordKinds), id }),
    text: z
      .string()
      .nullable()
      .meta({ description: 'Null once it was removed', example: 'Asked the mission.' }),
    author: z.object({
      kind: z.enum(authorKinds),
      id: z.string().nullable(),
      name: z.string().meta({ example: 'Aigerim Saparova' }),
    }),
    createdAt: z.string().meta({ description: 'ISO 8601, UTC' }),
    changedAt: z.string().nullable().meta({ description: 'When its text was last changed', example: null }),
    removedAt: z.string().nullable().meta({ example: null }),
    removedBy: z.string().nullable().meta({ description: 'The name of who took it away', example: null }),
    version: z.int().meta({ description: 'What If-Match expects, quoted' }),
  })
  .meta({ id: 'Comment' });
export type Comment = z.infer<typeof commentSchema>;
