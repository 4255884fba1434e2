import { useCallback } from 'preact/hooks';
import type { StatusHistory } from '../../../worker/domain/follow-up-summary.ts';
import { commitmentStatuses } from '../../../worker/domain/standing.ts';
import { statusChart } from '../../follow-up/status-chart.ts';
import { Answered } from '../../ui/answered.tsx';
import type { Answer } from '../../ui/answers.ts';
import { Section } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import { Chart } from './chart.tsx';

const height = 320;

const totalOf = (counts: StatusHistory['months'][number]['counts']) =>
  commitmentStatuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);

function StatusTable({ history }: { history: StatusHistory }) {
  const { words, formats } = useSetting();
  const used = commitmentStatuses.filter((status) => history.months.some(({ counts }) => counts[status]));
  return (
    <details class="figures-table">
      <summary>{words.followUp.asTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section class="scrolls" tabIndex={0} aria-label={words.followUp.statuses}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.followUp.month}</th>
              {used.map((status) => (
                <th key={status} scope="col">
                  {words.terms.status[status]}
                </th>
              ))}
              <th scope="col">{words.followUp.total}</th>
            </tr>
          </thead>
          <tbody>
            {[...history.months].reverse().map(({ month, counts }) => (
              <tr key={month}>
                <th scope="row">{formats.month(month)}</th>
                {used.map((status) => (
                  <td key={status}>{formats.number(counts[status] ?? 0)}</td>
                ))}
                <td>{formats.number(totalOf(counts))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function Content({ history }: { history: StatusHistory }) {
  const { words, formats, locale } = useSetting();
  const draw = useCallback(
    (width: number) =>
      statusChart(history, { width, height, locale, words: words.statusChartWords, document }),
    [history, locale, words],
  );
  const [first, last] = [history.months[0], history.months.at(-1)];
  if (!first || !last) return <p class="quiet">{words.followUp.noStatuses}</p>;
  return (
    <>
      <p>
        {words.followUp.statusesText(
          formats.month(first.month),
          formats.month(last.month),
          totalOf(last.counts),
          last.counts.fulfilled ?? 0,
        )}{' '}
        {history.undatedCount > 0 && words.followUp.undatedCount(history.undatedCount)}
      </p>
      <Chart draw={draw} height={height} />
      <StatusTable history={history} />
    </>
  );
}

/** How many commitments stood at each status, month by month. */
export function Statuses({ answer }: { answer: Answer<StatusHistory> }) {
  const { words } = useSetting();
  return (
    <Section title={words.followUp.statuses} class="is-tall">
      <Answered answer={answer} lines={8}>
        {(history) => <Content history={history} />}
      </Answered>
    </Section>
  );
}
