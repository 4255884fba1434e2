import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Role } from '../../worker/domain/visibility.ts';
import type { Place } from '../location.ts';
import { isDay } from '../location-desk.ts';
import { Failure, Skeleton } from '../ui/answered.tsx';
import { lazily } from '../ui/lazy.tsx';
import { timesRead, usePlace } from '../ui/navigation.ts';
import { SettingContext, useSetting } from '../ui/setting.ts';
import type { Colleague } from '../ui/who-question.ts';

type AnyPage = ComponentType<{ place: Place; person?: Colleague }>;

/** The pages of colleagues, each with the least role that has anything there. */
const staffPages: Partial<Record<Place['page'], Role>> = {
  desk: 'viewer',
  account: 'viewer',
  archived: 'editor',
  merge: 'editor',
  'new-briefing': 'editor',
  'new-commitment': 'editor',
  'new-handover': 'editor',
  'new-actor': 'editor',
  'new-body': 'editor',
  'edit-briefing': 'editor',
  'edit-commitment': 'editor',
  'edit-handover': 'editor',
  'edit-actor': 'editor',
  'edit-body': 'editor',
  people: 'admin',
};
const UntoldDay = lazily(() => import('./history/untold-day.tsx').then((code) => code.UntoldDay));
const StaffPage = lazily(() => import('./account/staff-page.tsx').then((code) => code.StaffPage));

const load: Record<Place['page'], () => Promise<{ Page: unknown }>> = {
  timeline: () => import('./timeline/timeline-page.tsx'),
  print: () => import('./timeline/print-page.tsx'),
  desk: () => import('./desk/desk-page.tsx'),
  upcoming: () => import('./upcoming-page.tsx'),
  'follow-up': () => import('./follow-up/follow-up-page.tsx'),
  archived: () => import('./history/archived-page.tsx'),
  merge: () => import('./history/merge-page.tsx'),
  commitments: () => import('./commitments-page.tsx'),
  search: () => import('./search/search-page.tsx'),
  briefings: () => import('./list-pages.tsx'),
  actors: () => import('./list-pages.tsx'),
  bodies: () => import('./list-pages.tsx'),
  briefing: () => import('./briefing/briefing-page.tsx'),
  commitment: () => import('./commitment/commitment-page.tsx'),
  handover: () => import('./handover-page.tsx'),
  body: () => import('./body/body-page.tsx'),
  actor: () => import('./actor-page.tsx'),
  'sign-in': () => import('./account/sign-in-page.tsx'),
  link: () => import('./account/link-page.tsx'),
  account: () => import('./account/account-page.tsx'),
  people: () => import('./account/people-page.tsx'),
  'new-briefing': () => import('./recording/new-briefing-page.tsx'),
  'new-commitment': () => import('./recording/new-commitment-page.tsx'),
  'new-handover': () => import('./recording/new-handover-page.tsx'),
  'new-actor': () => import('./recording/new-actor-page.tsx'),
  'new-body': () => import('./recording/new-actor-page.tsx'),
  'edit-briefing': () => import('./recording/edit-briefing-page.tsx'),
  'edit-commitment': () => import('./recording/edit-commitment-page.tsx'),
  'edit-handover': () => import('./recording/edit-handover-page.tsx'),
  'edit-actor': () => import('./recording/edit-actor-page.tsx'),
  'edit-body': () => import('./recording/edit-actor-page.tsx'),
  'handover-file': () => import('./paper/paper-page.tsx'),
  brief: () => import('./paper/paper-page.tsx'),
  promises: () => import('./paper/paper-page.tsx'),
  missing: () => import('./missing-page.tsx'),
};

const loaded = new Map<Place['page'], AnyPage>();

/** The page that the address asks for; its place is held until its code is there. */
export function CurrentPage() {
  const here = usePlace();
  const setting = useSetting();
  const [failed, setFailed] = useState<Place['page'] | null>(null);
  const [, setLoaded] = useState(0);
  const Page = loaded.get(here.page);

  const fetchPage = () => {
    setFailed(null);
    load[here.page]().then(
      (code) => {
        loaded.set(here.page, code.Page as AnyPage);
        setLoaded(loaded.size);
      },
      () => setFailed(here.page),
    );
  };
  // Once for each page.
  useEffect(() => {
    if (!loaded.has(here.page)) fetchPage();
  }, [here.page]);

  if (failed === here.page) return <Failure reason="unreachable" again={fetchPage} />;
  if (!Page) return <Skeleton lines={4} />;
  // A page of another record starts afresh: nothing of the last one may show under the new heading.
  const asOf = 'asOf' in here ? here.asOf : undefined;
  const named = here.page === 'follow-up' ? here.view.asOf : asOf;
  if (named && !(isDay(named) && named <= setting.today)) return <UntoldDay place={here} asOf={named} />;
  const key = `${keyOf(here)}:${timesRead}`;
  const least = staffPages[here.page];
  const page = least ? (
    <StaffPage key={here.page} place={here} least={least}>
      {(person) => <Page key={key} place={here} person={person} />}
    </StaffPage>
  ) : (
    <Page key={key} place={here} />
  );
  // What is late, and by how much, is told as of that day too.
  return asOf ? (
    <SettingContext.Provider value={{ ...setting, today: asOf, asOf }}>{page}</SettingContext.Provider>
  ) : (
    page
  );
}

const keyOf = (place: Place): string =>
  'id' in place ? [place.page, place.id, 'asOf' in place ? place.asOf : ''].join(':') : place.page;
