import { accountWords } from '../../../worker/words/account.ts';
import { at, question } from '../../api.ts';
import { AnsweredPage } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { PageHeading, Section } from '../../ui/page.tsx';
import { whoQuestion } from '../../ui/who-question.ts';
import { Invite } from './invite.tsx';
import { PersonRow } from './person-row.tsx';

const asked = question(at.people.$url(), at.people.$get);

/** For administrators: who may sign in, and what they may do. */
export function Page() {
  const { people } = accountWords;
  const answer = useAnswer(asked);
  const { value: who } = useAnswer(whoQuestion);
  return (
    <AnsweredPage answer={answer} isReady={who !== null}>
      {({ items }) => (
        <>
          <PageHeading title={people.title} lead={people.lead} />
          <Invite onInvited={answer.again} />
          <Section title={people.list}>
            <ul class="index rows">
              {who &&
                items.map((person) => (
                  <PersonRow key={person.id} person={person} who={who} onChanged={answer.again} />
                ))}
            </ul>
          </Section>
        </>
      )}
    </AnsweredPage>
  );
}
