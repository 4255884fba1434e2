import { api, csvAddress } from '../../api.ts';
import { addressOf, type FollowUpView } from '../../location.ts';
import { useAnswer } from '../../ui/answers.ts';
import { show } from '../../ui/navigation.ts';
import { PageHeading } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import { followUpWords } from '../../words/follow-up.ts';
import type { PageProps } from '../current-page.tsx';
import '../../follow-up/palette.css';
import '../../follow-up/charts.css';
import { ByBody } from './by-body.tsx';
import { DueLoad } from './due-load.tsx';
import { Filters } from './filters.tsx';
import { Scores } from './scores.tsx';
import { filterOf, SharedContext } from './setting.ts';
import { Slippage } from './slippage.tsx';
import { Statuses } from './statuses.tsx';

/** The names of what the filters are set to; what is not known yet is called by its id. */
function useNames({ body, party, topic }: FollowUpView) {
  const bodies = useAnswer(api.actors({ kind: 'body' }, { limit: 200 })).value?.items ?? [];
  const topics = useAnswer(api.topics()).value?.items ?? [];
  const actor = useAnswer(party ? api.actor(party) : null).value;
  const nameIn = (options: { id: string; name: string }[], id: string | undefined) =>
    options.find((option) => option.id === id)?.name ?? id;
  const names = {
    body: nameIn(bodies, body),
    party: nameIn(actor ? [actor] : [], party),
    topic: nameIn(topics, topic),
  };
  return { bodies, topics, names };
}

/** What became of what was promised, and what is still to come. */
export function Page({ place: { view } }: PageProps<'follow-up'>) {
  const followUp = followUpWords(useSetting().words);
  const filter = filterOf(view);
  const { bodies, topics, names } = useNames(view);
  const change = (part: Partial<FollowUpView>) =>
    show(addressOf({ page: 'follow-up', view: { ...view, ...part } }), { asStep: true });

  const questions = {
    // One body alone needs no comparison.
    statuses: api.statuses({ ...filter, asOf: view.asOf, by: view.body ? undefined : 'body' }),
    dueLoad: api.dueLoad(filter),
    slippage: api.slippage({ ...filter, by: view.by ?? 'actor' }),
    scores: api.scores(filter),
  };
  const statuses = useAnswer(questions.statuses);
  const dueLoad = useAnswer(questions.dueLoad);
  const slippage = useAnswer(questions.slippage);
  const scores = useAnswer(questions.scores);
  const wholeOnly = csvAddress(api.statuses({ ...filter, asOf: view.asOf }));
  return (
    <SharedContext.Provider value={{ view, change, filterLine: followUp.filterLine(names) }}>
      <PageHeading title={followUp.title} lead={followUp.lead} />
      <Filters label={followUp.filters} view={view} bodies={bodies} topics={topics} onChange={change} />
      <Statuses answer={statuses} csv={wholeOnly} />
      {statuses.value && <ByBody history={statuses.value} csv={csvAddress(questions.statuses)} />}
      <DueLoad answer={dueLoad} csv={csvAddress(questions.dueLoad)} />
      <Slippage answer={slippage} csv={csvAddress(questions.slippage)} />
      <Scores answer={scores} csv={csvAddress(questions.scores)} />
    </SharedContext.Provider>
  );
}
