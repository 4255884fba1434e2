import { useState } from 'preact/hooks';
import { accountWords } from '../../../worker/words/account.ts';
import { useAnswer } from '../../ui/answers.ts';
import { PageHeading } from '../../ui/page.tsx';
import { onwardFrom } from '../../ui/sign-in-address.ts';
import { whoQuestion } from '../../ui/who-question.ts';
import { goAfresh } from './parts.tsx';
import { type PasskeyFault, signInWithPasskey } from './passkey.ts';
import { PasskeyFaultText } from './passkey-fault.tsx';

function WithPasskey() {
  const { signIn } = accountWords;
  const [isWaiting, setWaiting] = useState(false);
  const [fault, setFault] = useState<PasskeyFault | null>(null);
  const start = async () => {
    setWaiting(true);
    setFault(null);
    const found = await signInWithPasskey();
    if (found === null) return goAfresh(onwardFrom(window.location.search));
    setFault(found);
    setWaiting(false);
  };
  return (
    <>
      <button type="button" class="is-chief" disabled={isWaiting} onClick={start}>
        {isWaiting ? signIn.waiting : signIn.withPasskey}
      </button>
      <PasskeyFaultText fault={fault} />
      <p class="explained">{signIn.what}</p>
      <section class="section">
        <h2>{signIn.noneTitle}</h2>
        <p class="explained">{signIn.none}</p>
      </section>
    </>
  );
}

/** Where people come in: with a passkey, or told how else. */
export function Page() {
  const { signIn } = accountWords;
  const { value: who } = useAnswer(whoQuestion);
  return (
    <>
      <PageHeading title={signIn.title} lead={signIn.lead} />
      {who?.person ? (
        <>
          <p>{signIn.already(who.person.name)}</p>
          <ul class="plain-list">
            <li>
              <a href="/account">{signIn.toAccount}</a>
            </li>
            <li>
              <a href={onwardFrom(window.location.search)}>{signIn.toDesk}</a>
            </li>
          </ul>
        </>
      ) : who?.mode === 'access' ? (
        <>
          <p>{signIn.byAccess}</p>
          <p class="quiet">{signIn.byAccessHow}</p>
        </>
      ) : (
        <WithPasskey />
      )}
    </>
  );
}
