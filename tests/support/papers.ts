import type { Paper, PaperBlock, PaperLine } from '../../worker/domain/documents/document.ts';

/** What no reader of a file should be led or fooled by, one of each sort. */
export const hostile =
  '<script>alert(1)</script> & "so" [x](javascript:alert(2)) ![i](https://evil.example/i.png) https://evil.example ' +
  'www.evil.example a@evil.example @someone `code` **bold** | cell | ]]> <!-- --> &amp; $x$ ~~gone~~ #1';
/** Lines that would be a heading, a list, a rule, a table and a definition, each at the beginning of its line. */
export const hostileLines = [
  '# heading',
  '- item',
  '+ item',
  '1. item',
  '2) item',
  '---',
  '===',
  '> quoted',
  '```',
  '| a | b |',
  '[a]: https://evil.example',
  '\tcode',
  '<b>',
].join('\n');
/** Nothing that came through the API holds these; a feed may not rest on that. */
export const forbidden = 'a\u0000b\u0001c\u000bd\u001fe\ufffef\ud800g\u202eh';

export const linesOf = (block: PaperBlock): PaperLine[] => {
  switch (block.kind) {
    case 'paragraph':
      return [block.line];
    case 'facts':
      return block.facts.flatMap(({ label, lines }) => [[{ text: label }], ...lines]);
    case 'list':
      return block.items;
    case 'table':
      return [...block.columns.map(({ title }) => [{ text: title }]), ...block.rows.flat(2)];
    case 'quotation':
      return [[{ text: block.text }], block.from];
  }
};

export const textOfLine = (line: PaperLine) => line.map(({ text }) => text).join('');

/** All that a section says, line by line; undefined where there is no such section. */
export const sectionOf = (paper: Paper, title: string): string[] | undefined =>
  paper.sections
    .find((section) => section.title === title)
    ?.blocks.flatMap(linesOf)
    .map(textOfLine);

/** A paper with this text in every place that there is. */
export const paperWith = (text: string): Paper => {
  const line: PaperLine = [{ text }, { text, strong: true }, { text, href: 'https://example.org/a_(b)?c|d' }];
  return {
    kind: 'brief',
    title: text,
    subtitle: text,
    about: text,
    language: 'en',
    circulation: 'public',
    mark: 'Public record only',
    day: '2026-11-24',
    sequence: 7,
    address: '/briefings/1/brief',
    sections: [
      {
        title: text,
        blocks: [
          { kind: 'paragraph', line },
          { kind: 'paragraph', line: [{ text, href: 'javascript:alert(1)' }], quiet: true },
          { kind: 'facts', facts: [{ label: text, lines: [line, line] }] },
          { kind: 'list', items: [line, line] },
          {
            kind: 'table',
            name: text,
            columns: [
              { title: text, share: 50 },
              { title: 'Second', share: 50 },
            ],
            rows: [[[line], [line, line]]],
          },
          { kind: 'quotation', text, from: line },
        ],
      },
    ],
    foot: [line],
  };
};

/** The files of a ZIP archive by name, as its central directory has them. */
export async function unzipped(archive: ArrayBuffer): Promise<Map<string, string>> {
  const view = new DataView(archive);
  const decode = (at: number, length: number) =>
    new TextDecoder().decode(new Uint8Array(archive, at, length));
  let end = archive.byteLength - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  const files = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n -= 1) {
    const [packed, nameLength, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? view.getUint32(at + offset, true) : view.getUint16(at + offset, true),
    ) as [number, number, number, number];
    const local = view.getUint32(at + 42, true);
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const bytes = archive.slice(from, from + packed);
    const isPacked = view.getUint16(at + 10, true) === 8;
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    files.set(
      decode(at + 46, nameLength),
      isPacked ? await new Response(stream).text() : new TextDecoder().decode(bytes),
    );
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
// XML 1.0, production 2: the characters that a document may hold.
const allowed = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const tag =
  /^<(?:\?[^?]*\?>|\/([\w:.-]+)\s*>|([\w:.-]+)((?:\s+[\w:.-]+="(?:[^<&"]|&(?:lt|gt|amp|quot|apos|#\d+);)*")*)\s*(\/?)>)/;

/** What is wrong with a piece of XML without a document type, in one sentence; null where it is well-formed. */
export function xmlFault(xml: string): string | null {
  if (!allowed.test(xml)) return 'it holds characters that XML has no place for';
  const open: string[] = [];
  let rest = xml;
  while (rest !== '') {
    const found = tag.exec(rest);
    if (found) {
      const [whole, closing, opening, , isEmpty] = found;
      if (closing !== undefined && open.pop() !== closing) return `</${closing}> closes nothing`;
      if (opening !== undefined && !isEmpty) open.push(opening);
      rest = rest.slice(whole.length);
    } else {
      const text = /^(?:[^<&]|&(?:lt|gt|amp|quot|apos|#\d+);)+/.exec(rest)?.[0];
      if (!text) return `it breaks off at ${rest.slice(0, 40)}`;
      rest = rest.slice(text.length);
    }
  }
  return open.length === 0 ? null : `${open.join(', ')} are not closed`;
}

/** The text of a Word document's paragraphs. */
export const wordText = (xml: string): string[] =>
  xml
    .split('</w:p>')
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
        .map(([, text = '']) => text.replace(/&(\w+);/g, (whole, name) => entities[name] ?? whole))
        .join(''),
    );
