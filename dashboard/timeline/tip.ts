import { markOf } from './draw.ts';
import type { Mark } from './marks.ts';
import type { Stage } from './stage.ts';
import type { Surface } from './surface.ts';
import { labelSize, textWidth, wrapText } from './text-width.ts';

const widest = 440;
const mostLines = 9;
const lineHeight = 18;
const [padX, padY] = [10, 7];

/** Over everything else, the whole of what the mark that is pointed at, or that has the focus, says. */
export function showTip({ tip }: Surface, mark: Mark | null, stage: Stage, offset: number): void {
  if (mark === null) {
    tip.attr('display', 'none');
    return;
  }
  const lines = wrapText(mark.name, labelSize, Math.min(widest, stage.width - 4 * padX), mostLines);
  const width = Math.max(...lines.map((line) => textWidth(line, labelSize))) + 2 * padX;
  const height = lines.length * lineHeight + 2 * padY;
  const middle = mark.x + offset + (mark.shape === 'item' ? 0 : mark.hit.x + mark.hit.width / 2);
  const left = Math.min(Math.max(stage.width - width, 0), Math.max(0, middle - width / 2));
  const above = mark.y + mark.hit.y - height - 4;
  const below = mark.y + mark.hit.y + mark.hit.height + 4;
  const y = above < 2 ? below : above;
  tip.attr('display', null).attr('transform', `translate(${Math.round(left)},${Math.round(y)})`);
  tip.selectAll('rect').data([0]).join('rect').attr('rx', 3).attr('width', width).attr('height', height);
  tip
    .selectAll('text')
    .data(lines)
    .join('text')
    .attr('dy', '0.35em')
    .attr('x', padX)
    .attr('y', (_, i) => padY + (i + 0.5) * lineHeight)
    .text((line) => line);
}

/** Tells which mark is pointed at or has the focus; null when none is any more. */
export function watchMarks(svg: SVGSVGElement, signal: AbortSignal, tell: (mark: Mark | null) => void): void {
  const over = (target: EventTarget | null) => markOf((target as Element | null)?.closest?.('.mark') ?? null);
  svg.addEventListener(
    'pointerover',
    (event) => {
      if (event.pointerType === 'mouse') tell(over(event.target));
    },
    { signal },
  );
  svg.addEventListener('pointerleave', () => tell(null), { signal });
  svg.addEventListener('pointerdown', () => tell(null), { signal });
  svg.addEventListener(
    'focusin',
    ({ target }) => tell((target as Element).matches(':focus-visible') ? over(target) : null),
    { signal },
  );
  svg.addEventListener('focusout', () => tell(null), { signal });
}
