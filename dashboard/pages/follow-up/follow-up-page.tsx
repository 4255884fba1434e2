import { useRef, useState } from 'preact/hooks';
import { followUpWords } from '../../../worker/words/follow-up.ts';
import { api, csvAddress } from '../../api.ts';
import { addressOf } from '../../location.ts';
import type { FollowUpView } from '../../location-views.ts';
import { useActorAsked } from '../../ui/actor-named.ts';
import { Skeleton } from '../../ui/answered.tsx';
import { type Answer, useAhead, useAnswer } from '../../ui/answers.ts';
import { useBodyBeyond } from '../../ui/body-choice.tsx';
import { show } from '../../ui/navigation.ts';
import { PageHeading } from '../../ui/page.tsx';
import type { PageProps } from '../page-props.ts';
import '../../follow-up/palette.css';
import '../../follow-up/charts.css';
import { ByBody } from './by-body.tsx';
import { DueLoad } from './due-load.tsx';
import { Filters } from './filters.tsx';
import { questionsOf } from './questions.ts';
import { Scores } from './scores.tsx';
import { SharedContext } from './setting.ts';
import { Slippage } from './slippage.tsx';
import { Statuses } from './statuses.tsx';

/** The names of what the filters are set to; what is not known yet is called by its id. */
function useNames({ body, party, topic }: FollowUpView) {
  const askedBodies = useAnswer(api.actors({ kind: 'body' }, { limit: 200 }));
  const askedTopics = useAnswer(api.topics());
  const { actor, isWaiting } = useActorAsked(party);
  const bodies = askedBodies.value?.items;
  const beyond = useBodyBeyond(bodies, body);
  const topics = askedTopics.value?.items ?? [];
  const nameIn = (options: { id: string; name: string }[], id: string | undefined) =>
    options.find((option) => option.id === id)?.name ?? id;
  const names = {
    body: nameIn([...(bodies ?? []), ...beyond], body),
    party: actor?.name ?? party,
    topic: nameIn(topics, topic),
  };
  const isAsked = ({ value, isWaiting }: Answer<unknown>) => value === null && isWaiting;
  const isAsking =
    (party && !actor && isWaiting) || (body && isAsked(askedBodies)) || (topic && isAsked(askedTopics));
  return { bodies, topics, names, isAsking };
}

/** The figures, each with its words, its table and its files. */
function Figures({ view }: { view: FollowUpView }) {
  const questions = questionsOf(view);
  const statuses = useAnswer(questions.statuses);
  const dueLoad = useAnswer(questions.dueLoad);
  const slippage = useAnswer(questions.slippage);
  const scores = useAnswer(questions.scores);
  return (
    <>
      <Statuses answer={statuses} csv={csvAddress(questions.statusesOfAll)} />
      {statuses.value && <ByBody history={statuses.value} csv={csvAddress(questions.statuses)} />}
      <DueLoad answer={dueLoad} csv={csvAddress(questions.dueLoad)} />
      <Slippage answer={slippage} csv={csvAddress(questions.slippage)} />
      <Scores answer={scores} csv={csvAddress(questions.scores)} />
    </>
  );
}

/** What became of what was promised, and what is still to come. */
export function Page({ place: { view } }: PageProps<'follow-up'>) {
  const { bodies, topics, names, isAsking } = useNames(view);
  const change = (part: Partial<FollowUpView>) =>
    show(addressOf({ page: 'follow-up', view: { ...view, ...part } }), { asStep: true });
  // Only at first does the page wait: what a filter changes, changes in its place.
  const [atFirst] = useState(() => {
    const { statusesOfAll: _, ...shown } = questionsOf(view);
    return Object.values(shown);
  });
  const isReady = useAhead(atFirst);
  // A file that is taken along says the names for good.
  const stands = useRef(false);
  if (isReady && !isAsking) stands.current = true;
  return (
    <SharedContext.Provider value={{ view, change, filterLine: followUpWords.filterLine(names) }}>
      <PageHeading title={followUpWords.title} lead={followUpWords.lead} />
      <Filters label={followUpWords.filters} view={view} bodies={bodies} topics={topics} onChange={change} />
      {stands.current ? (
        <Figures view={view} />
      ) : (
        <div class="waiting" aria-busy="true">
          <Skeleton lines={8} />
        </div>
      )}
    </SharedContext.Provider>
  );
}
