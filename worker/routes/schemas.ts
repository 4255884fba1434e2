import * as z from 'zod';
import { faultsOf, invalid, Refusal } from '../domain/errors.ts';
import { problems as refusals } from '../middleware/errors.ts';

/** What goes wrong is told as problem details (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().meta({ example: '/api/docs#problem-invalid' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z
      .array(z.object({ pointer: z.string().meta({ example: '/due' }), detail: z.string() }))
      .optional()
      .meta({
        description: 'Each fault, with a JSON pointer into the body, or the name of the parameter or header',
      }),
  })
  .meta({ id: 'Problem', description: 'Problem details, RFC 9457' });

/** The answer as `middleware/errors.ts` gives it for the first code of this status. */
function problemExample(status: ProblemStatus) {
  const [code, { title }] = Object.entries(refusals).find(([, one]) => one.status === status) ?? [
    '',
    { title: '' },
  ];
  const errors = [{ pointer: '/due', detail: 'must be EDTF, such as "2025-06"' }];
  const detail = `${problemTexts[status]}.`;
  return { type: `/api/docs#problem-${code}`, title, status, detail, ...(status === 422 ? { errors } : {}) };
}

const problem = (status: ProblemStatus) => ({
  description: problemTexts[status],
  content: { 'application/problem+json': { schema: problemSchema, example: problemExample(status) } },
});

const problemTexts = {
  400: 'The request cannot be read: a body that is not JSON, or `asOf` of a list',
  401: 'Neither token nor session, or one that does not hold',
  403: 'Your role does not allow this, or it was sent from another site',
  404: 'No such record, or not for you to see',
  409: 'It does not fit what is recorded: a name is taken, a key was used for another body',
  410: 'The link was used, replaced, or came too late',
  412: 'The record has changed since the version in If-Match',
  413: 'The body has more than 512 KiB',
  415: 'The body is not application/json',
  422: 'Values that cannot be accepted, each with a pointer',
  428: 'If-Match is missing',
} as const;
type ProblemStatus = keyof typeof problemTexts;

/** The problem answers that a route may give. */
export const problems = <S extends ProblemStatus>(...statuses: S[]) =>
  Object.fromEntries(statuses.map((status) => [status, problem(status)])) as {
    [K in S]: ReturnType<typeof problem>;
  };

export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A success that has nothing to tell. */
export const nothing = { description: 'Done' };

export const body = <S extends z.ZodType>(schema: S) => ({
  required: true as const,
  content: { 'application/json': { schema } },
});

export const idParam = z.strictObject({
  id: z
    .string()
    .max(100)
    .meta({ description: 'The id of the record', example: '0199d6a2-7c1e-7a44-b0c3-5d6f0e8a9b10' }),
});

export const versionParam = idParam.extend({
  version: z.coerce
    .number()
    .int()
    .positive()
    .max(Number.MAX_SAFE_INTEGER)
    .meta({ description: 'As `version` in `/api/changes`', example: 2 }),
});

export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .meta({ description: 'At most this many, up to 200' }),
  cursor: z.string().min(1).max(1000).optional().meta({ description: '`next` of the answer before' }),
};

export const archivedQuery = z
  .enum(['true', 'false'])
  .optional()
  .meta({ description: 'true: what is archived, instead of what is in use (editors only)' });

// What is empty is refused, as it is everywhere: a filter that was meant, and lost, must not choose everything.
export const idQuery = (of: string) =>
  z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: `The id of ${of}` });

/** What is typed in search of something. */
export const textQuery = (where = '') =>
  z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: `Beginnings of words${where}; case and accents ignored` });

export const dayQuery = (what: string) =>
  z.iso
    .date()
    .optional()
    .meta({ description: `${what}, ISO 8601`, example: '2025-06-30' });

export const asOfQuery = z.object({ asOf: dayQuery('As it stood at the end of this day (UTC)') });

/** What will have been recorded by a day to come is not known. */
export const refuseFuture = (asOf: string | undefined, today: string): void => {
  if (asOf !== undefined && asOf > today) throw invalid('asOf', 'must not lie in the future');
};

/** A window of days that ends before it begins is a slip, not an empty list. */
export const refuseReversed = (from: string | undefined, to: string | undefined, pointer: string): void => {
  if (from && to && to < from)
    throw invalid(pointer, 'must not lie before the day on which the window begins');
};

/** Any of the values, separated by commas. */
export const anyOf = <const T extends readonly string[]>(values: T) =>
  z
    .string()
    .max(500)
    .transform((given, context) => {
      const parts = given.split(',');
      if (parts.every((part) => (values as readonly string[]).includes(part))) return parts as T[number][];
      context.addIssue({
        code: 'custom',
        message: `must be one or more of ${values.join(', ')}, separated by commas`,
      });
      return z.NEVER;
    })
    .optional()
    .meta({ description: `One or more of ${values.join(', ')}, separated by commas`, type: 'string' });

export const page = <S extends z.ZodType>(item: S, id: string) =>
  z
    .object({
      items: z.array(item),
      next: z.string().nullable().meta({ description: 'The cursor of the next page; null on the last' }),
    })
    .meta({ id });

type Validated = { target: string } & (
  | { success: true }
  | { success: false; error: { issues: Parameters<typeof faultsOf>[0] } }
);

/** What a router does where a schema does not hold: refuses, and points at each fault. */
export function refuseInvalid(result: Validated): void {
  if (result.success) return;
  const faults = faultsOf(result.error.issues);
  // A parameter is named as it is written; only bodies have pointers.
  const named =
    result.target === 'json'
      ? faults
      : faults.map((fault) => ({ ...fault, pointer: fault.pointer.slice(1) }));
  throw new Refusal('invalid', 'The request holds values that cannot be accepted.', named);
}
