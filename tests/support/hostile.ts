/** Bodies that no well-meaning client sends, made from ones that it would; the same seed makes the same ones. */

export type Random = () => number;

/** mulberry32: small, fast and good enough to choose what to break. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <const T>(random: Random, values: readonly [T, ...T[]]): T =>
  values[Math.floor(random() * values.length)] ?? values[0];

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const nested = (depth: number): Json => {
  let value: Json = 'deep';
  for (let i = 0; i < depth; i += 1) value = i % 2 ? [value] : { deep: value };
  return value;
};

const texts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u202eevil\u202c',
  '\u2066isolated\u2069',
  '\ud800',
  '\udc00x',
  '\ufeff',
  '\u0958'.repeat(400),
  '\ufdfa'.repeat(90),
  '\u0301',
  '𐌰'.repeat(49),
  'ﬃ𐌰'.repeat(24),
  '👩‍👩‍👧‍👦',
  "'; drop table briefings; --",
  '<script>alert(1)</script>',
  '%00',
  '$.title',
  '{"json":1}',
  'constructor',
  '__proto__',
  'UZ',
  'uz',
  'Uzbekistan',
  'Known Forum',
  'İstanbul',
  'a\nb',
  'a\u2028b',
  'x'.repeat(201),
  'x'.repeat(5001),
] as const;

const dates = [
  '2025-02-29',
  '2025-13',
  '2025-00',
  '0000',
  '0000-01-01',
  '9999',
  '9999-12-31',
  '-0001',
  'Y170000002',
  '2025-24',
  '2025-33',
  '2025-XX-31',
  'XXXX',
  '202X',
  '../..',
  '..',
  '/',
  '2025/..',
  '../2025',
  '2026/2025',
  '2025~/2026?',
  '2025?~',
  '[2025,2026]',
  '2025-06-31',
  '2025-W01',
  '2'.repeat(2000),
  '2025/'.repeat(400),
  `${'X'.repeat(2000)}-01`,
  '0000-01-01T00:00:00+23:59',
  '2999-01-01T00:00:00Z',
  '2025-01-01T00:00:60Z',
] as const;

const others: readonly [Json, ...Json[]] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.5,
  1e21,
  -1e308,
  2 ** 53,
  2 ** 63,
  9_999_999_999,
  [],
  {},
  [[]],
  [null],
  [{}],
  { id: 'nobody' },
  { id: '' },
  { name: 'Known Forum', kind: 'person' },
  { name: 'A', aliases: ['B', 'b', 'A'], affiliation: 'B' },
  { name: 'C', kind: 'state', countryCode: 'ZZ' },
  { name: 'Known Forum', aliases: ['Uzbekistan'] },
  { length: 5 },
  { toString: 'x', valueOf: 1 },
  nested(50),
  nested(500),
  'public',
  'draft',
  'superseded',
  'fulfilled',
  'javascript:alert(1)',
  'http://[::1]/',
  'https://exa\tmple.org/\u202e',
];

const anything = (random: Random): Json => {
  const kind = random();
  if (kind < 0.4) return pick(random, texts);
  if (kind < 0.65) return pick(random, dates);
  if (kind < 0.97) return structuredClone(pick(random, others));
  const length = pick(random, [51, 101, 201]);
  return Array.from({ length }, () =>
    structuredClone(pick(random, others.slice(0, 20) as [Json, ...Json[]])),
  );
};

const names = [
  '__proto__',
  'constructor',
  'toString',
  'x',
  'id',
  'visibility',
  'ref',
  'name',
  'a/b~c',
] as const;

/** Every place in a value: its holder and key. */
function places(value: Json, found: [Json, string][] = []): [Json, string][] {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, part] of Object.entries(value)) {
    found.push([value, key]);
    places(part, found);
  }
  return found;
}

function breakOne(random: Random, value: Json): void {
  const all = places(value);
  const [holder, key] = all[Math.floor(random() * all.length)] ?? [value, 'x'];
  if (typeof holder !== 'object' || holder === null) return;
  const act = random();
  const target = holder as Record<string, Json>;
  if (act < 0.6) target[key] = anything(random);
  else if (act < 0.75) delete target[key];
  else if (act < 0.9)
    // Assigning to __proto__ would set it; JSON.parse makes a field of it.
    Object.defineProperty(target, pick(random, names), {
      value: anything(random),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else if (Array.isArray(holder)) holder.push(structuredClone(holder[0] ?? null));
  else target[`${key}2`] = structuredClone(target[key] ?? null);
}

const tooLong = `"${'x'.repeat(2 * 1024 * 1024)}"`;
const long = `"${'y'.repeat(400_000)}"`;

const encoder = new TextEncoder();

/** The JSON text as bytes, some of them broken. */
function broken(random: Random, text: string): Uint8Array {
  const bytes = encoder.encode(text);
  const at = Math.floor(random() * bytes.length);
  const act = random();
  if (act < 0.25) return bytes.slice(0, at);
  if (act < 0.5) bytes[at] = pick(random, [0xff, 0xc0, 0x80, 0xed, 0x00, 0x22, 0x7b, 0x5c]);
  else if (act < 0.6) return encoder.encode(`\ufeff${text}`);
  else if (act < 0.7) return encoder.encode('['.repeat(100_000));
  else if (act < 0.75) return encoder.encode(text.replace(/"[^"]{3,}"/, tooLong));
  else if (act < 0.8) return encoder.encode(text.replace(/"[^"]{3,}"/, long));
  else return encoder.encode(text.replace(/:"?\w+/, ': 1e999'));
  return bytes;
}

/** One body out of a good one: up to four places broken, or its bytes; a few stay good. */
export function hostile(random: Random, good: object): Uint8Array {
  const value = structuredClone(good) as Json;
  const count = random() < 0.05 ? 0 : 1 + Math.floor(random() * 4);
  for (let i = 0; i < count; i += 1) breakOne(random, value);
  const text = JSON.stringify(value);
  return random() < 0.08 ? broken(random, text) : encoder.encode(text);
}
