import * as z from 'zod';

// C0 and C1 controls but tab and line feeds, and the bidirectional overrides, which can make a text read
// as another one (Unicode TR36). Isolates stay: right-to-left text needs them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
const refused = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/;

const isPlain = (text: string) => text.isWellFormed() && !refused.test(text);

/** Text of at most `max` characters, trimmed and in Unicode normal form C (which can be longer than what came). */
export const text = (max: number) =>
  z
    .string()
    .refine(
      isPlain,
      'holds control characters, bidirectional overrides or broken Unicode; plain text is accepted',
    )
    .normalize('NFC')
    .trim()
    .min(1)
    .max(max);

/** Text on one line. */
export const line = (max: number) => text(max).regex(/^[^\r\n]*$/, 'must be on one line');

/** A topic's id: its name in small letters, digits and hyphens. */
export function topicId(name: string): string {
  const slug = nameKey(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+/gu, '');
  // By characters: half of a surrogate pair is no text.
  return [...slug].slice(0, 100).join('').replace(/-+$/u, '') || 'topic';
}

/** A day, ISO 8601: YYYY-MM-DD. */
export const day = z.iso.date().meta({ example: '2025-06-30' });

/** A web address that may be linked to: http or https, nothing else. */
export const webAddress = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'must be an http or https address' })
  .max(2000)
  // What the URL parser would pass over stays in the text that is stored.
  .refine((address) => isPlain(address) && !/\s/.test(address), 'must not hold spaces or control characters')
  .meta({ example: 'https://example.org/report' });

/** The form in which names are compared: case, accents and runs of space do not count. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/[’‘`]/gu, "'")
    .trim();
}

const collator = new Intl.Collator('en', { numeric: true });

/** The order of names that readers expect: accents and case count only between names that are the same without them. */
export const byName = (a: { name: string }, b: { name: string }): number => collator.compare(a.name, b.name);
