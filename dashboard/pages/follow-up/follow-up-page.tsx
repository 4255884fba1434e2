import { api } from '../../api.ts';
import { PageHeading } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import '../../follow-up/charts.css';
import { useAnswer } from '../../ui/answers.ts';
import { Scores } from './scores.tsx';
import { Statuses } from './statuses.tsx';

/** What became of what was promised: over time, and by actor. */
export function Page() {
  const { words } = useSetting();
  const statuses = useAnswer(api.statuses());
  const scores = useAnswer(api.scores());
  return (
    <>
      <PageHeading title={words.followUp.title} lead={words.followUp.lead} />
      <Statuses answer={statuses} />
      <Scores answer={scores} />
    </>
  );
}
