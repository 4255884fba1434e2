import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import {
  type Paper,
  type PaperBlock,
  type PaperLine,
  type PaperRun,
  type PaperTable,
  textOfRun,
  webAddressOf,
} from '../domain/documents/document.ts';
import { wordStyles } from './paper-word-styles.ts';

/** A4 in twentieths of a point, its margins, and what they leave; those above and below a brief are less. */
const page = { width: 11906, height: 16838, margin: 1020, marginOfBrief: 680 };
const measure = page.width - 2 * page.margin;

// XML 1.0 has no place for these, and Word calls a file with one of them corrupt.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken out
const refused = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\ufffe\uffff]/g;
const clean = (text: string) => text.toWellFormed().replace(refused, ' ').replace(/\s+/g, ' ');

/** A paper as a Word document: real headings, lists and tables whose first row is a heading on every page. */
export async function wordOf(paper: Paper, origin: string): Promise<ArrayBuffer> {
  const upright = paper.kind === 'brief' ? page.marginOfBrief : page.margin;
  const document = new Document({
    title: clean(paper.title),
    subject: clean(paper.subtitle),
    description: clean(paper.mark),
    creator: 'Rapporteur',
    lastModifiedBy: 'Rapporteur',
    styles: wordStyles(paper),
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 284, hanging: 284 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: upright, bottom: upright, left: page.margin, right: page.margin },
          },
        },
        footers: { default: new Footer({ children: [pageFoot(paper)] }) },
        children: contentOf(paper, origin),
      },
    ],
  });
  return Packer.toArrayBuffer(document);
}

const pageFoot = ({ mark, title }: Paper) =>
  new Paragraph({
    style: 'Foot',
    children: [
      new TextRun(`${clean(mark)} · ${clean(title)} · `),
      new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
    ],
  });

function contentOf(paper: Paper, origin: string): (Paragraph | Table)[] {
  const line = (runs: PaperLine) => childrenOf(runs, origin);
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: clean(paper.title) }),
    new Paragraph({ style: 'Subtitle', text: clean(paper.subtitle) }),
    new Paragraph({ style: 'Mark', text: clean(paper.mark) }),
    ...paper.sections.flatMap(({ title, blocks }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, text: clean(title) }),
      ...blocks.flatMap((block) => blockOf(block, origin)),
    ]),
    ...paper.foot.map((runs) => new Paragraph({ style: 'Quiet', children: line(runs) })),
  ];
}

function childrenOf(runs: PaperLine, origin: string): ParagraphChild[] {
  return runs.map((run): ParagraphChild => {
    const text = clean(textOfRun(run, origin));
    const address = webAddressOf(run, origin);
    // Not false: that would stand above the style, and a table's heads would not be bold.
    const bold = run.strong || undefined;
    return address === null
      ? new TextRun({ text, bold })
      : new ExternalHyperlink({ link: address, children: [new TextRun({ text, bold, style: 'Hyperlink' })] });
  });
}

function blockOf(block: PaperBlock, origin: string): (Paragraph | Table)[] {
  const line = (runs: PaperLine) => childrenOf(runs, origin);
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ style: block.quiet ? 'Quiet' : 'Text', children: line(block.line) })];
    case 'facts':
      return [
        gridOf(
          [22, 78],
          block.facts.map(({ label, lines }) => [[[{ text: label, strong: true }]], lines]),
          origin,
        ),
        gap(),
      ];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            style: 'Point',
            numbering: { reference: 'points', level: 0 },
            children: line(item),
          }),
      );
    case 'quotation':
      return [
        ...block.text
          .split(/\n+/)
          .filter((part) => part.trim() !== '')
          .map((part) => new Paragraph({ style: 'Quotation', keepNext: true, text: clean(part) })),
        new Paragraph({ style: 'QuotedFrom', children: line(block.from) }),
      ];
    case 'table':
      return [tableOf(block, origin), gap()];
  }
}

/** Word joins two tables that nothing parts. */
const gap = () => new Paragraph({ style: 'Gap' });

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'BFB8A5' };
const borders = {
  top: rule,
  bottom: rule,
  left: none,
  right: none,
  insideHorizontal: rule,
  insideVertical: none,
};
const margins = { top: 50, bottom: 50, left: 0, right: 120 };

const widthsOf = (shares: number[]) => shares.map((share) => Math.round((measure * share) / 100));

const cellOf = (lines: PaperLine[], width: number, style: string, origin: string) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins,
    children: (lines.length > 0 ? lines : [[]]).map(
      (runs) => new Paragraph({ style, children: childrenOf(runs, origin) }),
    ),
  });

function gridOf(shares: number[], rows: PaperLine[][][], origin: string, head?: PaperRun[]): Table {
  const widths = widthsOf(shares);
  const rowOf = (cells: PaperLine[][], style: string, tableHeader = false) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map((lines, i) => cellOf(lines, widths[i] ?? 0, style, origin)),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: measure, type: WidthType.DXA },
    columnWidths: widths,
    borders,
    rows: [
      ...(head
        ? [
            rowOf(
              head.map((run) => [[run]]),
              'CellHead',
              true,
            ),
          ]
        : []),
      ...rows.map((cells) => rowOf(cells, 'Cell')),
    ],
  });
}

const tableOf = ({ columns, rows }: PaperTable, origin: string) =>
  gridOf(
    columns.map(({ share }) => share),
    rows,
    origin,
    columns.map(({ title }) => ({ text: title })),
  );
