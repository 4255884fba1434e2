import { useCallback } from 'preact/hooks';
import { commitmentStatuses } from '../../../worker/domain/commitments/standing.ts';
import { totalOf } from '../../../worker/domain/commitments/status-counts.ts';
import type { StatusHistory } from '../../../worker/domain/commitments/summary.ts';
import { statusChart } from '../../follow-up/status-chart.ts';
import { Answered } from '../../ui/answered.tsx';
import type { Answer } from '../../ui/answers.ts';
import { Section } from '../../ui/page.tsx';
import { AsOf } from './as-of.tsx';
import { Chart } from './chart.tsx';
import { Downloads } from './downloads.tsx';
import { FigureTable } from './figure-table.tsx';
import { useFollowUp } from './setting.ts';

type Props = { answer: Answer<StatusHistory>; csv: string };

const height = 340;

function Content({ history, csv }: { history: StatusHistory; csv: string }) {
  const { words, formats, locale, followUp, view } = useFollowUp();
  const { statuses, charts } = followUp;
  const draw = useCallback(
    (width: number) => statusChart(history, { width, height, locale, words: charts.statuses, document }),
    [history, locale, charts],
  );
  const [first, last] = [history.months[0], history.months.at(-1)];
  const day = formats.day(history.asOf);
  if (!first || !last) return <p class="quiet">{view.asOf ? statuses.noneThen(day) : statuses.none}</p>;
  const used = commitmentStatuses.filter((status) => history.months.some(({ counts }) => counts[status] > 0));
  return (
    <>
      <p>
        {statuses.text(history, formats.month(first.month), day)}{' '}
        {history.undatedCount > 0 && statuses.undated(history.undatedCount)}
      </p>
      <Chart draw={draw} height={height} />
      <Downloads title={statuses.title} file={statuses.file} draw={draw} day={history.asOf} csv={csv} />
      <FigureTable
        title={statuses.title}
        columns={[followUp.month, ...used.map((status) => words.terms.status[status]), followUp.total]}
        rows={[...history.months].reverse().map(({ month, counts }) => ({
          key: month,
          head: month === last.month && view.asOf ? day : formats.month(month),
          cells: [...used.map((status) => counts[status]), totalOf(counts)],
        }))}
      />
    </>
  );
}

/** How many commitments stood at each status, month by month, as the record had it on a day. */
export function Statuses({ answer, csv }: Props) {
  const { followUp } = useFollowUp();
  return (
    <Section title={followUp.statuses.title} class="figures">
      <AsOf />
      <Answered answer={answer} lines={8}>
        {(history) => <Content history={history} csv={csv} />}
      </Answered>
    </Section>
  );
}
