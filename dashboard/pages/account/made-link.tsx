import { useRef, useState } from 'preact/hooks';
import type { MadeLink as Link } from '../../../worker/domain/people/one-time-link.ts';
import { accountWords } from '../../../worker/words/account.ts';
import { useSetting } from '../../ui/setting.ts';
import { Arriving } from './parts.tsx';

/** A one-time link as its maker sees it, this once. */
export function MadeLink({ link, name }: { link: Link; name: string }) {
  const { people } = accountWords;
  const { formats } = useSetting();
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    field.current?.select();
    navigator.clipboard?.writeText(link.url).then(
      () => setCopied(true),
      // It stands selected, to be copied by hand.
      () => {},
    );
  };
  return (
    <Arriving label={people.link(name)}>
      <div class="search">
        <label class="field">
          <span class="field-label">{people.link(name)}</span>
          <input ref={field} type="text" readOnly dir="ltr" value={link.url} spellcheck={false} />
        </label>
        <button type="button" onClick={copy}>
          {isCopied ? people.copied : people.copy}
        </button>
      </div>
      <p class="quiet">{people.linkNote(formats.day(link.expiresAt))}</p>
    </Arriving>
  );
}
