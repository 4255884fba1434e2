import * as z from 'zod';
import { parseFuzzyDate } from './fuzzy-date.ts';

/** A date in EDTF, refused with the parser's own message. Apart from the parser, which the dashboard loads without zod. */
export const fuzzyDateSchema = z
  .string()
  .superRefine((text, context) => {
    const result = parseFuzzyDate(text);
    if (!result.ok) context.addIssue({ code: 'custom', message: result.message });
  })
  .meta({
    description: 'EDTF (ISO 8601-2): a day, month, year, part of a year or interval',
    example: '2025-06',
  });
