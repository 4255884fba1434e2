import { scaleLinear } from 'd3';
import type { CommitmentStatus } from '../../worker/domain/commitments/standing.ts';
import { totalOf } from '../../worker/domain/commitments/status-counts.ts';
import type { StatusHistory } from '../../worker/domain/commitments/summary.ts';
import { timeScale } from '../timeline/scale.ts';
import { fitText, semibold, textWidth } from '../timeline/text-width.ts';
import { endOfMonth, startOfMonth } from './drawing.ts';
import { inLines, layersOf, lineHeight, type StatusLayout, stackOrder, textSize } from './status-layout.ts';

const [gap, plotHeight, panelHeight] = [28, 84, 140];

export interface Panel {
  name: { x: number; y: number; text: string };
  plot: { left: number; right: number; top: number; bottom: number };
  layers: StatusLayout['layers'];
  /** How many there are in the end, written at the end. */
  total: number;
}

export interface BodyGridLayout {
  height: number;
  legend: { status: CommitmentStatus; text: string; x: number; y: number }[];
  panels: Panel[];
  /** The most that any body has: where the scale of all panels ends. */
  most: number;
}

type Asked = { width: number; nameOf(status: CommitmentStatus): string };

/** One small plot a body, all on the same two scales so that they can be compared; null where there is none. */
export function bodyGridLayout(
  { months, bodies = [] }: StatusHistory,
  { width, nameOf }: Asked,
): BodyGridLayout | null {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined || bodies.length === 0) return null;
  const shown = stackOrder.filter((status) =>
    bodies.some((body) => body.months.some(({ counts }) => counts[status] > 0)),
  );
  const lines = inLines(
    shown.map((status) => ({ status, text: nameOf(status) })),
    width,
  );
  const legend = lines.map(({ line, ...label }) => ({ ...label, y: 10 + line * lineHeight }));
  const top = (Math.max(0, ...lines.map(({ line }) => line)) + 1) * lineHeight + 12;

  const across = width >= 860 ? 3 : width >= 560 ? 2 : 1;
  const most = Math.max(1, ...bodies.flatMap((body) => body.months.map(({ counts }) => totalOf(counts))));
  const numbers = textWidth(String(most), textSize) + 6;
  const panelWidth = (width - gap * (across - 1)) / across;
  const y = scaleLinear().domain([0, most]).range([plotHeight, 0]);
  const panels = bodies.map(({ body, months }, i): Panel => {
    const left = (i % across) * (panelWidth + gap);
    const panelTop = top + Math.floor(i / across) * panelHeight;
    const plot = {
      left,
      right: left + panelWidth - numbers,
      top: panelTop + 24,
      bottom: panelTop + 24 + plotHeight,
    };
    const x = timeScale([startOfMonth(first.month), endOfMonth(last.month)], [plot.left, plot.right]);
    return {
      name: { x: left, y: panelTop + 12, text: fitText(body.name, semibold(textSize + 1), panelWidth) },
      plot,
      layers: layersOf(months, shown, x, (count) => plot.top + y(count)),
      total: totalOf(months.at(-1)?.counts ?? last.counts),
    };
  });
  return { height: top + Math.ceil(bodies.length / across) * panelHeight, legend, panels, most };
}
