/** What zod found wrong, as far as it is told on. */
export interface Issue {
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
export function detailOf(issue: Issue): string {
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
