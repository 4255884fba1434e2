import { useCallback } from 'preact/hooks';
import type { DueLoad as DueLoadOut } from '../../../worker/domain/commitments/due-load.ts';
import { dueLoadChart } from '../../follow-up/due-load-chart.ts';
import { Answered } from '../../ui/answered.tsx';
import type { Answer } from '../../ui/answers.ts';
import { Section } from '../../ui/page.tsx';
import { Chart } from './chart.tsx';
import { Downloads } from './downloads.tsx';
import { FigureTable } from './figure-table.tsx';
import { useFollowUp } from './setting.ts';

function Content({ load, csv }: { load: DueLoadOut; csv: string }) {
  const { formats, locale, followUp } = useFollowUp();
  const { title, file, text, columns, carriedHint } = followUp.dueLoad;
  const { charts } = followUp;
  const draw = useCallback(
    (width: number) => dueLoadChart(load, { width, locale, words: charts.dueLoad, document }),
    [load, locale, charts],
  );
  const top = Math.max(...load.months.map(({ due }) => due));
  const busiest = load.months.filter(({ due }) => due === top);
  const [only] = busiest.length === 1 ? busiest : [];
  const isEmpty = load.months.every(({ due, carried }) => due + carried === 0);
  return (
    <>
      <p>{text(load, only ? formats.month(only.month) : null)}</p>
      {isEmpty ? (
        <p class="quiet">{followUp.dueLoad.none}</p>
      ) : (
        <>
          <p class="quiet">{carriedHint}</p>
          <Chart draw={draw} height={400} />
        </>
      )}
      <Downloads title={title} file={file} draw={isEmpty ? null : draw} day={load.today} csv={csv} />
      <FigureTable
        title={title}
        columns={[followUp.month, columns.due, columns.unsure, columns.carried]}
        rows={load.months.map(({ month, due, unsure, carried }) => ({
          key: month,
          head: formats.month(month),
          cells: [due, unsure, carried],
        }))}
      />
    </>
  );
}

/** What falls due month by month, and what each month takes over. */
export function DueLoad({ answer, csv }: { answer: Answer<DueLoadOut>; csv: string }) {
  const { followUp } = useFollowUp();
  return (
    <Section title={followUp.dueLoad.title} class="figures">
      <Answered answer={answer} lines={8}>
        {(load) => <Content load={load} csv={csv} />}
      </Answered>
    </Section>
  );
}
