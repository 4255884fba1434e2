import type { BriefingDetail } from '../../../worker/domain/briefing.ts';
import { addressOf } from '../../location.ts';
import { useSetting } from '../../ui/setting.ts';
import type { StaffPageProps } from '../page-props.ts';
import { blankMeeting } from './blank.ts';
import { BriefingFields } from './briefing-fields.tsx';
import { CreatePage } from './creating.tsx';
import { SameBriefings, SameCommitments } from './duplicates.tsx';
import { into, type MeetingForm } from './form.ts';
import { meetingDay, meetingWritten } from './meeting-written.ts';
import { CommitmentLines, HandoverLines } from './outcome-lines.tsx';
import { ParticipantLines, StatementLines } from './people-lines.tsx';
import { SourceLines } from './source-lines.tsx';

/** What was said and promised at a meeting, written down on one page and saved at once. */
export function Page({ person }: StaffPageProps<'new-briefing'>) {
  const { today } = useSetting();
  return (
    <CreatePage<MeetingForm, BriefingDetail>
      editor={person}
      kind="briefing"
      begin={blankMeeting}
      titleOf={({ title }) => title}
      writtenOf={meetingWritten}
      homeOf={({ id }) => addressOf({ page: 'briefing', id })}
      advice={({ title, start, commitments }) => (
        <>
          <SameBriefings title={title} start={start} today={today} />
          <SameCommitments texts={commitments.map(({ text }) => text)} />
        </>
      )}
    >
      {(form, set) => {
        const reference = meetingDay(form, today);
        return (
          <>
            <BriefingFields form={form} set={set} reference={today} />
            <SourceLines sources={form.sources} reference={today} onChange={into(set, 'sources')} />
            <ParticipantLines form={form} onChange={into(set, 'participants')} />
            <StatementLines form={form} onChange={into(set, 'statements')} />
            <CommitmentLines form={form} reference={reference} onChange={into(set, 'commitments')} />
            <HandoverLines form={form} reference={reference} onChange={into(set, 'handovers')} />
          </>
        );
      }}
    </CreatePage>
  );
}
