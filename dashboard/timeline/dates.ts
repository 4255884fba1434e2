import { dateInWords } from '../../worker/domain/dates/words.ts';
import type { Wording } from '../../worker/words/shapes/timeline.ts';

// The same dates come again with every answer, and reading one costs more than drawing it.
const said = new Map<string, string>();
const mostSaid = 4000;

/** A date in words, as `dateInWords` says it. */
export function inWords(edtf: string, { locale, words }: Wording): string {
  const key = `${locale} ${edtf}`;
  const known = said.get(key);
  if (known !== undefined) return known;
  if (said.size >= mostSaid) said.clear();
  const text = dateInWords(edtf, locale, words.datePhrases);
  said.set(key, text);
  return text;
}
