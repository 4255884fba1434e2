import type { HandoverDetail } from '../../../worker/domain/handovers/handover.ts';
import { recordingWords } from '../../../worker/words/recording.ts';
import { api } from '../../api.ts';
import { addressOf } from '../../location.ts';
import { useSetting } from '../../ui/setting.ts';
import type { StaffPageProps } from '../page-props.ts';
import { ActorField } from './actor-field.tsx';
import { blankHandover } from './blank.ts';
import { CreatePage, Named } from './creating.tsx';
import { into, type NewHandoverForm } from './form.ts';
import { actorOf } from './form-of.ts';
import { HandoverFields } from './handover-fields.tsx';
import { newHandoverWritten } from './record-written.ts';
import { SourceLines } from './source-lines.tsx';

/** A single handover of a body's presidency, announced at a briefing on record or elsewhere. */
export function Page({ place: { view }, person }: StaffPageProps<'new-handover'>) {
  const { today } = useSetting();
  return (
    <Named question={view.body ? api.actor(view.body) : null}>
      {(body) => (
        <Named question={view.briefing ? api.briefing(view.briefing) : null}>
          {(briefing) => (
            <CreatePage<NewHandoverForm, HandoverDetail>
              editor={person}
              kind="handover"
              begin={() => blankHandover(actorOf(body), briefing)}
              titleOf={({ body }) => body.text}
              writtenOf={newHandoverWritten}
              homeOf={({ id }) => addressOf({ page: 'handover', id })}
            >
              {(form, set) => (
                <>
                  <HandoverFields
                    form={form}
                    set={set}
                    body={
                      <ActorField
                        at="body"
                        label={recordingWords.fields.body}
                        class="is-whole"
                        value={form.body}
                        unsaid="body"
                        only="body"
                        onChange={into(set, 'body')}
                      />
                    }
                  />
                  <SourceLines
                    sources={form.sources}
                    reference={today}
                    onChange={into(set, 'sources')}
                    withPassage
                  />
                </>
              )}
            </CreatePage>
          )}
        </Named>
      )}
    </Named>
  );
}
