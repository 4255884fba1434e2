import { useCallback } from 'preact/hooks';
import { commitmentStatuses } from '../../../worker/domain/commitments/standing.ts';
import { noCounts, totalOf } from '../../../worker/domain/commitments/status-counts.ts';
import type { StatusHistory } from '../../../worker/domain/commitments/summary.ts';
import { bodyGridChart } from '../../follow-up/body-grid-chart.ts';
import { Section } from '../../ui/page.tsx';
import { ActorLink } from '../../ui/record-links.tsx';
import { Chart } from './chart.tsx';
import { Downloads } from './downloads.tsx';
import { FigureTable } from './figure-table.tsx';
import { useFollowUp } from './setting.ts';

/** How many bodies the server tells of at most. */
const most = 9;

/** The same for each body, in small plots; nothing where there are no two to compare. */
export function ByBody({ history, csv }: { history: StatusHistory; csv: string }) {
  const { words, formats, locale, followUp } = useFollowUp();
  const { bodies, charts } = followUp;
  const draw = useCallback(
    (width: number) => bodyGridChart(history, { width, locale, words: charts.bodies, document }),
    [history, locale, charts],
  );
  const last = (history.bodies ?? []).map(({ body, months }) => ({
    body,
    counts: months.at(-1)?.counts ?? noCounts(),
  }));
  const [first] = last;
  if (!first || last.length < 2 || history.months.length === 0) return null;
  return (
    <Section title={bodies.title} class="figures">
      <p>
        {bodies.text(last.length, first.body.name, totalOf(first.counts))}{' '}
        {last.length === most && bodies.only(most)}
      </p>
      <Chart draw={draw} height={160} />
      <Downloads title={bodies.title} file={bodies.file} draw={draw} day={history.asOf} csv={csv} />
      <FigureTable
        title={bodies.title}
        columns={[
          followUp.body,
          ...commitmentStatuses.map((status) => words.terms.status[status]),
          `${followUp.total}, ${formats.day(history.asOf)}`,
        ]}
        rows={last.map(({ body, counts }) => ({
          key: body.id,
          head: <ActorLink actor={body} />,
          cells: [...commitmentStatuses.map((status) => counts[status]), totalOf(counts)],
        }))}
      />
    </Section>
  );
}
