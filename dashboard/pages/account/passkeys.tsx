import { useState } from 'preact/hooks';
import type { Passkey } from '../../../worker/domain/people/passkey.ts';
import { accountWords } from '../../../worker/words/account.ts';
import { at, question } from '../../api.ts';
import { send } from '../../send.ts';
import { Answered } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { Section } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import { Outcome, useAct } from './parts.tsx';
import { addPasskey, type PasskeyFault } from './passkey.ts';
import { PasskeyFaultText } from './passkey-fault.tsx';

const asked = question(at.passkeys.$url(), at.passkeys.$get);

/** One's own passkeys: what there is, one more, one less. */
export function Passkeys() {
  const { account } = accountWords;
  const { formats } = useSetting();
  const answer = useAnswer(asked);
  const { outcome, isBusy, run } = useAct(account);
  const [fault, setFault] = useState<PasskeyFault | null>(null);
  const add = () =>
    run(async () => {
      setFault(null);
      const found = await addPasskey();
      setFault(found);
      if (found !== null) return null;
      answer.again();
      return account.passkeyAdded;
    }, null);
  const remove = ({ id }: Passkey) =>
    run(async () => {
      await send(at.passkeys[':id'].$delete, { param: { id } });
      answer.again();
    }, account.passkeyRemoved);
  const nameOf = ({ browser, system, createdAt }: Passkey) =>
    account.added(account.device(browser, system), formats.day(createdAt));

  return (
    <Section title={account.passkeys}>
      <Answered answer={answer} lines={2}>
        {({ items }) => (
          <>
            {items.length === 0 && <p class="notice">{account.noPasskeys}</p>}
            {items.length > 0 && (
              <ul class="index rows">
                {items.map((passkey) => (
                  <li key={passkey.id} class="index-row with-acts">
                    <div>
                      <p class="entry-title">{nameOf(passkey)}</p>
                      <p class="entry-notes">
                        {passkey.lastUsedAt ? account.used(formats.day(passkey.lastUsedAt)) : account.unused}
                        {passkey.isSynced && ` · ${account.synced}`}
                      </p>
                    </div>
                    <button
                      type="button"
                      disabled={isBusy}
                      aria-label={account.removeThis(nameOf(passkey))}
                      onClick={() => remove(passkey)}
                    >
                      {account.remove}
                    </button>
                  </li>
                ))}
              </ul>
            )}
            {items.length === 1 && <p class="quiet">{account.lastPasskey}</p>}
            <p class="acts">
              <button
                type="button"
                class={items.length === 0 ? 'is-chief' : undefined}
                disabled={isBusy}
                onClick={add}
              >
                {account.addPasskey}
              </button>
            </p>
          </>
        )}
      </Answered>
      <PasskeyFaultText fault={fault} />
      <Outcome {...outcome} />
    </Section>
  );
}
