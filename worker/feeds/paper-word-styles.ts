import { type IStylesOptions, LineRuleType } from 'docx';
import type { Paper } from '../domain/documents/document.ts';

const soft = '525960';
const accent = '14324A';

interface Look {
  before?: number;
  after?: number;
  color?: string;
  bold?: boolean;
  italics?: boolean;
}

/** How a paper looks in Word. Sizes in half points, distances in twentieths of a point. A brief has one page. */
export function wordStyles({ language, kind }: Pick<Paper, 'language' | 'kind'>): IStylesOptions {
  const [scale, spacing, line] = kind === 'brief' ? [0.88, 0.5, 245] : [1, 1, 259];
  const sized = (size: number) => Math.round(size * scale);
  const spaced = (before: number, after: number) => ({ before: before * spacing, after: after * spacing });
  const heading = (size: number, before: number, after: number) => ({
    run: { font: 'Georgia', size: sized(size), bold: true, color: accent },
    paragraph: { spacing: spaced(before, after), keepNext: true, keepLines: true },
  });
  const paragraph = (
    id: string,
    size: number,
    { before = 0, after = 0, color, bold, italics }: Look = {},
  ) => ({
    id,
    name: id,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { size: sized(size), color, bold, italics },
    paragraph: { spacing: spaced(before, after) },
  });
  return {
    default: {
      document: {
        run: {
          font: 'Calibri',
          size: sized(20),
          language: { value: language === 'en' ? 'en-GB' : language },
        },
        // By the height of each line: where no rule is named, some readers take it for the height of all.
        paragraph: { spacing: { line, lineRule: LineRuleType.AUTO } },
      },
      title: heading(40, 0, 60),
      heading1: heading(26, 300, 100),
      hyperlink: { run: { color: accent, underline: {} } },
    },
    paragraphStyles: [
      paragraph('Subtitle', 24, { after: 80, color: soft }),
      paragraph('Mark', 20, { after: 160, bold: true, color: '8A2432' }),
      paragraph('Text', 20, { after: 100 }),
      paragraph('Quiet', 18, { before: 60, after: 60, color: soft }),
      paragraph('Point', 20, { after: 40 }),
      { ...paragraph('Quotation', 20, { before: 80, italics: true }), ...indented },
      { ...paragraph('QuotedFrom', 18, { after: 100, color: soft }), ...indented },
      paragraph('Cell', 18),
      paragraph('CellHead', 17, { bold: true, color: soft }),
      paragraph('Gap', 8),
      paragraph('Foot', 16, { color: soft }),
    ],
  };
}

const indented = { paragraph: { spacing: { before: 60, after: 40 }, indent: { left: 284 } } };
