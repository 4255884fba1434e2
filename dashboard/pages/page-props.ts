import type { Place } from '../location.ts';
import type { Colleague } from '../ui/who-question.ts';

/** A page is told where the reader is; the code of each is fetched when it is first gone to. */
export type PageProps<P extends Place['page']> = { place: Extract<Place, { page: P }> };
/** A page of colleagues is told who is signed in, too. */
export type StaffPageProps<P extends Place['page']> = PageProps<P> & { person: Colleague };
