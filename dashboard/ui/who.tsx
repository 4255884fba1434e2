import { useEffect, useRef, useState } from 'preact/hooks';
import type { Who as Known } from '../../worker/domain/people/session.ts';
import { ask } from '../api.ts';
import { addressOf, type Place } from '../location.ts';
import { followSession } from '../session-news.ts';
import { usePlace } from './navigation.ts';
import { Outside } from './outside.tsx';
import { useSetting } from './setting.ts';
import { signInAddress } from './sign-in-address.ts';
import { whoQuestion } from './who-question.ts';

/** From where one reads one comes back to it; from the first page one goes on to the desk. */
function wayIn(place: Place): string {
  const here = addressOf(place);
  return ['sign-in', 'link', 'missing'].includes(place.page) || here === '/'
    ? '/sign-in'
    : signInAddress(here);
}

/** Who is signed in, asked for once the page stands: what is public does not wait for it. */
export function Who() {
  const { words } = useSetting();
  const place = usePlace();
  const here = place.page;
  const [who, setWho] = useState<Known | null>(null);
  const first = useRef<Known | null>(null);
  const look = () =>
    ask(whoQuestion).then(
      (now) => {
        // A page that the browser had put by may show what whoever sits here now may not see.
        if (first.current && first.current.person?.id !== now.person?.id) return window.location.reload();
        first.current = now;
        setWho(now);
      },
      () => {},
    );
  useEffect(() => {
    // What is being written stays on the page: only the header follows.
    const letGo = followSession((news) => {
      if (news === 'signed_out') setWho((before) => before && { ...before, person: null });
      else ask(whoQuestion).then(setWho, () => {});
    });
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && look();
    window.addEventListener('pageshow', onShow);
    return () => {
      letGo();
      window.removeEventListener('pageshow', onShow);
    };
  }, []);
  // Asked once; where it could not be told, again on the next page.
  useEffect(() => {
    if (!first.current) look();
  }, [addressOf(place)]);
  return (
    <p class="who">
      {who?.person && (
        <a href="/desk" aria-current={here === 'desk' ? 'page' : undefined}>
          {words.desk}
        </a>
      )}
      {who?.person?.role === 'admin' && (
        <a href="/people" class="who-people">
          {words.people}
        </a>
      )}
      {who?.person && (
        <a href="/account" class="who-name">
          <Outside>{who.person.name}</Outside>
        </a>
      )}
      {who && !who.person && <a href={wayIn(place)}>{words.signIn}</a>}
    </p>
  );
}
