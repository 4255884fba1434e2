import { recordingWords } from '../../../worker/words/recording.ts';
import { useSetting } from '../../ui/setting.ts';
import { ActorField } from './actor-field.tsx';
import { blank, isEmpty } from './blank.ts';
import { CiteFields } from './cite-fields.tsx';
import { DateField, DueField } from './date-field.tsx';
import { LongField, SelectField } from './fields.tsx';
import type { CommitmentLine, HandoverLine, MeetingForm, Update } from './form.ts';
import { Lines } from './lines.tsx';
import { Quality } from './quality.tsx';

interface Props<L> {
  form: MeetingForm;
  onChange: (update: Update<L[]>) => void;
  /** The day from which "in six months" counts. */
  reference: string;
}

/** What was promised, by whom and by when. */
export function CommitmentLines({ form, onChange, reference }: Props<CommitmentLine>) {
  const { firmness } = useSetting().words.terms;
  return (
    <Lines
      part={recordingWords.parts.commitments}
      hint={recordingWords.hints.commitments}
      lines={form.commitments}
      blank={blank.commitment}
      isEmpty={isEmpty.commitment}
      onChange={onChange}
      fromText={(text, before) => ({ ...blank.commitment(before), text })}
    >
      {(line, set) => {
        const at = `commitments.${line.key}`;
        return (
          <>
            <LongField
              at={`${at}.text`}
              label={recordingWords.fields.commitment}
              class="is-whole"
              value={line.text}
              describedBy={`quality-${line.key}`}
              onChange={(text) => set({ text })}
            />
            <ActorField
              at={`${at}.who`}
              label={recordingWords.fields.who}
              value={line.who}
              unsaid="organisation"
              takesWords
              onChange={(update) => set((now) => ({ who: update(now.who) }))}
            />
            <ActorField
              at={`${at}.forWhom`}
              label={recordingWords.fields.forWhom}
              value={line.forWhom}
              unsaid="organisation"
              takesWords
              onChange={(update) => set((now) => ({ forWhom: update(now.forWhom) }))}
            />
            <DueField
              at={`${at}.due`}
              label={recordingWords.fields.due}
              placeholder={recordingWords.placeholders.due}
              value={line.due}
              reference={reference}
              onChange={(due) => set({ due })}
            />
            <CiteFields at={at} cite={line.cite} sources={form.sources} onChange={(cite) => set({ cite })}>
              <SelectField
                at={`${at}.firmness`}
                label={recordingWords.fields.firmness}
                value={line.firmness}
                options={firmness}
                onChange={(chosen) => set({ firmness: chosen })}
              />
            </CiteFields>
            <Quality
              id={`quality-${line.key}`}
              text={line.text}
              who={[line.who]}
              due={line.due}
              reference={reference}
            />
          </>
        );
      }}
    </Lines>
  );
}

/** Which presidencies pass on, from whom to whom. */
export function HandoverLines({ form, onChange, reference }: Props<HandoverLine>) {
  return (
    <Lines
      part={recordingWords.parts.handovers}
      lines={form.handovers}
      blank={blank.handover}
      isEmpty={isEmpty.handover}
      onChange={onChange}
    >
      {(line, set) => {
        const at = `handovers.${line.key}`;
        return (
          <>
            <ActorField
              at={`${at}.body`}
              label={recordingWords.fields.body}
              value={line.body}
              unsaid="body"
              only="body"
              onChange={(update) => set((now) => ({ body: update(now.body) }))}
            />
            <ActorField
              at={`${at}.from`}
              label={recordingWords.fields.from}
              value={line.from}
              unsaid="organisation"
              onChange={(update) => set((now) => ({ from: update(now.from) }))}
            />
            <ActorField
              at={`${at}.to`}
              label={recordingWords.fields.to}
              value={line.to}
              unsaid="organisation"
              onChange={(update) => set((now) => ({ to: update(now.to) }))}
            />
            <DateField
              at={`${at}.date`}
              label={recordingWords.fields.date}
              placeholder={recordingWords.placeholders.date}
              value={line.date}
              reference={reference}
              onChange={(date) => set({ date })}
            />
            <CiteFields at={at} cite={line.cite} sources={form.sources} onChange={(cite) => set({ cite })} />
          </>
        );
      }}
    </Lines>
  );
}
