import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Actor } from '../../worker/domain/actor.ts';
import type { Briefing } from '../../worker/domain/briefing.ts';
import { api } from '../api.ts';
import { addressOf, type ListPage } from '../location.ts';
import type { ListView } from '../location-views.ts';
import { show } from '../ui/navigation.ts';
import { Outside } from '../ui/outside.tsx';
import { PageHeading } from '../ui/page.tsx';
import { Paged } from '../ui/paged.tsx';
import { ActorLink, BriefingLink } from '../ui/record-links.tsx';
import { useSetting } from '../ui/setting.ts';
import { ArchivedLink } from './history/links.tsx';
import type { PageProps } from './page-props.ts';
import { EditorLink } from './recording/editor-links.tsx';

type Props = PageProps<ListPage>;

/** Searches a list by words; the words stand in the address. */
function Search({ page, view }: { page: ListPage; view: ListView }) {
  const { words } = useSetting();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (field.current) field.current.value = view.text ?? '';
  }, [view.text]);
  const search = (event: Event) => {
    event.preventDefault();
    const text = field.current?.value.trim() || undefined;
    show(addressOf({ page, view: { ...view, text } }), { asStep: true });
  };
  return (
    <search>
      <form class="search" onSubmit={search}>
        <label class="field">
          <span class="field-label">{words.search}</span>
          <input ref={field} type="search" maxLength={200} />
        </label>
        <button type="submit">{words.apply}</button>
      </form>
    </search>
  );
}

function KindTabs({ view }: { view: ListView }) {
  const { words } = useSetting();
  const kinds = ['state', 'organisation', 'mission', 'institute', 'person', 'body'] as const;
  const tab = (kind: string | undefined, label: string) => (
    <li key={label}>
      <a
        href={addressOf({ page: 'actors', view: { ...view, kind } })}
        aria-current={view.kind === kind ? 'true' : undefined}
      >
        {label}
      </a>
    </li>
  );
  return (
    <ul class="inline-list tabs">
      {tab(undefined, words.lists.allKinds)}
      {kinds.map((kind) => tab(kind, words.terms.actorKind[kind]))}
    </ul>
  );
}

const Row = ({ title, notes }: { title: ComponentChildren; notes: ComponentChildren }) => (
  <li class="index-row">
    <p class="entry-title">{title}</p>
    {notes && <p class="entry-notes">{notes}</p>}
  </li>
);

function BriefingRow({ briefing }: { briefing: Briefing }) {
  const { words, formats } = useSetting();
  const where = [briefing.venue, briefing.city].filter((part) => part !== null).join(', ');
  return (
    <Row
      title={<BriefingLink briefing={briefing} />}
      notes={
        <>
          {formats.span(briefing.start, briefing.end) ?? words.noDate}
          {where && ' · '}
          {where && <Outside>{where}</Outside>}
          {briefing.status !== 'held' && ` · ${words.terms.briefingStatus[briefing.status]}`}
        </>
      }
    />
  );
}

/** `kindIsKnown`: on a list of one kind it need not be said at each. */
function ActorRow({ actor, kindIsKnown }: { actor: Actor; kindIsKnown: boolean }) {
  const { words } = useSetting();
  const notes = [
    !kindIsKnown && words.terms.actorKind[actor.kind],
    actor.affiliation && <Outside>{actor.affiliation.name}</Outside>,
    actor.aliases.length > 0 && <Outside>{actor.aliases.join(', ')}</Outside>,
  ].filter(Boolean);
  return (
    <Row
      title={<ActorLink actor={actor} />}
      notes={notes.length > 0 && notes.map((note, i) => [i > 0 && ' · ', note])}
    />
  );
}

const ways = { briefings: 'new-briefing', actors: 'new-actor', bodies: 'new-body' } as const;

/** The lists of briefings, of actors, and of bodies. */
export function Page({ place: { page, view } }: Props) {
  const { words } = useSetting();
  const { title, lead } = words.lists[page];
  const empty = view.text || view.kind ? words.lists.nothingFound : words.none;
  const kind = page === 'bodies' ? 'body' : view.kind;
  return (
    <>
      <PageHeading
        title={title}
        lead={
          <>
            {lead} <EditorLink to={{ page: ways[page] }} />
          </>
        }
      />
      <Search page={page} view={view} />
      {page === 'actors' && <KindTabs view={view} />}
      {page === 'briefings' ? (
        <Paged question={(cursor) => api.briefings({ text: view.text }, { cursor })} empty={empty} lines={8}>
          {(items) => (
            <ul class="index">
              {items.map((briefing) => (
                <BriefingRow key={briefing.id} briefing={briefing} />
              ))}
            </ul>
          )}
        </Paged>
      ) : (
        <Paged
          question={(cursor) => api.actors({ kind, text: view.text }, { cursor })}
          empty={empty}
          lines={8}
        >
          {(items) => (
            <ul class="index is-narrow">
              {items.map((actor) => (
                <ActorRow key={actor.id} actor={actor} kindIsKnown={kind !== undefined} />
              ))}
            </ul>
          )}
        </Paged>
      )}
      <ArchivedLink kind={page === 'briefings' ? 'briefing' : 'actor'} />
    </>
  );
}
