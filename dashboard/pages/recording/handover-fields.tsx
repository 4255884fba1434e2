import type { ComponentChildren } from 'preact';
import { useSetting } from '../../ui/setting.ts';
import { ActorField } from './actor-field.tsx';
import { BriefingField } from './briefing-field.tsx';
import { DateField } from './date-field.tsx';
import { LongField, SelectField, useRecordingWords, VisibilityField } from './fields.tsx';
import { type Change, type HandoverForm, into } from './form.ts';

interface Props {
  form: HandoverForm;
  set: (change: Change<HandoverForm>) => void;
  /** Whose presidency it is, where that is not known yet. */
  body?: ComponentChildren;
}

/** What can be said of a handover. */
export function HandoverFields({ form, set, body }: Props) {
  const words = useRecordingWords();
  const { words: all, today } = useSetting();
  const side = (at: 'from' | 'to') => ({
    at,
    label: words.fields[at],
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
        label={words.fields.successor}
        value={form.successor}
        options={words.successor}
        onChange={(successor) => set({ successor })}
      />
      <DateField
        at="date"
        label={words.fields.date}
        placeholder={words.placeholders.date}
        value={form.date}
        reference={today}
        onChange={(date) => set({ date })}
      />
      <SelectField
        at="status"
        label={words.fields.status}
        value={form.status}
        options={all.terms.handoverStatus}
        onChange={(status) => set({ status })}
      />
      <SelectField
        at="capacity"
        label={words.fields.capacity}
        value={form.capacity}
        options={all.terms.capacity}
        onChange={(capacity) => set({ capacity })}
      />
      <BriefingField
        at="announcedAt"
        label={words.fields.announcedAt}
        class="is-wide"
        placeholder={words.placeholders.briefing}
        value={form.briefing}
        onChange={into(set, 'briefing')}
      />
      <VisibilityField form={form} set={set} />
      <LongField
        at="note"
        label={words.fields.note}
        class="is-whole"
        value={form.note}
        onChange={(note) => set({ note })}
      />
    </fieldset>
  );
}
