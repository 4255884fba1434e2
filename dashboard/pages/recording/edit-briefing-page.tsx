import type { BriefingDetail } from '../../../worker/domain/briefing.ts';
import { recordingWords } from '../../../worker/words/recording.ts';
import { api } from '../../api.ts';
import { addressOf } from '../../location.ts';
import { useAnswer } from '../../ui/answers.ts';
import { useSetting } from '../../ui/setting.ts';
import type { StaffPageProps } from '../page-props.ts';
import { BriefingFields } from './briefing-fields.tsx';
import { EditPage } from './editing.tsx';
import { type BriefingForm, into } from './form.ts';
import { briefingFormOf } from './form-of.ts';
import { briefingWritten } from './meeting-written.ts';
import { ParticipantLines, StatementLines } from './people-lines.tsx';
import { SourceLines } from './source-lines.tsx';

/** How many commitments would move with the date of this briefing; said before it is moved. */
function Moving({ id }: { id: string }) {
  const bound = useAnswer(api.commitments({ dueBriefing: id }, { limit: 200 }));
  const open = bound.value?.items.filter(({ standing }) => standing !== 'closed').length ?? 0;
  return open > 0 ? <p class="quiet is-whole moves-with">{recordingWords.edit.movesWith(open)}</p> : null;
}

export function Page({ place: { id }, person }: StaffPageProps<'edit-briefing'>) {
  const { today } = useSetting();
  return (
    <EditPage<BriefingDetail, BriefingForm>
      editor={person}
      kind="briefing"
      question={api.briefing(id)}
      titleOf={({ title }) => title}
      homeOf={({ id }) => addressOf({ page: 'briefing', id })}
      formOf={briefingFormOf}
      writtenOf={(form, day, { headCounts }) => briefingWritten(form, day, { headCounts })}
    >
      {(form, set, briefing) => (
        <>
          <BriefingFields form={form} set={set} reference={today} aboutDate={<Moving id={briefing.id} />} />
          <SourceLines sources={form.sources} reference={today} onChange={into(set, 'sources')} withPassage />
          <ParticipantLines form={form} onChange={into(set, 'participants')} />
          <StatementLines form={form} onChange={into(set, 'statements')} />
          <p class="quiet">{recordingWords.edit.otherLines}</p>
        </>
      )}
    </EditPage>
  );
}
