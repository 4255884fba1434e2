/**
 * The width of text without a browser: letters of a humanist sans-serif, in thousandths of an em.
 * A little wider than most system fonts, so that what is said to fit does.
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

export function textWidth(text: string, fontSize: number): number {
  let sum = 0;
  for (const character of text) sum += widthOf.get(character) ?? (isWide(character) ? wide : ordinary);
  return (sum * fontSize) / 1000;
}

const mostlyKept = 0.6;

/** What fits of a text, with an ellipsis where it is cut; empty when less than a few letters would stand. */
export function fitText(text: string, fontSize: number, room: number): string {
  // Room that was reckoned from this very text comes back with an error in its last digits.
  if (textWidth(text, fontSize) <= room + 0.01) return text;
  let sum = textWidth('…', fontSize);
  let fits = '';
  for (const character of text) {
    sum += textWidth(character, fontSize);
    if (sum > room) break;
    fits += character;
  }
  // Between words, where that keeps most of what fits.
  const atWord = text[fits.length] === ' ' ? fits : fits.slice(0, fits.lastIndexOf(' ') + 1);
  const kept = (atWord.length > fits.length * mostlyKept ? atWord : fits).trimEnd();
  return kept.length < 4 ? '' : `${kept}…`;
}

/** A title in at most so many lines, broken between words. */
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
  return lines.map((line) => fitText(line, fontSize, room));
}
