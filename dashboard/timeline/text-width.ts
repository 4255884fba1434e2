/**
 * The width of text without a browser: letters of a humanist sans-serif, in thousandths of an em.
 * A little wider than most system fonts, so that what is said to fit does; in a page, `adaptTo` widens it to the page's own font.
 */
const widths: [characters: string, width: number][] = [
  ["iljI.,:;'|!’", 280],
  ['ftr()[]-/ ', 360],
  ['mwMW@%—', 900],
  ['ABCDEGHKNOPQRSUVXYZ&+=', 690],
  ['cksvxyz', 520],
];
const widthOf = new Map(widths.flatMap(([characters, width]) => [...characters].map((one) => [one, width])));
const ordinary = 590;
const wide = 1000;

/** Scripts whose letters fill the em square: CJK, Hangul, kana. */
const isWide = (character: string) =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(character);

/** Of the words beside and in marks. */
export const labelSize = 13;

/** How much wider the page's font is than the table, and its semibold than its regular weight. */
const font = { regular: 1, semibold: 1.06 };

export type Measure = (text: string, weight: 400 | 600, fontSize: number) => number;

/** Takes the widths from the font of a page; never narrower than the table, which holds without a page. */
export function adaptTo(measure: Measure): void {
  font.regular = 1;
  const most = (weight: 400 | 600) =>
    Math.max(1, ...samples.map((text) => measure(text, weight, 100) / textWidth(text, 100)));
  const [regular, bold] = [most(400), most(600)];
  font.regular = regular;
  font.semibold = Math.max(1.06, bold / regular);
}
const samples = ['Organization of Turkic States', 'Kazakhstan'];

/** The font size at which regular text is as wide as semibold text of this size. */
export const semibold = (fontSize: number) => fontSize * font.semibold;

export function textWidth(text: string, fontSize: number): number {
  let sum = 0;
  for (const character of text) sum += widthOf.get(character) ?? (isWide(character) ? wide : ordinary);
  return (sum * fontSize * font.regular) / 1000;
}

/** Fewer letters than these tell nothing. */
const shortest = 2;
/** No word is longer: a run of letters that is, is cut anywhere. */
const longestWord = 20;

/** Where a text may be cut: after a space or a hyphen, and between characters that stand without spaces. */
const isEnd = (before: string, after: string) => /[\s-]/.test(before + after) || isWide(before);

const isRun = (text: string) => !/[\s-]/.test([...text].slice(0, longestWord).join(''));

/**
 * What fits of a text, with an ellipsis where it is cut: whole words, so that whoever reads them out names the mark, whose
 * name holds them. Empty where not even the first word fits.
 */
export function fitText(text: string, fontSize: number, room: number): string {
  // Room that was reckoned from this very text comes back with an error in its last digits.
  if (textWidth(text, fontSize) <= room + 0.01) return text;
  let sum = textWidth('…', fontSize);
  let [read, kept, before] = ['', '', ''];
  for (const character of text) {
    if (before && isEnd(before, character)) kept = read;
    sum += textWidth(character, fontSize);
    if (sum > room) break;
    read += character;
    before = character;
  }
  const whole = (kept || (isRun(text) ? read : '')).trimEnd();
  return whole.length < shortest ? '' : `${whole}…`;
}

/** A title in at most so many lines, broken between words. It ends before a word that is too long for a line. */
export function wrapText(text: string, fontSize: number, room: number, mostLines: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== '' && lines.length < mostLines - 1 && textWidth(rest, fontSize) > room) {
    const words = rest.split(' ');
    let count = 1;
    while (count < words.length && textWidth(words.slice(0, count + 1).join(' '), fontSize) <= room) count++;
    lines.push(words.slice(0, count).join(' '));
    rest = words.slice(count).join(' ');
  }
  if (rest !== '') lines.push(rest);
  const last = lines.findIndex((line, i) => i > 0 && textWidth(line.split(' ')[0] ?? '', fontSize) > room);
  if (last > 0) lines.splice(last - 1, lines.length, lines.slice(last - 1).join(' '));
  return lines.map((line) => fitText(line, fontSize, room));
}
