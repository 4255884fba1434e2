import { en } from '../../dashboard/words/en.ts';
import type { Standing } from '../domain/standing.ts';
import type { Preview } from './preview.ts';
import { escaped, pictureSize } from './preview-head.ts';

/** The typefaces that the picture is set in; both are served with the dashboard (vite.config.ts). */
export const typefaces = { serif: 'Source Serif 4', sans: 'Source Sans 3' } as const;

// The dashboard's light colours: a picture has no style sheet (dashboard/styles/tokens.css).
const colour = { paper: '#fbfaf6', ink: '#1b1f24', soft: '#525960', rule: '#857f72', accent: '#14324a' };
const tone: Record<Standing, string> = {
  overdue: '#b8400a',
  due_now: '#8a5c08',
  upcoming: '#0068a6',
  stale: '#8a4b72',
  undated: '#5c6674',
  closed: '#4a5260',
};

const { width, height } = pictureSize;
const [left, right, foot] = [80, width - 80, 536];
const room = right - left;

/** The picture of a preview as the text of an SVG file, 1200 by 630. */
export function previewPicture({ eyebrow, title, lines, standing, density }: Preview): string {
  const heading = isSet(title) ? setTitle(title) : { size: 58, lines: [en.product] };
  const parts = [
    `<rect width="${width}" height="${height}" fill="${colour.paper}"/>`,
    `<rect width="18" height="${height}" fill="${standing ? tone[standing] : colour.accent}"/>`,
    write(eyebrow, { x: left, y: 104, size: 30, fill: colour.soft }),
  ];
  let y = 122;
  for (const line of heading.lines) {
    y += heading.size * 1.18;
    parts.push(write(line, { x: left, y, size: heading.size, serif: true }));
  }
  y += 22;
  const word = standing && en.terms.standing[standing];
  for (const [i, line] of lines.filter((line) => isSet(line) && line !== word).entries()) {
    y += 42;
    if (y > foot - 20) break;
    const [words = ''] = wrapped(line, 30, room, 1, sansWidth);
    parts.push(write(words, { x: left, y, size: 30, fill: i === 0 ? colour.ink : colour.soft }));
  }
  parts.push(
    `<rect x="${left}" y="${foot}" width="${room}" height="2" fill="${colour.rule}"/>`,
    write(en.product, { x: left, y: foot + 56, size: 36, serif: true, fill: colour.accent }),
  );
  if (standing && word) parts.push(...badge(word, tone[standing]));
  if (density.length > 1) parts.push(...strip(density, foot - y - 48));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}

interface Set {
  x: number;
  y: number;
  size: number;
  serif?: boolean;
  fill?: string;
}
const write = (text: string, { x, y, size, serif = false, fill = colour.ink }: Set) =>
  `<text x="${x}" y="${y.toFixed(1)}" font-size="${size}" fill="${fill}" font-family="${
    serif ? typefaces.serif : typefaces.sans
  }" font-weight="${serif ? 600 : 400}">${escaped(text)}</text>`;

function badge(word: string, fill: string): string[] {
  const wide = sansWidth(word, 28) + 48;
  return [
    `<rect x="${(right - wide).toFixed(1)}" y="${foot + 20}" width="${wide.toFixed(1)}" height="52" rx="26" fill="${fill}"/>`,
    write(word, { x: right - wide + 24, y: foot + 55, size: 28, fill: colour.paper }),
  ];
}

/** Bars of how much begins when on the line at the foot, each at least a hair high where there is anything. */
function strip(density: number[], high: number): string[] {
  const most = Math.max(...density);
  const step = room / density.length;
  return density.flatMap((n, i) => {
    if (n === 0) return [];
    const tall = Math.max(4, (n / most) * high);
    const at = [left + i * step, foot - tall, Math.min(28, Math.max(1, step * 0.8)), tall];
    const [x, y, w, h] = at.map((value) => value.toFixed(1));
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${colour.accent}"/>`;
  });
}

/** Whether the typefaces have the letters of a text: those of other scripts would be missing without a trace. */
const isSet = (text: string) =>
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u.test(
    text,
  ) && !/\p{Extended_Pictographic}/u.test(text.replace(/[©®™]/g, ''));

function setTitle(title: string): { size: number; lines: string[] } {
  for (const [size, most] of [
    [68, 2],
    [58, 3],
    [48, 4],
  ] as const) {
    const lines = wrapped(title, size, room, most + 1, serifWidth);
    if (lines.length <= most) return { size, lines };
  }
  return { size: 42, lines: wrapped(title, 42, room, 5, serifWidth) };
}

/** About as wide as it will be set; rather more than less. */
const widthOf = (text: string, size: number, scale: number) =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter), 0) * size * scale;
const letterWidth = (letter: string) =>
  /[iljtfrI.,:;'|!()[\] -]/.test(letter)
    ? 0.31
    : /[mwMW@%—…]/.test(letter)
      ? 0.86
      : /\p{Lu}/u.test(letter)
        ? 0.67
        : 0.53;
const serifWidth = (text: string, size: number) => widthOf(text, size, 1.1);
const sansWidth = (text: string, size: number) => widthOf(text, size, 0.95);

/** A text in lines of at most `most` pixels; what has no room at the end of the last line is an ellipsis. */
function wrapped(
  text: string,
  size: number,
  most: number,
  lines: number,
  measure: (text: string, size: number) => number,
): string[] {
  const set: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer, size) <= most) line = longer;
    else {
      if (line) set.push(line);
      line = word;
    }
    while (measure(line, size) > most) {
      let fits = line.length - 1;
      while (fits > 1 && measure(line.slice(0, fits), size) > most) fits -= 1;
      set.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  if (line) set.push(line);
  if (set.length <= lines) return set;
  const last = set[lines - 1] ?? '';
  return [...set.slice(0, lines - 1), `${last.replace(/\s+\S*$/, '')}…`];
}
