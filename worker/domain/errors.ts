/** What can be wrong with a request. `middleware/errors.ts` maps each code to its HTTP status, once. */
export type RefusalCode =
  | 'invalid'
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'gone'
  | 'conflict'
  | 'key_reused'
  | 'stale'
  | 'precondition_required'
  | 'too_large'
  | 'unavailable'
  | 'unsupported_media_type';

/** One fault in what was sent: where (a JSON pointer, RFC 6901, or a parameter's name) and what would be accepted. */
export interface Fault {
  pointer: string;
  detail: string;
}

/** A request that is refused for a reason which the caller may know. Everything else is a bug and stays hidden. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly faults: Fault[];

  constructor(code: RefusalCode, message: string, faults: Fault[] = []) {
    super(message);
    this.code = code;
    this.faults = faults;
  }
}

export function notFound(kind: string): Refusal {
  return new Refusal('not_found', `There is no such ${kind}, or you may not see it.`);
}

export function invalid(pointer: string, detail: string): Refusal {
  return new Refusal('invalid', 'The request holds values that cannot be accepted.', [{ pointer, detail }]);
}

/** Does what may be refused, for a part of a request: its faults then lie below `pointer`. */
export async function refusedBelow<T>(pointer: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults = error.faults.map((fault) => ({ ...fault, pointer: pointer + fault.pointer }));
    throw new Refusal(error.code, error.message, faults);
  }
}

const mostFaults = 100;
// What is answered is stored as well; a field's name can be as long as the whole body.
const mostCharacters = 500;

/** The issues that zod found, as faults below `base`. */
export function faultsOf(issues: readonly Issue[], base = ''): Fault[] {
  return issues
    .slice(0, mostFaults)
    .flatMap((issue) => faultsIn(issue, base + pointerTo(issue.path)))
    .slice(0, mostFaults);
}

function faultsIn(issue: Issue, at: string): Fault[] {
  const { code, keys = [], errors = [] } = issue;
  if (code === 'unrecognized_keys')
    return keys
      .slice(0, mostFaults)
      .map((key) => fault(at + pointerTo([key]), 'is not known here; leave it out'));
  const nearest = code === 'invalid_union' ? nearestForm(errors) : undefined;
  return nearest ? faultsOf(nearest, at) : [fault(at, detailOf(issue))];
}

/** Of the forms whose type fits, the one with the least wrong: most likely it was meant. */
function nearestForm(forms: readonly (readonly Issue[])[]) {
  const fitting = forms.filter(
    (issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  return fitting.sort((a, b) => a.length - b.length)[0];
}

const fault = (pointer: string, detail: string): Fault => ({
  pointer: pointer.slice(0, mostCharacters),
  detail: detail.slice(0, mostCharacters),
});

function pointerTo(path: PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What zod found wrong, as far as it is told on. */
interface Issue {
  path: PropertyKey[];
  message: string;
  code?: string;
  /** Of fields that nobody knows. */
  keys?: string[];
  /** Of a union: what each of its forms found wrong. */
  errors?: readonly (readonly Issue[])[];
  /** What is too small or too big, and by what measure. */
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  expected?: string;
  values?: readonly unknown[];
  format?: string;
}

const types: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};
const units: Record<string, [one: string, many: string]> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};
const formats: Record<string, string> = {
  date: 'a day, such as "2025-06-30"',
  datetime: 'a moment in ISO 8601, such as "2025-06-12T09:30:00Z"',
  url: 'a web address, such as "https://example.org/report"',
};

function bounded(bound: 'least' | 'most', limit: number | bigint | undefined, origin = ''): string {
  const unit = units[origin];
  if (!unit) return `must be at ${bound} ${limit}`;
  return `must have at ${bound} ${limit} ${unit[Number(limit) === 1 ? 0 : 1]}`;
}

/** What would be accepted, in plain words: the schema's own where it has some, or else what its rule says. */
function detailOf(issue: Issue): string {
  const { code, message, origin, minimum, maximum, expected = '', values = [], format = '' } = issue;
  if (!/^(Invalid|Too|Unrecognized)\b/.test(message)) return message;
  switch (code) {
    case 'too_small':
      return bounded('least', minimum, origin);
    case 'too_big':
      return bounded('most', maximum, origin);
    case 'invalid_type': {
      const type = types[expected] ?? expected;
      return message.endsWith('received undefined') ? `is missing: it must be ${type}` : `must be ${type}`;
    }
    case 'invalid_value': {
      const all = values.map((value) => JSON.stringify(value));
      return all.length === 1 ? `must be ${all[0]}` : `must be one of ${all.join(', ')}`;
    }
    case 'invalid_format':
      return formats[format] ? `must be ${formats[format]}` : message;
    case 'invalid_union':
      return 'has none of the forms that are accepted here (/api/docs shows them)';
    default:
      return message;
  }
}
