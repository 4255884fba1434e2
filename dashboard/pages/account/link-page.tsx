import { useEffect, useState } from 'preact/hooks';
import type { OneTimeLink } from '../../../worker/domain/people/one-time-link.ts';
import { accountWords } from '../../../worker/words/account.ts';
import { at } from '../../api.ts';
import { Refused, send } from '../../send.ts';
import { Skeleton } from '../../ui/answered.tsx';
import { Outside } from '../../ui/outside.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { goAfresh, Outcome } from './parts.tsx';

type State = OneTimeLink | 'waiting' | 'gone' | 'empty' | 'unreachable';

const failed = (error: unknown): 'gone' | 'unreachable' =>
  error instanceof Refused && error.status !== 0 && error.status < 500 ? 'gone' : 'unreachable';

function Continue({ secret, link, onFailed }: Props) {
  const { link: words, roles } = accountWords;
  const [name, setName] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const isFirst = link.kind === 'first_administrator';
  const use = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setFault(null);
    try {
      await send(at.links.use.$post, { json: { secret, ...(isFirst ? { name } : {}) } });
      goAfresh('/account');
    } catch (error) {
      if (failed(error) === 'gone') return onFailed();
      setFault(words.unreachable);
      setBusy(false);
    }
  };
  return (
    <>
      <PageHeading
        title={isFirst ? words.first : words.welcome(link.name ?? '')}
        lead={isFirst ? words.firstLead : words.lead(roles[link.role])}
      />
      <form class="stack" onSubmit={use}>
        {isFirst && (
          <label class="field">
            <span class="field-label">{words.name}</span>
            <input
              type="text"
              autocomplete="name"
              required
              maxLength={100}
              pattern=".*\S.*"
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
        )}
        <button type="submit" class="is-chief" disabled={isBusy}>
          {words.next}
        </button>
      </form>
      <Outcome text={fault} isFault />
    </>
  );
}
interface Props {
  secret: string;
  link: OneTimeLink;
  onFailed(): void;
}

/** Shows what a one-time link is good for. Only "Continue" uses it up: programs that look at links press nothing. */
export function Page() {
  const { link: words } = accountWords;
  const [secret] = useState(() => window.location.hash.slice(1));
  const [state, setState] = useState<State>(secret === '' ? 'empty' : 'waiting');
  useEffect(() => {
    if (secret === '') return;
    send(at.links.read.$post, { json: { secret } }).then(setState, (error) => setState(failed(error)));
  }, [secret]);

  if (state === 'waiting') return <Skeleton lines={4} />;
  if (state === 'empty') return <PageHeading title={words.empty} lead={words.emptyLead} />;
  if (state === 'gone') return <PageHeading title={words.gone} lead={words.goneLead} />;
  if (state === 'unreachable')
    return <PageHeading title={words.title} lead={<Outside>{words.unreachable}</Outside>} />;
  return <Continue secret={secret} link={state} onFailed={() => setState('gone')} />;
}
