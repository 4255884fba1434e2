import { useLayoutEffect, useRef } from 'preact/hooks';
import { commitmentStatuses, standings } from '../../worker/domain/commitments/standing.ts';
import { historyWords } from '../../worker/words/history.ts';
import { api } from '../api.ts';
import { addressOf } from '../location.ts';
import { isDay } from '../location-desk.ts';
import type { CommitmentsView } from '../location-views.ts';
import { ActorPicker } from '../ui/actor-picker.tsx';
import { useAnswer } from '../ui/answers.ts';
import { Choice } from '../ui/choice.tsx';
import { CommitmentList } from '../ui/commitment-list.tsx';
import { show } from '../ui/navigation.ts';
import { PageHeading } from '../ui/page.tsx';
import { Paged } from '../ui/paged.tsx';
import { useSetting } from '../ui/setting.ts';
import { ArchivedLink } from './history/links.tsx';
import type { PageProps } from './page-props.ts';

type Props = { view: CommitmentsView; onChange: (part: CommitmentsView) => void };

/** One standing, or the several that an address asks for. */
function Standing({ view, onChange }: Props) {
  const { words } = useSetting();
  const nameOf = (value: string) =>
    words.list(
      standings.filter((one) => value.split(',').includes(one)).map((one) => words.terms.standing[one]),
    );
  const several = view.standing?.includes(',') ? [view.standing] : [];
  return (
    <Choice
      label={words.timeline.standing}
      all={words.timeline.allStandings}
      value={view.standing}
      options={[...standings, ...several].map((id) => ({ id, name: nameOf(id) }))}
      onChange={(standing) => onChange({ standing })}
    />
  );
}

function Filters({ view, onChange }: Props) {
  const { words } = useSetting();
  const topics = useAnswer(api.topics());
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (field.current) field.current.value = view.text ?? '';
  }, [view.text]);
  const search = (event: Event) => {
    event.preventDefault();
    onChange({ text: field.current?.value.trim() || undefined });
  };
  return (
    <search>
      <form class="filters is-list" onSubmit={search}>
        <Standing view={view} onChange={onChange} />
        <Choice
          label={words.commitment.status}
          all={words.lists.allStatuses}
          value={view.status}
          options={commitmentStatuses.map((id) => ({ id, name: words.terms.status[id] }))}
          onChange={(status) => onChange({ status })}
        />
        <ActorPicker label={words.lists.party} value={view.party} onChange={(party) => onChange({ party })} />
        <Choice
          label={words.timeline.topic}
          all={words.timeline.allTopics}
          value={view.topic}
          options={topics.value?.items ?? []}
          onChange={(topic) => onChange({ topic })}
        />
        <label class="field">
          <span class="field-label">{words.search}</span>
          <input ref={field} type="search" maxLength={200} />
        </label>
        <button type="submit">{words.apply}</button>
      </form>
    </search>
  );
}

/** Every commitment, by the day on which it comes due. */
export function Page({ place }: PageProps<'commitments'>) {
  const { words, formats } = useSetting();
  const { asOf, ...view } = place.view;
  const { listsShowToday } = historyWords;
  const isFiltered = Object.values(view).some(Boolean);
  const change = (part: CommitmentsView) =>
    show(addressOf({ page: 'commitments', view: { ...view, ...part } }), { asStep: true });
  const { title, lead } = words.lists.commitments;
  // What is no day the API refuses; here it stands as it was written.
  const day = (iso: string | undefined) => (iso && isDay(iso) ? formats.day(iso) : (iso ?? null));
  return (
    <>
      <PageHeading title={title} lead={lead} />
      {asOf && <p class="list-state">{listsShowToday}</p>}
      <Filters view={view} onChange={change} />
      {isFiltered && (
        <p class="list-state">
          {view.owner && <span>{words.lists.ownedBy(view.owner)} </span>}
          {(view.dueFrom || view.dueTo) && (
            <span>{words.lists.due(day(view.dueFrom), day(view.dueTo))} </span>
          )}
          <a href={addressOf({ page: 'commitments', view: {} })}>{words.timeline.clear}</a>
        </p>
      )}
      <Paged
        question={(cursor) => api.commitments(view, { cursor })}
        empty={isFiltered ? words.lists.nothingFound : words.none}
        lines={8}
      >
        {(items) => <CommitmentList commitments={items} />}
      </Paged>
      <ArchivedLink kind="commitment" />
    </>
  );
}
