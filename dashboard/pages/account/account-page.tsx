import type { Who } from '../../../worker/domain/people/session.ts';
import { accountWords } from '../../../worker/words/account.ts';
import { at } from '../../api.ts';
import { send } from '../../send.ts';
import { AnsweredPage } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { Facts } from '../../ui/facts.tsx';
import { Outside } from '../../ui/outside.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { whoQuestion } from '../../ui/who-question.ts';
import type { StaffPageProps } from '../page-props.ts';
import { dropAllDrafts } from '../recording/draft.ts';
import { tellOtherTabs } from '../recording/signed-out.ts';
import { goAfresh } from './parts.tsx';
import { Passkeys } from './passkeys.tsx';
import { Sessions } from './sessions.tsx';

function Account({ mode, person }: { mode: Who['mode']; person: NonNullable<Who['person']> }) {
  const { account, roles, mayDo, people } = accountWords;
  const signOut = async () => {
    tellOtherTabs(localStorage);
    dropAllDrafts(localStorage);
    if (mode === 'access') return goAfresh('/cdn-cgi/access/logout');
    await send(at.session.$delete, {}).catch(() => {});
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
        {person.role === 'admin' && <a href="/people">{people.title}</a>}
      </p>
      {mode === 'local' && <Passkeys />}
      {mode === 'local' && <Sessions />}
    </>
  );
}

/** One's own account: passkeys, sessions, and the way out. */
export function Page({ person }: StaffPageProps<'account'>) {
  return (
    <AnsweredPage answer={useAnswer(whoQuestion)}>
      {({ mode }) => <Account mode={mode} person={person} />}
    </AnsweredPage>
  );
}
