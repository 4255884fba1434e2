import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { holds, type Role } from '../../../worker/domain/visibility.ts';
import { accountWords } from '../../../worker/words/account.ts';
import { addressOf, type Place } from '../../location.ts';
import { AnsweredPage } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { show } from '../../ui/navigation.ts';
import { PageHeading } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import { signInAddress } from '../../ui/sign-in-address.ts';
import { type Colleague, whoQuestion } from '../../ui/who-question.ts';

/** Nobody who is not signed in has anything here: they are led to where one signs in, and back. */
function SignInFirst({ here }: { here: string }) {
  const { words } = useSetting();
  const { staffPage } = accountWords;
  useEffect(() => show(signInAddress(here)), [here]);
  return (
    <>
      <PageHeading title={staffPage.title} lead={staffPage.lead} />
      <p>
        <a href={signInAddress(here)}>{words.signIn}</a>
      </p>
    </>
  );
}

function NotForThisRole({ least }: { least: Role }) {
  const { words } = useSetting();
  const { staffPage } = accountWords;
  return (
    <>
      <PageHeading title={words.failure.title.not_allowed} lead={staffPage.needs[least]} />
      <p>
        <a href="/desk">{staffPage.toDesk}</a>
      </p>
    </>
  );
}

interface Props {
  place: Place;
  least: Role;
  children: (person: Colleague) => ComponentChildren;
}

/** A page of colleagues: others are led to where one signs in, and whose role is too small is told which it takes. */
export function StaffPage({ place, least, children }: Props) {
  return (
    <AnsweredPage answer={useAnswer(whoQuestion)}>
      {({ person }) => {
        if (!person) return <SignInFirst here={addressOf(place)} />;
        return holds(person.role, least) ? children(person) : <NotForThisRole least={least} />;
      }}
    </AnsweredPage>
  );
}
