import { chain, glyphPaths } from './glyph.ts';
import type { ItemMark } from './marks.ts';
import { drawLabel, make, type Part } from './parts.ts';
import { ghostRadius } from './shape.ts';
import { fadeFill } from './surface.ts';

/** An item: a glyph of its standing, on a bracket as wide as its date is. */
export function drawItem(mark: ItemMark, part: Part): void {
  drawBand(mark, part);
  drawBefore(mark, part);
  const held = part('held', 'g', {});
  if (held) drawGlyph(held, mark);
  drawLabel(mark.label, part);
}

function drawBand({ band, glyph }: ItemMark, part: Part): void {
  if (band === null) {
    for (const name of ['tint', 'rail']) part(name, 'rect', null);
    part('ends', 'path', null);
    return;
  }
  const { left, right, fade } = band;
  const fill = fade === 'none' ? null : fadeFill(glyph, fade);
  const width = Math.round(Math.max(0, right - left) * 1000) / 1000;
  part('tint', 'rect', { x: left, y: -10, width, height: 20, rx: 2, fill });
  part('rail', 'rect', { x: left, y: 9, width, height: 2, fill });
  const end = (at: number, shown: boolean) => (shown ? `M${at},-10V11` : '');
  const d =
    end(left + 0.75, fade === 'none' || fade === 'end') +
    end(right - 0.75, fade === 'none' || fade === 'start');
  part('ends', 'path', d === '' ? null : { d });
}

/** A hollow dot and a dotted line: where the date was before it moved. */
function drawBefore({ was, band }: ItemMark, part: Part): void {
  if (was === null) {
    part('ghost', 'circle', null);
    part('bond', 'path', null);
    return;
  }
  part('ghost', 'circle', { cx: was, cy: 0, r: ghostRadius });
  const to = was < 0 ? (band?.left ?? -9) : (band?.right ?? 9);
  const from = was < 0 ? was + ghostRadius : was - ghostRadius;
  part('bond', 'path', was < 0 === from < to ? { d: `M${from},0H${to}` } : null);
}

const shown = new WeakMap<Element, string>();

function drawGlyph(held: SVGElement, { glyph, bound }: ItemMark): void {
  const state = `${glyph} ${bound !== null}`;
  if (shown.get(held) === state) return;
  shown.set(held, state);
  const { ownerDocument: document } = held;
  const { body, detail } = glyphPaths[glyph];
  held.replaceChildren(
    make(document, 'path', { class: 'glyph-body', d: body }),
    ...(detail ? [make(document, 'path', { class: 'glyph-detail', d: detail })] : []),
    ...(bound ? [make(document, 'path', { class: 'chain', d: chain })] : []),
  );
}
