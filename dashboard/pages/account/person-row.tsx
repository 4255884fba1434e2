import { useState } from 'preact/hooks';
import type { MadeLink as Link } from '../../../worker/domain/people/one-time-link.ts';
import type { Person, PersonChange } from '../../../worker/domain/people/person.ts';
import type { Who } from '../../../worker/domain/people/session.ts';
import { roles } from '../../../worker/domain/visibility.ts';
import { accountWords } from '../../../worker/words/account.ts';
import { at } from '../../api.ts';
import { send } from '../../send.ts';
import { Outside } from '../../ui/outside.tsx';
import { useSetting } from '../../ui/setting.ts';
import { MadeLink } from './made-link.tsx';
import { Arriving, Outcome, useAct } from './parts.tsx';

interface Props {
  person: Person;
  who: Who;
  onChanged: () => void;
}

/** What is known of a person, in one line. */
function notesOf(person: Person, day: (iso: string) => string) {
  const { people } = accountWords;
  return [
    person.email,
    person.deactivatedAt && people.deactivated(day(person.deactivatedAt)),
    person.linkExpiresAt && people.waiting(day(person.linkExpiresAt)),
    person.lastSeenAt ? people.seen(day(person.lastSeenAt)) : people.neverSeen,
    person.sessions > 0 && people.sessions(person.sessions),
    person.passkeys > 0 && people.passkeys(person.passkeys),
  ].filter(Boolean);
}

/** A person, and what an administrator may do about them. */
export function PersonRow({ person: listed, who, onChanged }: Props) {
  const { people, account } = accountWords;
  const { formats } = useSetting();
  const { outcome, isBusy, run } = useAct({ failed: account.failed, stale: people.stale });
  const [link, setLink] = useState<Link | null>(null);
  const [isErasing, setErasing] = useState(false);
  // What a change answered holds until the list tells it too: the next change is made to that.
  const [answered, setAnswered] = useState(listed);
  const person = answered.version > listed.version ? answered : listed;
  const { id, name, role, version, deactivatedAt } = person;
  const one = at.people[':id'];
  const param = { id };
  const act = (what: () => Promise<unknown>) => run(() => what().finally(onChanged), people.done);
  const change = (body: PersonChange) =>
    act(() => send(one.$patch, { param, json: body, version }).then(setAnswered));
  const makeLink = () =>
    run(async () => {
      setLink(null);
      setLink(await send(one.links.$post, { param }));
      onChanged();
    }, null);
  const erase = () => {
    setErasing(false);
    return act(() => send(one.erase.$post, { param, version }).then(setAnswered));
  };

  return (
    <li class={deactivatedAt ? 'index-row person is-closed' : 'index-row person'}>
      <div class="person-head">
        <p class="entry-title">
          <Outside>{name}</Outside>
          {id === who.person?.id && <span class="quiet"> ({people.you})</span>}
        </p>
        <select
          aria-label={people.roleOf(name)}
          value={role}
          disabled={isBusy || deactivatedAt !== null}
          onChange={(event) =>
            change({ role: roles.find((one) => one === event.currentTarget.value) ?? role })
          }
        >
          {roles.map((each) => (
            <option key={each} value={each}>
              {accountWords.roles[each]}
            </option>
          ))}
        </select>
      </div>
      <p class="entry-notes">
        {notesOf(person, formats.day).map((note, i) => [i > 0 && ' · ', <Outside>{note}</Outside>])}
      </p>
      <details>
        <summary>
          <Outside>{people.manage(name)}</Outside>
        </summary>
        <p class="acts">
          {!deactivatedAt && who.mode === 'local' && (
            <button type="button" disabled={isBusy} onClick={makeLink}>
              {people.makeLink}
            </button>
          )}
          {person.sessions > 0 && (
            <button
              type="button"
              disabled={isBusy}
              onClick={() => act(() => send(one['end-sessions'].$post, { param }))}
            >
              {people.endSessions}
            </button>
          )}
          <button
            type="button"
            disabled={isBusy}
            onClick={() => change({ isActive: deactivatedAt !== null })}
          >
            {deactivatedAt ? people.reactivate : people.deactivate}
          </button>
          <button
            type="button"
            disabled={isBusy}
            aria-expanded={isErasing}
            onClick={() => setErasing(!isErasing)}
          >
            {people.erase}
          </button>
        </p>
        {isErasing && (
          <Arriving label={people.erase}>
            <p>
              <Outside>{people.eraseWarning(name)}</Outside>
            </p>
            <p class="acts">
              <button type="button" onClick={() => setErasing(false)}>
                {people.keep}
              </button>
              <button type="button" class="is-grave" onClick={erase}>
                {people.eraseNow}
              </button>
            </p>
          </Arriving>
        )}
        {link && <MadeLink key={link.url} link={link} name={name} />}
      </details>
      <Outcome {...outcome} />
    </li>
  );
}
