import type { Mark } from './marks.ts';
import { termHeight } from './stage.ts';
import type { Surface } from './surface.ts';

/** What a mark is, for the style sheet: the mark and its words wear the same names. */
export function classOf(mark: Mark): string {
  const names: (string | false)[] = [mark.shape];
  if (mark.shape === 'item') names.push(`tone-${mark.glyph}`, mark.lasts && 'lasts', mark.inside && 'inside');
  if (mark.shape === 'term') {
    const tone = mark.kind !== 'held' ? 'gap' : mark.current ? 'current' : 'term';
    names.push(`tone-${tone}`, mark.kind, mark.projected && 'projected', mark.acting && 'acting');
  }
  if (mark.shape === 'joint') names.push(mark.id === null && 'projected');
  if (mark.shape === 'count') names.push(mark.kind);
  return names.filter(Boolean).join(' ');
}

type Words = { key: string; of: string; x: number; y: number; text: string };

function wordsOf(mark: Mark): Words | null {
  const at = (x: number, y: number, text: string) => ({ key: mark.key, of: classOf(mark), x, y, text });
  switch (mark.shape) {
    case 'item':
      return mark.label && at(mark.label.x, mark.y, mark.label.text);
    case 'term':
      return mark.label && at(mark.label.x, mark.y + termHeight / 2, mark.label.text);
    case 'count':
      return mark.text === '' ? null : at(mark.left + mark.width / 2, mark.y, mark.text);
    default:
      return null;
  }
}

/**
 * Words that are cut to what fits are part of the picture: they stand beside the marks, hidden from those who
 * hear the whole of the name instead.
 */
export function drawLabels({ labels }: Surface, marks: readonly Mark[]): void {
  labels
    .selectAll<SVGTextElement, Words>('text')
    .data(
      marks.flatMap((mark) => wordsOf(mark) ?? []),
      ({ key }) => key,
    )
    .join('text')
    .order()
    .attr('class', ({ of }) => `label ${of}`)
    .attr('dy', '0.35em')
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .text(({ text }) => text);
}
