import { useCallback } from 'preact/hooks';
import { commitmentStatuses } from '../../../worker/domain/commitments/standing.ts';
import type { Scores as ScoresOut } from '../../../worker/domain/commitments/summary.ts';
import { scoreChart } from '../../follow-up/score-chart.ts';
import { Answered } from '../../ui/answered.tsx';
import type { Answer } from '../../ui/answers.ts';
import { Section } from '../../ui/page.tsx';
import { ActorLink } from '../../ui/record-links.tsx';
import { Chart } from './chart.tsx';
import { Downloads } from './downloads.tsx';
import { DrawnRows, useDrawnRows } from './drawn-rows.tsx';
import { FigureTable } from './figure-table.tsx';
import { useFollowUp } from './setting.ts';

function Content({ scores, csv }: { scores: ScoresOut; csv: string }) {
  const { words, formats, locale, today, followUp } = useFollowUp();
  const { charts } = followUp;
  const { shown, ...fold } = useDrawnRows(scores.items);
  const draw = useCallback(
    (width: number) => {
      const rows = shown.map(({ actor, ...score }) => ({ name: actor.name, score }));
      const items = [{ name: followUp.all, score: scores.overall, isAll: true }, ...rows];
      return scoreChart(items, { width, locale, words: charts.scores, document });
    },
    [scores, shown.length, locale, charts],
  );
  if (scores.items.length === 0) return <p class="quiet">{followUp.scores.none}</p>;
  const hasScore = scores.overall.score !== null || scores.items.some(({ score }) => score !== null);
  const told = scores.overall.score === null ? null : formats.score(scores.overall.score);
  const cells = ({ score, n, lapsed, counts }: ScoresOut['overall']) => [
    score === null ? followUp.scores.noScore : formats.score(score),
    n,
    lapsed,
    ...commitmentStatuses.map((status) => counts[status]),
  ];
  return (
    <>
      <p>{followUp.scores.text(scores, told)}</p>
      <p class="quiet">
        {followUp.scores.method} {followUp.scores.source}
      </p>
      {hasScore ? (
        <>
          <Chart draw={draw} height={64 + 34 * shown.length} />
          <DrawnRows {...fold} isCut={scores.more} />
        </>
      ) : (
        <p class="nothing-yet">{followUp.scores.nothing}</p>
      )}
      <Downloads
        title={followUp.scores.title}
        file={followUp.scores.file}
        draw={hasScore ? draw : null}
        day={today}
        csv={csv}
      />
      <FigureTable
        title={followUp.scores.title}
        columns={[
          followUp.actor,
          followUp.scores.score,
          followUp.scores.n,
          followUp.scores.lapsed,
          ...commitmentStatuses.map((status) => words.terms.status[status]),
        ]}
        rows={[
          { key: '', head: followUp.all, cells: cells(scores.overall) },
          ...scores.items.map(({ actor, ...score }) => ({
            key: actor.id,
            head: <ActorLink actor={actor} />,
            cells: cells(score),
          })),
        ]}
      />
    </>
  );
}

/** The score of each actor, always with how many commitments count and how many are left out. */
export function Scores({ answer, csv }: { answer: Answer<ScoresOut>; csv: string }) {
  const { followUp } = useFollowUp();
  return (
    <Section title={followUp.scores.title} class="figures">
      <Answered answer={answer} lines={8}>
        {(scores) => <Content scores={scores} csv={csv} />}
      </Answered>
    </Section>
  );
}
