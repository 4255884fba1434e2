import type { ComponentChildren } from 'preact';
import { useSetting } from '../../ui/setting.ts';
import { BriefingField } from './briefing-field.tsx';
import { DateField } from './date-field.tsx';
import { LongField, SelectField, TextField, useRecordingWords, VisibilityField } from './fields.tsx';
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
  const words = useRecordingWords();
  const { briefingStatus } = useSetting().words.terms;
  const plain = (at: 'title' | 'venue' | 'city' | 'country' | 'topics' | 'attendance') => ({
    at,
    label: words.fields[at],
    value: form[at],
    onChange: (value: string) => set({ [at]: value }),
  });
  return (
    <fieldset class="form-fields">
      <legend>{words.parts.meeting}</legend>
      <TextField {...plain('title')} class="is-whole is-title" maxLength={500} />
      <DateField
        at="start"
        label={words.fields.start}
        placeholder={words.placeholders.start}
        value={form.start}
        reference={reference}
        onChange={(start) => set({ start })}
      />
      <DateField
        at="end"
        label={words.fields.end}
        value={form.end}
        reference={reference}
        onChange={(end) => set({ end })}
      />
      <SelectField
        at="status"
        label={words.fields.status}
        value={form.status}
        options={briefingStatus}
        onChange={(status) => set({ status })}
      />
      {aboutDate}
      <TextField {...plain('venue')} />
      <TextField {...plain('city')} />
      <TextField {...plain('country')} placeholder={words.placeholders.country} />
      <BriefingField
        at="parent"
        label={words.fields.parent}
        class="is-whole"
        placeholder={words.placeholders.briefing}
        value={form.parent}
        onChange={into(set, 'parent')}
      />
      <LongField
        at="summary"
        label={words.fields.summary}
        class="is-whole"
        rows={3}
        value={form.summary}
        onChange={(summary) => set({ summary })}
      />
      <TextField {...plain('attendance')} placeholder={words.placeholders.attendance} />
      <TextField {...plain('topics')} placeholder={words.placeholders.topics} />
      <VisibilityField form={form} set={set} />
    </fieldset>
  );
}
