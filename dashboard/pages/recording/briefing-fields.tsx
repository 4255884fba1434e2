import type { ComponentChildren } from 'preact';
import { recordingWords } from '../../../worker/words/recording.ts';
import { useSetting } from '../../ui/setting.ts';
import { BriefingField } from './briefing-field.tsx';
import { DateField } from './date-field.tsx';
import { LongField, SelectField, TextField, VisibilityField } from './fields.tsx';
import { type BriefingForm, type Change, into } from './form.ts';

interface Props {
  form: BriefingForm;
  set: (change: Change<BriefingForm>) => void;
  reference: string;
  /** What is to be said beneath the date. */
  aboutDate?: ComponentChildren;
}

/** What can be said of a briefing itself. */
export function BriefingFields({ form, set, reference, aboutDate }: Props) {
  const { briefingStatus } = useSetting().words.terms;
  const plain = (at: 'title' | 'venue' | 'city' | 'country' | 'topics' | 'attendance') => ({
    at,
    label: recordingWords.fields[at],
    value: form[at],
    onChange: (value: string) => set({ [at]: value }),
  });
  return (
    <fieldset class="form-fields">
      <legend>{recordingWords.parts.meeting}</legend>
      <TextField {...plain('title')} class="is-whole is-title" maxLength={500} />
      <DateField
        at="start"
        label={recordingWords.fields.start}
        placeholder={recordingWords.placeholders.start}
        value={form.start}
        reference={reference}
        onChange={(start) => set({ start })}
      />
      <DateField
        at="end"
        label={recordingWords.fields.end}
        value={form.end}
        reference={reference}
        onChange={(end) => set({ end })}
      />
      <SelectField
        at="status"
        label={recordingWords.fields.status}
        value={form.status}
        options={briefingStatus}
        onChange={(status) => set({ status })}
      />
      {aboutDate}
      <TextField {...plain('venue')} />
      <TextField {...plain('city')} />
      <TextField {...plain('country')} placeholder={recordingWords.placeholders.country} />
      <BriefingField
        at="parent"
        label={recordingWords.fields.parent}
        class="is-whole"
        placeholder={recordingWords.placeholders.briefing}
        value={form.parent}
        onChange={into(set, 'parent')}
      />
      <LongField
        at="summary"
        label={recordingWords.fields.summary}
        class="is-whole"
        rows={3}
        value={form.summary}
        onChange={(summary) => set({ summary })}
      />
      <TextField {...plain('attendance')} placeholder={recordingWords.placeholders.attendance} />
      <TextField {...plain('topics')} placeholder={recordingWords.placeholders.topics} />
      <VisibilityField form={form} set={set} />
    </fieldset>
  );
}
