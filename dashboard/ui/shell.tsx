import type { ComponentChildren } from 'preact';
import { addressOf, type Place } from '../location.ts';
import { FindAnything } from './find-anything.tsx';
import { usePlace } from './navigation.ts';
import { useSetting } from './setting.ts';
import { UndoToast } from './undo-toast.tsx';
import { Who } from './who.tsx';

const entrances = [
  ['timeline', { page: 'timeline', view: {} }],
  ['upcoming', { page: 'upcoming', view: {} }],
  ['followUp', { page: 'follow-up', view: {} }],
  ['briefings', { page: 'briefings', view: {} }],
  ['actors', { page: 'actors', view: {} }],
  ['bodies', { page: 'bodies', view: {} }],
] as const satisfies [string, Place][];

/** The entrance that a page belongs to: a briefing belongs to the briefings. */
const parents: Partial<Record<Place['page'], Place['page']>> = {
  print: 'timeline',
  briefing: 'briefings',
  'new-briefing': 'briefings',
  'edit-briefing': 'briefings',
  commitments: 'upcoming',
  commitment: 'upcoming',
  'new-commitment': 'upcoming',
  'edit-commitment': 'upcoming',
  handover: 'bodies',
  'new-handover': 'bodies',
  'edit-handover': 'bodies',
  actor: 'actors',
  'new-actor': 'actors',
  'edit-actor': 'actors',
  body: 'bodies',
  'new-body': 'bodies',
  'edit-body': 'bodies',
  'handover-file': 'bodies',
  brief: 'briefings',
  promises: 'actors',
};

function Navigation() {
  const { words } = useSetting();
  const here = usePlace().page;
  return (
    <nav aria-label={words.mainNavigation} class="main-navigation">
      <ul>
        {entrances.map(([key, to]) => (
          <li key={key}>
            <a
              href={addressOf(to)}
              aria-current={here === to.page ? 'page' : parents[here] === to.page ? 'true' : undefined}
            >
              {words.navigation[key]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What stands around every page. */
export function Shell({ children }: { children: ComponentChildren }) {
  const { words } = useSetting();
  return (
    <>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <header class="masthead">
        <div class="measure">
          <a href="/" class="wordmark" aria-label={words.footer.home}>
            {words.product}
          </a>
          <Navigation />
          <FindAnything />
          <Who />
        </div>
      </header>
      <main id="content" class="measure" tabIndex={-1}>
        {children}
      </main>
      <UndoToast />
      <footer class="colophon">
        <div class="measure">
          <p>{words.footer.about}</p>
          <p>
            <a href="/api/docs">{words.footer.api}</a>
          </p>
        </div>
      </footer>
    </>
  );
}
