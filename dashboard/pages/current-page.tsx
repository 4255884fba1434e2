import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../location.ts';
import { Failure, Skeleton } from '../ui/answered.tsx';
import { usePlace } from '../ui/navigation.ts';

/** A page is told where the reader is; the code of each is fetched when it is first gone to. */
export type PageProps<P extends Place['page']> = { place: Extract<Place, { page: P }> };
type AnyPage = ComponentType<{ place: Place }>;

const load: Record<Place['page'], () => Promise<{ Page: unknown }>> = {
  timeline: () => import('./timeline/timeline-page.tsx'),
  print: () => import('./timeline/print-page.tsx'),
  upcoming: () => import('./upcoming-page.tsx'),
  'follow-up': () => import('./follow-up/follow-up-page.tsx'),
  commitments: () => import('./commitments-page.tsx'),
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
  missing: () => import('./missing-page.tsx'),
};

const loaded = new Map<Place['page'], AnyPage>();

/** The page that the address asks for; its place is held until its code is there. */
export function CurrentPage() {
  const here = usePlace();
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
  return <Page key={'id' in here ? `${here.page}:${here.id}` : here.page} place={here} />;
}
