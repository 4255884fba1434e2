import { useEffect, useState } from 'preact/hooks';
import type { Who as Known } from '../../worker/domain/session.ts';
import { ask } from '../api.ts';
import { Outside } from './outside.tsx';
import { useSetting } from './setting.ts';

/** Who is signed in, asked for once the page stands: what is public does not wait for it. */
export function Who() {
  const { words } = useSetting();
  const [who, setWho] = useState<Known | null>(null);
  useEffect(() => {
    let first: Known | undefined;
    const look = () =>
      ask<Known>({ address: '/api/session' }).then(
        (known) => {
          // A page that the browser had put by may show what whoever sits here now may not see.
          if (first && first.person?.id !== known.person?.id) return window.location.reload();
          first = known;
          setWho(known);
        },
        () => {},
      );
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && look();
    window.addEventListener('pageshow', onShow);
    look();
    return () => window.removeEventListener('pageshow', onShow);
  }, []);
  return (
    <p class="who">
      {who?.person?.role === 'admin' && <a href="/people">{words.people}</a>}
      {who?.person && (
        <a href="/account">
          <Outside>{who.person.name}</Outside>
        </a>
      )}
      {who && !who.person && <a href="/sign-in">{words.signIn}</a>}
    </p>
  );
}
