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
    ask<Known>({ address: '/api/session' }).then(setWho, () => {});
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
