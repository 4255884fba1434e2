import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SearchKind } from '../../../worker/domain/search/kinds.ts';
import { longestQuery } from '../../../worker/domain/search/query.ts';
import type { SearchGroup, SearchItem } from '../../../worker/domain/search/search.ts';
import { searchWords } from '../../../worker/words/search.ts';
import { api, type FailureReason, Unanswered } from '../../api.ts';
import { addressOf } from '../../location.ts';
import type { SearchView } from '../../location-views.ts';
import { Failure, Skeleton } from '../../ui/answered.tsx';
import { askAndRemember, useAhead, useAnswer } from '../../ui/answers.ts';
import { show } from '../../ui/navigation.ts';
import { Outside } from '../../ui/outside.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import { whoQuestion } from '../../ui/who-question.ts';
import type { PageProps } from '../page-props.ts';
import { FoundNotes, FoundTitle } from './found.tsx';
import { Marked } from './marked.tsx';
import './search.css';
import { failureWords } from './state-line.tsx';

function Form({ view }: { view: SearchView }) {
  const { words } = useSetting();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (field.current) field.current.value = view.q ?? '';
  }, [view.q]);
  const submit = (event: Event) => {
    event.preventDefault();
    const q = field.current?.value.trim() || undefined;
    show(addressOf({ page: 'search', view: { ...view, q } }), { asStep: true });
  };
  return (
    <search>
      <form class="search" onSubmit={submit}>
        <label class="field">
          <span class="field-label">{searchWords.pageField}</span>
          <input ref={field} type="search" maxLength={longestQuery} enterkeyhint="search" />
        </label>
        <button type="submit">{words.apply}</button>
      </form>
    </search>
  );
}

/** Which kinds are shown, and for editors whether also what is archived. */
function Choices({ view }: { view: SearchView }) {
  const who = useAnswer(whoQuestion).value;
  const role = who?.person?.role;
  const kinds = (Object.keys(searchWords.kinds) as SearchKind[]).filter((kind) => kind !== 'comment' || role);
  const tab = (kind: SearchKind | undefined, label: string) => (
    <li key={label}>
      <a
        href={addressOf({ page: 'search', view: { ...view, kind } })}
        aria-current={view.kind === kind ? 'true' : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          show(addressOf({ page: 'search', view: { ...view, kind } }), { asStep: true });
        }}
      >
        {label}
      </a>
    </li>
  );
  return (
    <div class="search-choices">
      <nav aria-label={searchWords.kindTabs}>
        <ul class="inline-list tabs">
          {tab(undefined, searchWords.allKinds)}
          {kinds.map((kind) => tab(kind, searchWords.kinds[kind]))}
        </ul>
      </nav>
      {(role === 'editor' || role === 'admin') && (
        <label class="tick">
          <input
            type="checkbox"
            checked={view.archived === 'include'}
            onChange={(event) => {
              const archived = event.currentTarget.checked ? 'include' : undefined;
              show(addressOf({ page: 'search', view: { ...view, archived } }));
            }}
          />
          {searchWords.archivedToo}
        </label>
      )}
    </div>
  );
}

const Row = ({ item }: { item: SearchItem }) => (
  <li class="index-row">
    <p class="entry-title">
      <a href={item.record.address}>
        <FoundTitle item={item} />
      </a>
    </p>
    {item.passage && (
      <p class="found-passage">
        <Marked of={item.passage} />
      </p>
    )}
    <p class="entry-notes">
      <FoundNotes item={item} />
    </p>
  </li>
);

/** One kind: the first of what was found, and on asking the rest. */
function Group({ group, view }: { group: SearchGroup; view: SearchView & { q: string } }) {
  const { words } = useSetting();
  const { kind } = group;
  const [further, setFurther] = useState<{ items: SearchItem[]; next: string | null }>(group);
  const [failure, setFailure] = useState<FailureReason | null>(null);
  useLayoutEffect(() => setFurther(group), [group]);
  const more = () => {
    setFailure(null);
    askAndRemember(api.search({ ...view, kind }, { cursor: further.next })).then(
      ({ groups: [next] }) =>
        setFurther((known) => ({
          items: [...known.items, ...(next?.items ?? [])],
          next: next?.next ?? null,
        })),
      (error) => setFailure(error instanceof Unanswered ? error.reason : 'broken'),
    );
  };
  return (
    <section class="section found-group" aria-labelledby={`found-${kind}`}>
      <h2 id={`found-${kind}`}>{searchWords.kinds[kind]}</h2>
      <ul class="index">
        {further.items.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </ul>
      {failure && <Failure reason={failure} again={more} />}
      {further.next !== null && !failure && (
        <p class="more">
          <button type="button" onClick={more} aria-describedby={`found-${kind}`}>
            {words.showMore}
          </button>
        </p>
      )}
    </section>
  );
}

function Results({ view }: { view: SearchView & { q: string } }) {
  const { words } = useSetting();
  const { value, failure, isWaiting, again } = useAnswer(api.search(view));
  const groups = value?.groups ?? [];
  const found = groups.flatMap(({ items }) => items).length;
  const isMore = groups.some(({ next }) => next !== null);
  // What was found for other words does not stand under these.
  const isShown = value !== null && !failure && !isWaiting;
  return (
    <>
      <p class={found === 0 || failure ? 'found-state' : 'found-state quiet'} role="status">
        {isShown &&
          (found === 0 ? <Outside>{searchWords.nothing(view.q)}</Outside> : searchWords.found(found, isMore))}
        {failure && failureWords(failure)}
      </p>
      {failure && (
        <button type="button" onClick={again}>
          {words.failure.again}
        </button>
      )}
      {isShown && found === 0 && <p class="quiet">{searchWords.nothingTips}</p>}
      {isShown && groups.map((group) => <Group key={group.kind} group={group} view={view} />)}
      {isWaiting && !failure && <Skeleton lines={8} />}
    </>
  );
}

/** Everything that holds the words in the address, by kind. */
export function Page({ place: { view } }: PageProps<'search'>) {
  const { q } = view;
  // Editors have more choices than others: nothing that these would move is shown before it is known who reads.
  const ahead = useRef(q === undefined ? [whoQuestion] : [whoQuestion, api.search({ ...view, q })]);
  const isReady = useAhead(ahead.current);
  return (
    <div class="search-page">
      <PageHeading title={searchWords.title} lead={searchWords.lead} />
      <Form view={view} />
      {isReady && <Choices view={view} />}
      {isReady && q === undefined && <p class="quiet">{searchWords.start}</p>}
      {isReady && q !== undefined && (
        <Results key={addressOf({ page: 'search', view })} view={{ ...view, q }} />
      )}
      {!isReady && <Skeleton lines={8} />}
    </div>
  );
}
