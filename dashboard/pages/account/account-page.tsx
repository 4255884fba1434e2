import type { Who } from '../../../worker/domain/session.ts';
import { send } from '../../send.ts';
import { AnsweredPage } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { Facts } from '../../ui/facts.tsx';
import { Outside } from '../../ui/outside.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { goAfresh, useAccountWords, whoQuestion } from './parts.tsx';
import { Passkeys } from './passkeys.tsx';
import { Sessions } from './sessions.tsx';

function Account({ mode, person }: { mode: Who['mode']; person: NonNullable<Who['person']> }) {
  const { account, roles, mayDo } = useAccountWords();
  const signOut = async () => {
    if (mode === 'access') return goAfresh('/cdn-cgi/access/logout');
    await send('DELETE', '/api/session').catch(() => {});
    goAfresh('/sign-in');
  };
  return (
    <>
      <PageHeading title={account.title} lead={mode === 'access' ? account.accessLead : undefined} />
      <Facts
        facts={[
          [account.name, <Outside>{person.name}</Outside>],
          [account.role, account.roleIs(roles[person.role], mayDo[person.role])],
        ]}
      />
      <p class="acts">
        <button type="button" onClick={signOut}>
          {account.signOut}
        </button>
      </p>
      {mode === 'local' && <Passkeys />}
      {mode === 'local' && <Sessions />}
    </>
  );
}

function SignedOut() {
  const { signIn } = useAccountWords();
  return (
    <>
      <PageHeading title={signIn.title} lead={signIn.lead} />
      <p>
        <a href="/sign-in">{signIn.title}</a>
      </p>
    </>
  );
}

/** One's own account: passkeys, sessions, and the way out. */
export function Page() {
  return (
    <AnsweredPage answer={useAnswer(whoQuestion)}>
      {({ mode, person }) => (person ? <Account mode={mode} person={person} /> : <SignedOut />)}
    </AnsweredPage>
  );
}
