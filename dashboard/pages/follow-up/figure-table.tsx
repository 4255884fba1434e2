import type { ComponentChildren } from 'preact';
import { useFollowUp } from './setting.ts';

type Cell = string | number | null;
type Props = {
  title: string;
  columns: string[];
  rows: { key: string; head: ComponentChildren; cells: Cell[] }[];
};

/** The figures of a chart, all of them: the drawing only illustrates these. */
export function FigureTable({ title, columns, rows }: Props) {
  const { followUp, formats } = useFollowUp();
  return (
    <details class="figures-table">
      <summary>{followUp.asTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section class="scrolls" tabIndex={0} aria-label={title}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, head, cells }) => (
              <tr key={key}>
                <th scope="row">{head}</th>
                {cells.map((cell, i) => (
                  <td key={columns[i + 1]}>{typeof cell === 'number' ? formats.number(cell) : cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
