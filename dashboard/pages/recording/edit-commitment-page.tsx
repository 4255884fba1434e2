import type { CommitmentDetail } from '../../../worker/domain/commitments/commitment.ts';
import { recordingWords } from '../../../worker/words/recording.ts';
import { api } from '../../api.ts';
import { addressOf } from '../../location.ts';
import { StatusWord } from '../../ui/badges.tsx';
import { useSetting } from '../../ui/setting.ts';
import type { StaffPageProps } from '../page-props.ts';
import { PartyLines, WordingFields } from './commitment-fields.tsx';
import { EditPage } from './editing.tsx';
import { type CommitmentForm, into } from './form.ts';
import { commitmentFormOf } from './form-of.ts';
import { commitmentWritten } from './record-written.ts';
import { SourceLines } from './source-lines.tsx';

const homeOf = ({ id }: Pick<CommitmentDetail, 'id'>) => addressOf({ page: 'commitment', id });

/** What is not changed here, as it stands, and the way to where it is. */
function Moved({ commitment }: { commitment: CommitmentDetail }) {
  const { edit } = recordingWords;
  const { words, formats } = useSetting();
  const { due, status } = commitment;
  return (
    <div class="is-whole moved-elsewhere">
      <dl class="facts">
        <div>
          <dt>{words.due.label}</dt>
          <dd>{formats.date(due) ?? words.due.undated}</dd>
        </div>
        <div>
          <dt>{words.commitment.status}</dt>
          <dd>
            <StatusWord status={status} />
          </dd>
        </div>
      </dl>
      <p class="quiet">
        {edit.dueElsewhere} <a href={`${homeOf(commitment)}#follow-up`}>{edit.followUp}</a>
      </p>
    </div>
  );
}

export function Page({ place: { id }, person }: StaffPageProps<'edit-commitment'>) {
  const { today } = useSetting();
  return (
    <EditPage<CommitmentDetail, CommitmentForm>
      editor={person}
      kind="commitment"
      question={api.commitment(id)}
      titleOf={({ text }) => text}
      homeOf={homeOf}
      formOf={commitmentFormOf}
      writtenOf={commitmentWritten}
    >
      {(form, set, commitment) => (
        <>
          <WordingFields
            form={form}
            set={set}
            reference={today}
            due={<Moved commitment={commitment} />}
            dueOn={commitment.due?.edtf ?? null}
          />
          <PartyLines form={form} set={set} />
          <SourceLines sources={form.sources} reference={today} onChange={into(set, 'sources')} withPassage />
        </>
      )}
    </EditPage>
  );
}
