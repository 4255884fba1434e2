import * as z from 'zod';

/**
 * A paper: what is made from the record to be handed on. Headings, paragraphs, tables and quotations, and nothing of how
 * they look: the page, the Markdown and the Word file are all made from this.
 */

const run = z
  .object({
    text: z.string(),
    href: z.string().optional().meta({
      description: 'Where it leads: a path of ours, or a web address',
      example: '/briefings/0199d6a2',
    }),
    strong: z.literal(true).optional(),
  })
  .meta({ id: 'PaperRun' });
const line = z.array(run);

const paragraph = z.object({
  kind: z.literal('paragraph'),
  line,
  quiet: z.literal(true).optional().meta({ description: 'Said about the paper rather than by it' }),
});
const facts = z.object({
  kind: z.literal('facts'),
  facts: z.array(z.object({ label: z.string(), lines: z.array(line) })),
});
const list = z.object({ kind: z.literal('list'), items: z.array(line) });
const table = z.object({
  kind: z.literal('table'),
  name: z.string().meta({ description: 'What it is a table of' }),
  columns: z.array(
    z.object({ title: z.string(), share: z.int().meta({ description: 'Of the width, in per cent' }) }),
  ),
  rows: z.array(z.array(z.array(line))).meta({ description: 'Rows of cells of lines' }),
});
const quotation = z.object({
  kind: z.literal('quotation'),
  text: z.string(),
  from: line.meta({ description: 'Who or what is quoted' }),
});

const title = 'Handover file: Regional Expert Council';

export const paperSchema = z
  .object({
    kind: z.enum(['handover_file', 'brief', 'promises']),
    title: z.string(),
    subtitle: z.string(),
    about: z.string().meta({ description: 'What it is of', example: 'Regional Expert Council' }),
    language: z.string().meta({ description: 'BCP 47', example: 'en' }),
    circulation: z.enum(['public', 'internal']).meta({
      description: 'public: the public record alone; internal: also what only people with a token may see',
    }),
    mark: z.string().meta({ description: 'The same in words', example: 'Public record only' }),
    day: z.string().meta({ description: 'As of this day (UTC)', example: '2025-06-02' }),
    sequence: z.int().meta({ description: 'The newest change that you may see' }),
    address: z.string().meta({ description: 'The page of it', example: '/handovers/0199d6a2/file' }),
    sections: z.array(
      z.object({
        title: z.string(),
        blocks: z.array(z.discriminatedUnion('kind', [paragraph, facts, list, table, quotation])),
      }),
    ),
    foot: z.array(line),
  })
  .meta({
    id: 'Paper',
    example: {
      kind: 'handover_file',
      title,
      subtitle: 'From Uzbekistan to Kazakhstan, 2025',
      about: 'Regional Expert Council',
      language: 'en',
      circulation: 'public',
      mark: 'Public record only',
      day: '2025-06-02',
      sequence: 412,
      address: '/handovers/0199d6a2/file',
      sections: [
        {
          title: 'Open commitments of the outgoing term',
          blocks: [{ kind: 'paragraph', line: [{ text: 'None is on record.' }] }],
        },
      ],
      foot: [[{ text: 'As of 2 June 2025, change 412.' }]],
    },
  });
export type Paper = z.infer<typeof paperSchema>;
export type PaperSection = Paper['sections'][number];
export type PaperBlock = PaperSection['blocks'][number];
export type PaperTable = z.infer<typeof table>;
export type PaperRun = z.infer<typeof run>;
export type PaperLine = PaperRun[];

/** A line of one piece. */
export const plain = (text: string): PaperLine => [{ text }];
export const strong = (text: string): PaperLine => [{ text, strong: true }];

/** Lines one after the other, with `between` them; empty ones are left out. */
export const joined = (lines: readonly PaperLine[], between: string): PaperLine =>
  lines
    .filter(({ length }) => length > 0)
    .flatMap((each, i) => (i === 0 ? each : [{ text: between }, ...each]));

/** Without the marks that stand about all of it: who quotes it in a sentence sets their own. */
export const unquoted = (text: string): string => /^\s*["“„«]([^"“”„«»]*)["”“»]\s*$/u.exec(text)?.[1] ?? text;

/** At most so many characters, cut where a word ends, and marked. Of what is quoted nothing may go missing unseen. */
export function cut(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  return markCut(
    letters
      .slice(0, most)
      .join('')
      .replace(/\s+\S*$/u, ''),
  );
}

/** Marks that something is left out after a text. */
export const markCut = (text: string) => `${text} […]`;

/** The text of a run; an address that stands for itself is written out whole, so that it can be read on paper. */
export const textOfRun = (run: PaperRun, origin: string): string =>
  run.text === run.href ? (webAddressOf(run, origin) ?? run.text) : run.text;

/** What a run leads to as a whole address; null where that would be none on the web. */
export function webAddressOf({ href }: PaperRun, origin: string): string | null {
  if (href === undefined || !URL.canParse(href, origin)) return null;
  const { protocol, href: whole } = new URL(href, origin);
  return protocol === 'https:' || protocol === 'http:' ? whole : null;
}
