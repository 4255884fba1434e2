import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { csvAnswer } from './csv.ts';
import { ifNoneMatch } from './headers.ts';
import { json, problems } from './schemas.ts';

interface Summary<P extends string, Q extends z.ZodRawShape, S extends z.ZodType> {
  path: P;
  id: string;
  title: string;
  text: string;
  query: Q;
  schema: S;
  /** What the answer is sorted by. */
  answers: string;
  /** The first lines of the file. */
  sample: string;
}

/** A summary of follow-up, as two routes: JSON, and the same as CSV under the same query. */
export function summary<P extends string, Q extends z.ZodRawShape, S extends z.ZodType>({
  path,
  id,
  title,
  text,
  query,
  schema,
  answers,
  sample,
}: Summary<P, Q, S>) {
  const shared = {
    method: 'get' as const,
    tags: ['Follow-up'],
    parameters: [ifNoneMatch],
    request: { query: z.strictObject(query) },
  };
  return {
    asJson: createRoute({
      ...shared,
      path,
      operationId: id,
      summary: title,
      description: text,
      responses: { 200: json(schema, answers), ...problems(401, 422) },
    }),
    asCsv: createRoute({
      ...shared,
      path: `${path}.csv` as `${P}.csv`,
      operationId: `${id}-csv`,
      summary: `${title}, as CSV`,
      description:
        'RFC 4180 in UTF-8 with a byte order mark and a line of headings. Text that a spreadsheet would take for a formula has an ' +
        `apostrophe in front.\n\n${text}`,
      responses: { 200: csvAnswer(`A file. ${answers}`, sample), ...problems(401, 422) },
    }),
  };
}
