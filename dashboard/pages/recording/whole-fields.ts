/** Fields that make sense together only: whoever chooses between two versions of a record chooses both at once. */
const pairs = [
  ['start', 'startWords'],
  ['end', 'endWords'],
  ['made', 'madeWords'],
  ['date', 'dateWords'],
  ['to', 'successor'],
] as const;

/** A value together with what belongs to it. */
export interface Paired {
  value: unknown;
  beside: unknown;
}

export const isPaired = (value: unknown): value is Paired =>
  typeof value === 'object' && value !== null && 'beside' in value;

type Fields = Record<string, unknown>;

/** Each pair under the name of its first field. */
export function paired(input: object): Fields {
  const fields: Fields = { ...input };
  for (const [first, second] of pairs) {
    if (!(second in fields)) continue;
    fields[first] = { value: fields[first] ?? null, beside: fields[second] ?? null } satisfies Paired;
    delete fields[second];
  }
  return fields;
}

export function unpaired(fields: Fields): Fields {
  const input: Fields = {};
  for (const [field, value] of Object.entries(fields)) {
    const second = pairs.find(([first]) => first === field)?.[1];
    if (!second || !isPaired(value)) input[field] = value;
    else Object.assign(input, { [field]: value.value, [second]: value.beside });
  }
  return input;
}
