import { accountWords } from '../../../worker/words/account.ts';
import { at, question } from '../../api.ts';
import { send } from '../../send.ts';
import { Answered } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { Section } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import { Outcome, useAct } from './parts.tsx';

const asked = question(at.sessions.$url(), at.sessions.$get);

/** Where one is signed in, and how to end it there. */
export function Sessions() {
  const { account } = accountWords;
  const { formats } = useSetting();
  const answer = useAnswer(asked);
  const { outcome, isBusy, run } = useAct(account);
  const end = (sent: () => Promise<unknown>) =>
    run(async () => {
      await sent();
      answer.again();
    }, account.ended);

  return (
    <Section title={account.sessions}>
      <Answered answer={answer} lines={3}>
        {({ items }) => (
          <>
            <ul class="index rows">
              {items.map(({ id, browser, system, createdAt, lastSeenAt, isThisOne }) => (
                <li key={id} class="index-row with-acts">
                  <div>
                    <p class="entry-title">{account.device(browser, system)}</p>
                    <p class="entry-notes">
                      {isThisOne && <strong>{account.thisOne}</strong>}
                      {isThisOne && ' · '}
                      {account.seen(formats.day(createdAt), formats.day(lastSeenAt))}
                    </p>
                  </div>
                  {!isThisOne && (
                    <button
                      type="button"
                      disabled={isBusy}
                      aria-label={account.endThis(account.device(browser, system))}
                      onClick={() => end(() => send(at.sessions[':id'].$delete, { param: { id } }))}
                    >
                      {account.end}
                    </button>
                  )}
                </li>
              ))}
            </ul>
            {items.length > 1 && (
              <p class="acts">
                <button
                  type="button"
                  disabled={isBusy}
                  onClick={() => end(() => send(at.sessions['end-others'].$post, {}))}
                >
                  {account.endOthers}
                </button>
              </p>
            )}
          </>
        )}
      </Answered>
      <Outcome {...outcome} />
    </Section>
  );
}
