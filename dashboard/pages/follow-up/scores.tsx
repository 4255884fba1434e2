import { useCallback } from 'preact/hooks';
import type { Scores as ScoresOut } from '../../../worker/domain/follow-up-summary.ts';
import { scoreChart } from '../../follow-up/score-chart.ts';
import { Answered } from '../../ui/answered.tsx';
import type { Answer } from '../../ui/answers.ts';
import { Section } from '../../ui/page.tsx';
import { ActorLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';
import { Chart } from './chart.tsx';

function ScoreTable({ scores }: { scores: ScoresOut }) {
  const { words, formats } = useSetting();
  const { followUp, terms } = words;
  return (
    <details class="figures-table">
      <summary>{followUp.asTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section class="scrolls" tabIndex={0} aria-label={followUp.scores}>
        <table>
          <thead>
            <tr>
              <th scope="col">{followUp.actor}</th>
              <th scope="col">{followUp.score}</th>
              <th scope="col">{followUp.n}</th>
              <th scope="col">{terms.status.not_assessed}</th>
              <th scope="col">{terms.status.superseded}</th>
            </tr>
          </thead>
          <tbody>
            {scores.items.map(({ actor, score, n, leftOut }) => (
              <tr key={actor.id}>
                <th scope="row">
                  <ActorLink actor={actor} />
                </th>
                <td>{score === null ? followUp.noScore : formats.score(score)}</td>
                <td>{formats.number(n)}</td>
                <td>{formats.number(leftOut.not_assessed)}</td>
                <td>{formats.number(leftOut.superseded)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function Content({ scores }: { scores: ScoresOut }) {
  const { words, locale } = useSetting();
  const draw = useCallback(
    (width: number) => scoreChart(scores, { width, locale, words: words.scoreChartWords, document }),
    [scores, locale, words],
  );
  if (scores.items.length === 0) return <p class="quiet">{words.followUp.noScores}</p>;
  const hasScore = scores.items.some(({ score }) => score !== null);
  return (
    <>
      <p>{words.followUp.scoresText}</p>
      <p class="quiet">{words.followUp.scoreSource}</p>
      {hasScore ? (
        <Chart draw={draw} height={48 + 32 * scores.items.length} />
      ) : (
        <p class="nothing-yet">{words.followUp.nothingScored}</p>
      )}
      <ScoreTable scores={scores} />
    </>
  );
}

/** The score of each actor, always with how many commitments count and how many are left out. */
export function Scores({ answer }: { answer: Answer<ScoresOut> }) {
  const { words } = useSetting();
  return (
    <Section title={words.followUp.scores} class="is-tall">
      <Answered answer={answer} lines={8}>
        {(scores) => <Content scores={scores} />}
      </Answered>
    </Section>
  );
}
