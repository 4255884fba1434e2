import type { ComponentChildren } from 'preact';
import { recordingWords } from '../../../worker/words/recording.ts';
import { useSetting } from '../../ui/setting.ts';
import { ActorField } from './actor-field.tsx';
import { blank, isEmpty } from './blank.ts';
import { BriefingField } from './briefing-field.tsx';
import { DateField } from './date-field.tsx';
import { LongField, SelectField, TextField, VisibilityField } from './fields.tsx';
import { type ActorEntry, type Change, type CommitmentForm, into, type PartyLine } from './form.ts';
import { Lines } from './lines.tsx';
import { madeRemark } from './made-remark.ts';
import { Reading } from './written.ts';

interface Props {
  form: CommitmentForm;
  set: (change: Change<CommitmentForm>) => void;
  /** The day from which "in six months" counts. */
  reference: string;
}

interface WordingProps extends Props {
  /** Its due date, or why it is not moved here. */
  due: ComponentChildren;
  /** The same as EDTF, where there is one. */
  dueOn: string | null;
  /** Where nothing else is said, it was made when its briefing was. */
  isNew?: boolean;
}

/** What can be said of a commitment itself. */
export function WordingFields({ form, set, reference, due, dueOn, isNew }: WordingProps) {
  const { words: all, today } = useSetting();
  const made = new Reading(reference).date(form.made, '').edtf ?? form.briefing.start ?? null;
  const remark = madeRemark(made, dueOn, today);
  return (
    <fieldset class="form-fields">
      <legend>{all.commitment.title}</legend>
      <LongField
        at="text"
        label={recordingWords.fields.commitment}
        class="is-whole"
        rows={2}
        value={form.text}
        describedBy="quality"
        onChange={(text) => set({ text })}
      />
      {due}
      <BriefingField
        at="promisedAt"
        label={recordingWords.fields.promisedAt}
        class="is-wide"
        placeholder={recordingWords.placeholders.briefing}
        value={form.briefing}
        onChange={into(set, 'briefing')}
      />
      <DateField
        at="made"
        label={recordingWords.fields.made}
        value={form.made}
        reference={reference}
        placeholder={isNew && form.briefing.id ? recordingWords.placeholders.made : undefined}
        remark={remark ? recordingWords.madeRemark[remark] : undefined}
        onChange={(made) => set({ made })}
      />
      <SelectField
        at="firmness"
        label={recordingWords.fields.firmness}
        value={form.firmness}
        options={all.terms.firmness}
        onChange={(firmness) => set({ firmness })}
      />
      <SelectField
        at="verification"
        label={recordingWords.fields.verification}
        value={form.verification}
        options={all.terms.verification}
        onChange={(verification) => set({ verification })}
      />
      <VisibilityField form={form} set={set} />
      <TextField
        at="topics"
        label={recordingWords.fields.topics}
        class="is-whole"
        placeholder={recordingWords.placeholders.topics}
        value={form.topics}
        onChange={(topics) => set({ topics })}
      />
    </fieldset>
  );
}

/** The source's words for an actor go with that actor. */
const actorChanged = (line: PartyLine, actor: ActorEntry): Partial<PartyLine> =>
  actor === line.actor ? {} : { actor, words: undefined };

export function PartyLines({ form, set }: Omit<Props, 'reference'>) {
  const { partyRole } = useSetting().words.terms;
  return (
    <Lines
      part={recordingWords.parts.parties}
      lines={form.parties}
      blank={blank.party}
      isEmpty={isEmpty.party}
      onChange={into(set, 'parties')}
    >
      {(line, change) => (
        <>
          <ActorField
            at={`parties.${line.key}.actor`}
            label={recordingWords.fields.actor}
            class="is-wide"
            value={line.actor}
            unsaid="organisation"
            takesWords
            onChange={(update) => change((now) => actorChanged(now, update(now.actor)))}
          />
          <SelectField
            at={`parties.${line.key}.role`}
            label={recordingWords.fields.role}
            value={line.role}
            options={partyRole}
            onChange={(role) => change({ role })}
          />
        </>
      )}
    </Lines>
  );
}
