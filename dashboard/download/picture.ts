import { textWidth, wrapText } from '../timeline/text-width.ts';
import './picture.css';
import { standingAlone } from './standing-alone.ts';

/** What is written around a drawing, so that it can be understood without the page that it comes from. */
export interface Frame {
  title: string;
  /** Under the title: filters, the day. */
  lines: readonly string[];
  /** At the foot: where it comes from. */
  source: string;
}

const margin = 24;
const [titleSize, lineSize, sourceSize] = [20, 13, 11];
const spacing = 1.45;
const svgSpace = 'http://www.w3.org/2000/svg';
const typeface = 'Arial, Helvetica, "Liberation Sans", sans-serif';

/**
 * A drawing as the text of an SVG file that needs nothing else: its colours written out as on a light page, on white,
 * with title, lines and source around it. The drawing may stand in a page or not, and is left as it is.
 */
export function pictureOf(drawing: SVGSVGElement, { title, lines, source }: Frame): string {
  const make = <E extends Element = SVGElement>(
    name: string,
    attributes: Record<string, string | number>,
  ) => {
    const element = drawing.ownerDocument.createElementNS(svgSpace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    return element as unknown as E;
  };
  const root = make<SVGSVGElement>('svg', { 'font-family': typeface });
  const paper = make('rect', { class: 'picture-paper' });
  root.append(paper);
  let y = margin;
  const write = (texts: string[], size: number, name: string) => {
    for (const text of texts) {
      y += size * spacing;
      const line = make('text', {
        class: name,
        x: margin,
        y: (y - size * 0.4).toFixed(1),
        'font-size': size,
      });
      line.textContent = text;
      root.append(line);
    }
  };

  const { width, height } = sizeOf(drawing);
  write(wrapText(title, titleSize, width, 3), titleSize, 'picture-title');
  for (const line of lines) write(wrapText(line, lineSize, width, 4), lineSize, 'picture-line');
  y += 14;
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('x', String(margin));
  copy.setAttribute('y', y.toFixed(1));
  root.append(copy);
  y += height + 14;
  write(wrapAddress(source, sourceSize, width), sourceSize, 'picture-line');

  const size = { width: Math.ceil(width + 2 * margin), height: Math.ceil(y + margin) };
  for (const [name, value] of Object.entries(size))
    for (const element of [root, paper]) element.setAttribute(name, String(value));
  root.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  const alone = standingAlone(root);
  alone.setAttribute('role', 'img');
  const [name, description] = [make('title', {}), make('desc', {})];
  name.textContent = title;
  description.textContent = [...lines, source].join(' ');
  alone.prepend(name, description);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(alone)}\n`;
}

function sizeOf(drawing: SVGSVGElement): { width: number; height: number } {
  const [, , width = 0, height = 0] = (drawing.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const given = (name: string) => Number.parseFloat(drawing.getAttribute(name) ?? '');
  return { width: given('width') || width, height: given('height') || height };
}

/** All of a text, broken where an address in it may be broken. */
function wrapAddress(text: string, size: number, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<=[\s/&?])/)) {
    if (line !== '' && textWidth(line + part, size) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}
