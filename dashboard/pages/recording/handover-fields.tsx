import type { ComponentChildren } from 'preact';
import { recordingWords } from '../../../worker/words/recording.ts';
import { useSetting } from '../../ui/setting.ts';
import { ActorField } from './actor-field.tsx';
import { BriefingField } from './briefing-field.tsx';
import { DateField } from './date-field.tsx';
import { LongField, SelectField, VisibilityField } from './fields.tsx';
import { type Change, type HandoverForm, into } from './form.ts';

interface Props {
  form: HandoverForm;
  set: (change: Change<HandoverForm>) => void;
  /** Whose presidency it is, where that is not known yet. */
  body?: ComponentChildren;
}

/** What can be said of a handover. */
export function HandoverFields({ form, set, body }: Props) {
  const { words: all, today } = useSetting();
  const side = (at: 'from' | 'to') => ({
    at,
    label: recordingWords.fields[at],
    value: form[at],
    unsaid: 'organisation' as const,
    onChange: into(set, at),
  });
  return (
    <fieldset class="form-fields">
      <legend>{all.handover.eyebrow}</legend>
      {body}
      <ActorField {...side('from')} />
      <ActorField {...side('to')} />
      <SelectField
        at="successor"
        label={recordingWords.fields.successor}
        value={form.successor}
        options={recordingWords.successor}
        onChange={(successor) => set({ successor })}
      />
      <DateField
        at="date"
        label={recordingWords.fields.date}
        placeholder={recordingWords.placeholders.date}
        value={form.date}
        reference={today}
        onChange={(date) => set({ date })}
      />
      <SelectField
        at="status"
        label={recordingWords.fields.status}
        value={form.status}
        options={all.terms.handoverStatus}
        onChange={(status) => set({ status })}
      />
      <SelectField
        at="capacity"
        label={recordingWords.fields.capacity}
        value={form.capacity}
        options={all.terms.capacity}
        onChange={(capacity) => set({ capacity })}
      />
      <BriefingField
        at="announcedAt"
        label={recordingWords.fields.announcedAt}
        class="is-wide"
        placeholder={recordingWords.placeholders.briefing}
        value={form.briefing}
        onChange={into(set, 'briefing')}
      />
      <VisibilityField form={form} set={set} />
      <LongField
        at="note"
        label={recordingWords.fields.note}
        class="is-whole"
        value={form.note}
        onChange={(note) => set({ note })}
      />
    </fieldset>
  );
}
