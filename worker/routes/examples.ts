/** Examples for what has none of its own, from its schema: fields are as they would be in a record. */

interface Schema {
  $ref?: string;
  example?: unknown;
  const?: unknown;
  default?: unknown;
  enum?: unknown[];
  type?: string | string[];
  format?: string;
  minimum?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
}
type Schemas = Record<string, Schema>;

const id = '0199d6a2-7c1e-7a44-b0c3-5d6f0e8a9b10';
const moment = '2024-12-10T18:30:00.000Z';

/** Texts by the name of their field. */
const texts: Record<string, string> = {
  id,
  name: 'Kazakhstan',
  title: 'Briefing on rehabilitation and reintegration',
  text: 'Hold a dedicated session during UN Counter-Terrorism Week',
  note: 'Held as a side event',
  words: 'in June 2025',
  position: 'Permanent Representative to the UN',
  publisher: 'Example News',
  passage: 'plans to hold a session in June 2025',
  countryCode: 'KZ',
  author: 'Ann, desk',
  venue: 'UN Headquarters',
  city: 'New York',
  today: '2025-06-02',
  on: '2025-07-02',
  from: '2025-01-01',
  to: '2025-12-31',
  cells: '2025-01-01',
  earliest: '2025-06-01',
  latest: '2025-06-30',
  lastFollowUpOn: '2025-07-02',
  at: moment,
  createdAt: moment,
  updatedAt: moment,
  receivedAt: moment,
  lastSeenAt: moment,
  lastUsedAt: moment,
  expiresAt: '2024-12-17T18:30:00.000Z',
  linkExpiresAt: '2024-12-17T18:30:00.000Z',
  email: 'aigerim@example.org',
  next: 'WyIyMDI1LTA2LTAxIiwiMDE5OWQ2YTIiXQ',
  messageId: 'msg_2b1c',
  ref: 'briefing-2024-12-10',
  obligors: 'Uzbekistan',
  aliases: 'Republic of Kazakhstan',
  type: 'rapporteur.commitment.made',
  contentType: 'application/json',
  body: '{"type":"rapporteur.commitment.made","data":{}}',
};
/** What is as a rule not there, and would read as a fault in an example. */
const absent = new Set([
  'archivedAt',
  'supersededReason',
  'closingReason',
  'replayedAt',
  'deactivatedAt',
  'rotation',
  'parent',
]);

const isNull = ({ type }: Schema) => type === 'null';
const typeOf = ({ type }: Schema) => (Array.isArray(type) ? type.find((one) => one !== 'null') : type);

/** A value that the schema accepts. `field`: what it is the value of. */
export function exampleOf(schema: Schema, schemas: Schemas, field = ''): unknown {
  const of = (inner: Schema, name = field) => exampleOf(inner, schemas, name);
  const forms = schema.anyOf ?? schema.oneOf;
  if (schema.example !== undefined) return schema.example;
  if (absent.has(field) && (forms?.some(isNull) || [schema.type].flat().includes('null'))) return null;
  if (schema.$ref) return of(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum.find((one) => one !== null);
  if (forms) return of(forms.find((form) => !isNull(form)) ?? {});
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((form) => of(form)));
  if (schema.default !== undefined) return schema.default;
  switch (typeOf(schema)) {
    case 'object':
      return objectOf(schema, schemas);
    case 'array':
      return schema.prefixItems ? schema.prefixItems.map((item) => of(item)) : [of(schema.items ?? {})];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, 1);
    case 'string':
      return schema.format === 'date' ? '2025-06-30' : (texts[field] ?? id);
    default:
      return {};
  }
}

function objectOf({ properties, propertyNames, additionalProperties }: Schema, schemas: Schemas) {
  const values = typeof additionalProperties === 'object' ? additionalProperties : {};
  const fields: [string, Schema][] = properties
    ? Object.entries(properties)
    : (propertyNames?.enum ?? []).map((name): [string, Schema] => [String(name), values]);
  return Object.fromEntries(fields.map(([name, inner]) => [name, exampleOf(inner, schemas, name)]));
}

interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
interface Content {
  content?: Record<string, Media>;
}
interface Described {
  paths?: object;
  components?: { schemas?: object };
}

/** Gives every body of the interface's description an example, or one a form where it may have several. */
export function withExamples<D extends Described>(document: D): D {
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const operations = Object.values(document.paths ?? {}).flatMap((item) => Object.values(item));
  for (const { requestBody, responses } of operations as {
    requestBody?: Content;
    responses: Record<string, Content>;
  }[])
    for (const { content = {} } of [requestBody ?? {}, ...Object.values(responses)])
      for (const media of Object.values(content)) addExample(media, schemas);
  return document;
}

function addExample(media: Media, schemas: Schemas): void {
  const { schema, example } = media;
  if (!schema || example !== undefined) return;
  const forms = schema.anyOf ?? schema.oneOf;
  if (!forms) {
    media.example = exampleOf(schema, schemas);
    return;
  }
  const values = forms.map((form) => exampleOf(form, schemas) as { type?: string });
  media.examples = Object.fromEntries(values.map((value, i) => [value.type ?? `form ${i + 1}`, { value }]));
}
