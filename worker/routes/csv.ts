import type { Context } from 'hono';
import * as z from 'zod';
import type { App } from '../context.ts';

/** How a CSV file is described; `sample` is how it begins. */
export const csvAnswer = (description: string, sample: string) => ({
  description,
  content: { 'text/csv': { schema: z.string(), example: sample } },
  headers: {
    'Content-Disposition': { schema: { type: 'string' as const }, description: 'A name for the file' },
  },
});

/** Without it Excel reads UTF-8 as the code page of its machine, and every accent is broken. */
const byteOrderMark = '\ufeff';

/** Answers with a CSV file, named for what it holds and its day. */
export const csvFile = (c: Context<App>, name: string, day: string, text: string) =>
  c.body(byteOrderMark + text, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}-${day}.csv"`,
  });
