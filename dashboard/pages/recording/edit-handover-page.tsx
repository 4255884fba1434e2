import type { HandoverDetail } from '../../../worker/domain/handovers/handover.ts';
import { api } from '../../api.ts';
import { addressOf } from '../../location.ts';
import { useSetting } from '../../ui/setting.ts';
import type { StaffPageProps } from '../page-props.ts';
import { EditPage } from './editing.tsx';
import { type HandoverForm, into } from './form.ts';
import { handoverFormOf } from './form-of.ts';
import { HandoverFields } from './handover-fields.tsx';
import { handoverWritten } from './record-written.ts';
import { SourceLines } from './source-lines.tsx';

export function Page({ place: { id }, person }: StaffPageProps<'edit-handover'>) {
  const { today } = useSetting();
  return (
    <EditPage<HandoverDetail, HandoverForm>
      editor={person}
      kind="handover"
      question={api.handover(id)}
      titleOf={({ body }) => body.name}
      homeOf={({ id }) => addressOf({ page: 'handover', id })}
      formOf={handoverFormOf}
      writtenOf={handoverWritten}
    >
      {(form, set) => (
        <>
          <HandoverFields form={form} set={set} />
          <SourceLines sources={form.sources} reference={today} onChange={into(set, 'sources')} withPassage />
        </>
      )}
    </EditPage>
  );
}
