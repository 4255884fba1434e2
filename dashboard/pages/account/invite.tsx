import { useState } from 'preact/hooks';
import type { MadeLink as Link } from '../../../worker/domain/people/one-time-link.ts';
import type { Person } from '../../../worker/domain/people/person.ts';
import { roles } from '../../../worker/domain/visibility.ts';
import { accountWords } from '../../../worker/words/account.ts';
import { at } from '../../api.ts';
import { send } from '../../send.ts';
import { Section } from '../../ui/page.tsx';
import { MadeLink } from './made-link.tsx';
import { Outcome, useAct } from './parts.tsx';

type Invited = { person: Person; link: Link | null };

/** Makes somebody known, and shows the link by which they come in. */
export function Invite({ onInvited }: { onInvited: () => void }) {
  const { people, account, roles: roleWords } = accountWords;
  const { outcome, isBusy, run } = useAct(account);
  const [made, setMade] = useState<Invited | null>(null);
  const invite = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const body = {
      name: text('name'),
      role: roles.find((role) => role === text('role')) ?? 'viewer',
      email: text('email') || null,
    };
    return run(async () => {
      setMade(null);
      setMade(await send(at.people.$post, { json: body }));
      form.reset();
      onInvited();
    }, null);
  };
  return (
    <Section title={people.invite}>
      <form class="invite" onSubmit={invite}>
        <label class="field">
          <span class="field-label">{people.name}</span>
          <input name="name" type="text" required maxLength={100} pattern=".*\S.*" autocomplete="off" />
        </label>
        <label class="field">
          <span class="field-label">{people.email}</span>
          <input name="email" type="email" maxLength={254} autocomplete="off" />
        </label>
        <label class="field">
          <span class="field-label">{people.role}</span>
          <select name="role">
            {roles.map((role) => (
              <option key={role} value={role}>
                {roleWords[role]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" disabled={isBusy}>
          {people.sendInvitation}
        </button>
      </form>
      <Outcome {...outcome} />
      {made?.link && <MadeLink key={made.person.id} link={made.link} name={made.person.name} />}
      {made && !made.link && <p role="status">{people.admitted(made.person.name)}</p>}
    </Section>
  );
}
