import { useCallback } from 'preact/hooks';
import { slipBearers } from '../../../worker/domain/commitments/slip-buckets.ts';
import type { Slip, Slippage as SlippageOut } from '../../../worker/domain/commitments/slippage.ts';
import { slippageChart } from '../../follow-up/slippage-chart.ts';
import { Answered } from '../../ui/answered.tsx';
import type { Answer } from '../../ui/answers.ts';
import { Section } from '../../ui/page.tsx';
import { ActorLink } from '../../ui/record-links.tsx';
import { Chart } from './chart.tsx';
import { Downloads } from './downloads.tsx';
import { DrawnRows, useDrawnRows } from './drawn-rows.tsx';
import { FigureTable } from './figure-table.tsx';
import { useFollowUp } from './setting.ts';

/** Whose due dates are compared. */
function Bearers() {
  const { followUp, view, change } = useFollowUp();
  return (
    <fieldset class="bearers">
      <legend>{followUp.slippage.by}</legend>
      {slipBearers.map((bearer) => (
        <label key={bearer} class="tick">
          <input
            type="radio"
            name="by"
            checked={(view.by ?? 'actor') === bearer}
            onChange={() => change({ by: bearer === 'body' ? bearer : undefined })}
          />
          {followUp.slippage.bearers[bearer]}
        </label>
      ))}
    </fieldset>
  );
}

function Content({ slippage, csv }: { slippage: SlippageOut; csv: string }) {
  const { formats, locale, today, followUp } = useFollowUp();
  const { charts } = followUp;
  const { columns, noValue, title, file, text, method, none } = followUp.slippage;
  const measured = slippage.items.filter(({ n }) => n > 0);
  const { shown, ...fold } = useDrawnRows(measured);
  const draw = useCallback(
    (width: number) => {
      const each = shown.map(({ actor, ...slip }) => ({ name: actor.name, slip }));
      const rows = [{ name: followUp.all, slip: slippage.overall, isAll: true }, ...each];
      return slippageChart(rows, { width, locale, words: charts.slippage, document });
    },
    [slippage, shown.length, locale, charts],
  );
  if (slippage.overall.n === 0 && slippage.items.length === 0) return <p class="quiet">{none}</p>;
  const days = (n: number | null) => (n === null ? noValue : formats.number(n).replace('-', '\u2212'));
  const cells = ({ n, moved, median, longest, reschedules, leftOut }: Slip) => [
    n,
    moved,
    days(median),
    days(longest),
    reschedules,
    leftOut.undated,
    leftOut.removed,
    leftOut.openEnded,
  ];
  return (
    <>
      <p>{text(slippage.overall)}</p>
      {slippage.overall.n > 0 && (
        <>
          <p class="quiet">{method}</p>
          <Chart draw={draw} height={84 + 46 * shown.length} />
          <DrawnRows {...fold} isCut={slippage.more} />
        </>
      )}
      <Downloads
        title={title}
        file={file}
        draw={slippage.overall.n > 0 ? draw : null}
        day={today}
        csv={csv}
      />
      <FigureTable
        title={title}
        columns={[
          followUp[slippage.by],
          columns.n,
          columns.moved,
          columns.median,
          columns.longest,
          columns.reschedules,
          columns.undated,
          columns.removed,
          columns.openEnded,
        ]}
        rows={[
          { key: '', head: followUp.all, cells: cells(slippage.overall) },
          ...slippage.items.map(({ actor, ...slip }) => ({
            key: actor.id,
            head: <ActorLink actor={actor} />,
            cells: cells(slip),
          })),
        ]}
      />
    </>
  );
}

/** How far due dates moved, for each actor or each body. */
export function Slippage({ answer, csv }: { answer: Answer<SlippageOut>; csv: string }) {
  const { followUp } = useFollowUp();
  return (
    <Section title={followUp.slippage.title} class="figures">
      <Bearers />
      <Answered answer={answer} lines={8}>
        {(slippage) => <Content slippage={slippage} csv={csv} />}
      </Answered>
    </Section>
  );
}
