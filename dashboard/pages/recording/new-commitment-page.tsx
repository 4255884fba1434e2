import type { CommitmentDetail } from '../../../worker/domain/commitments/commitment.ts';
import { recordingWords } from '../../../worker/words/recording.ts';
import { api } from '../../api.ts';
import { addressOf } from '../../location.ts';
import { useSetting } from '../../ui/setting.ts';
import type { StaffPageProps } from '../page-props.ts';
import { blankCommitment } from './blank.ts';
import { PartyLines, WordingFields } from './commitment-fields.tsx';
import { CreatePage, Named } from './creating.tsx';
import { DueField } from './date-field.tsx';
import { SameCommitments } from './duplicates.tsx';
import { into, type NewCommitmentForm } from './form.ts';
import { Quality } from './quality.tsx';
import { dayMade, newCommitmentWritten } from './record-written.ts';
import { SourceLines } from './source-lines.tsx';
import { Reading } from './written.ts';

/** A single commitment, made at a briefing on record or elsewhere. */
export function Page({ place: { view }, person }: StaffPageProps<'new-commitment'>) {
  const { today } = useSetting();
  return (
    <Named question={view.briefing ? api.briefing(view.briefing) : null}>
      {(briefing) => (
        <CreatePage<NewCommitmentForm, CommitmentDetail>
          editor={person}
          kind="commitment"
          begin={() => blankCommitment(briefing)}
          titleOf={({ text }) => text}
          writtenOf={newCommitmentWritten}
          homeOf={({ id }) => addressOf({ page: 'commitment', id })}
          advice={({ text }) => <SameCommitments texts={[text]} />}
        >
          {(form, set) => {
            const reference = dayMade(form, today);
            const who = form.parties.filter(({ role }) => role === 'obligor').map(({ actor }) => actor);
            return (
              <>
                <WordingFields
                  form={form}
                  set={set}
                  reference={today}
                  isNew
                  dueOn={form.due.briefing ? null : new Reading(reference).date(form.due, '').edtf}
                  due={
                    <>
                      <Quality id="quality" text={form.text} who={who} due={form.due} reference={reference} />
                      <DueField
                        at="due"
                        label={recordingWords.fields.due}
                        class="is-whole"
                        placeholder={recordingWords.placeholders.due}
                        value={form.due}
                        reference={reference}
                        onChange={(due) => set({ due })}
                      />
                    </>
                  }
                />
                <PartyLines form={form} set={set} />
                <SourceLines
                  sources={form.sources}
                  reference={today}
                  onChange={into(set, 'sources')}
                  withPassage
                />
              </>
            );
          }}
        </CreatePage>
      )}
    </Named>
  );
}
