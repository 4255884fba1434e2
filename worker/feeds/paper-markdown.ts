import {
  type Paper,
  type PaperBlock,
  type PaperLine,
  type PaperRun,
  type PaperTable,
  textOfRun,
  webAddressOf,
} from '../domain/documents/document.ts';

/**
 * A paper as Markdown (CommonMark with GitHub's tables). Text from outside stays text: what could be markup is escaped, and
 * what a renderer would turn into a link by itself is set as code, which no renderer links.
 */
export function markdownOf(paper: Paper, origin: string): string {
  const line = (runs: PaperLine) => lineOf(runs, origin);
  return `${[
    `# ${safe(paper.title)}`,
    safe(paper.subtitle),
    `**${safe(paper.mark)}**`,
    ...paper.sections.flatMap(({ title, blocks }) => [
      `## ${safe(title)}`,
      ...blocks.map((block) => blockOf(block, origin)),
    ]),
    '---',
    ...paper.foot.map(line),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

/** What looks like an address or a mention: renderers make links of these by themselves. */
const linkable = /:\/\/|www\.|@|[\p{L}\p{N}]\.\p{L}{2}/iu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken out
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\ufffe\uffff]/g;

const clean = (text: string) => text.toWellFormed().replace(control, ' ');

const escaped = (part: string): string =>
  linkable.test(part) ? `\`${part}\`` : part.replace(/[\\`*_{}[\]<>&|~$^#!]/g, '\\$&');

/** Signs that code may not hold: they end it, its cell or, for some renderers, the link around it. */
const parting = /([|`[\]()<>\\]+)/;

/** Text on one line that is nothing but text, also at the beginning of a line and in a table. */
function safe(text: string): string {
  const words = clean(text).replace(/\s+/gu, ' ').trim().split(' ');
  const each = words.map((word) =>
    word
      .split(parting)
      .map((part) => (part === '' ? '' : escaped(part)))
      .join(''),
  );
  return beginning(each.join(' '));
}

/** A word that would make a list, a heading or a rule of its line, were it the first. */
const beginning = (word: string) =>
  word.replace(/^([-+=]+)/, (marks) => marks.replace(/./g, '\\$&')).replace(/^(\d{1,9})([.)])/, '$1\\$2');

function runOf(run: PaperRun, origin: string): string {
  const said = textOfRun(run, origin);
  const text = edges(said, safe(said));
  const address = webAddressOf(run, origin);
  const linked = address === null ? text : `[${text.trim()}](${target(address)})`;
  return run.strong && text.trim() ? linked.replace(/^(\s*)(.*?)(\s*)$/s, '$1**$2**$3') : linked;
}

/** The space around a run, which `safe` takes off. */
const edges = (given: string, text: string) =>
  `${/^\s/.test(given) ? ' ' : ''}${text}${/\s$/.test(given) ? ' ' : ''}`;

/** What would end the address, or its table's cell, is written in per cent. */
const target = (address: string) =>
  address.replace(
    /[\s()<>|\\`*_[\]]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

const lineOf = (runs: PaperLine, origin: string): string =>
  runs
    .map((run) => runOf(run, origin))
    .join('')
    .trim();

function blockOf(block: PaperBlock, origin: string): string {
  const line = (runs: PaperLine) => lineOf(runs, origin);
  switch (block.kind) {
    case 'paragraph':
      return line(block.line);
    case 'facts':
      return block.facts
        .map(({ label, lines }) => `- **${safe(label)}:** ${lines.map(line).join('; ')}`)
        .join('\n');
    case 'list':
      return block.items.map((item) => `- ${line(item)}`).join('\n');
    case 'quotation': {
      const paragraphs = clean(block.text).split(/\n+/).map(safe).filter(Boolean);
      return [...paragraphs, `— ${line(block.from)}`].map((each) => `> ${each}`).join('\n>\n');
    }
    case 'table':
      return tableOf(block, origin);
  }
}

function tableOf({ columns, rows }: PaperTable, origin: string): string {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const cell = (lines: PaperLine[]) => lines.map((each) => lineOf(each, origin)).join('<br>');
  return [
    row(columns.map(({ title }) => safe(title))),
    row(columns.map(() => '---')),
    ...rows.map((cells) => row(cells.map(cell))),
  ].join('\n');
}
