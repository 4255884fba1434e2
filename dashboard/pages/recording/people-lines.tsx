import { recordingWords } from '../../../worker/words/recording.ts';
import { useSetting } from '../../ui/setting.ts';
import { ActorField } from './actor-field.tsx';
import { blank, isEmpty } from './blank.ts';
import { CiteFields } from './cite-fields.tsx';
import { LongField, SelectField, TextField } from './fields.tsx';
import type { BriefingForm, ParticipantLine, StatementLine, Update } from './form.ts';
import { Lines } from './lines.tsx';

interface Props<L> {
  form: BriefingForm;
  onChange: (update: Update<L[]>) => void;
}

const isPerson = (role: ParticipantLine['role']) => role === 'speaker' || role === 'moderator';

/** Who took part, and as what. */
export function ParticipantLines({ form, onChange }: Props<ParticipantLine>) {
  const { roleOf } = useSetting().words.terms;
  return (
    <Lines
      part={recordingWords.parts.participants}
      lines={form.participants}
      blank={blank.participant}
      isEmpty={isEmpty.participant}
      onChange={onChange}
      fromText={(text, before) => ({ ...blank.participant(before), actor: { text } })}
    >
      {(line, set) => {
        const at = `participants.${line.key}`;
        return (
          <>
            <ActorField
              at={`${at}.actor`}
              label={recordingWords.fields.actor}
              value={line.actor}
              unsaid={isPerson(line.role) ? 'person' : 'organisation'}
              onChange={(update) => set((now) => ({ actor: update(now.actor) }))}
            />
            <SelectField
              at={`${at}.role`}
              label={recordingWords.fields.role}
              value={line.role}
              options={roleOf}
              onChange={(role) => set({ role })}
            />
            <TextField
              at={`${at}.position`}
              label={recordingWords.fields.position}
              value={line.position}
              onChange={(position) => set({ position })}
            />
          </>
        );
      }}
    </Lines>
  );
}

/** What was said, by whom. */
export function StatementLines({ form, onChange }: Props<StatementLine>) {
  return (
    <Lines
      part={recordingWords.parts.statements}
      lines={form.statements}
      blank={blank.statement}
      isEmpty={isEmpty.statement}
      onChange={onChange}
      fromText={(text, before) => ({ ...blank.statement(before), text })}
    >
      {(line, set) => {
        const at = `statements.${line.key}`;
        const others = (line.kept?.sources.length ?? 0) - 1;
        return (
          <>
            <LongField
              at={`${at}.text`}
              label={recordingWords.fields.said}
              class="is-whole"
              value={line.text}
              onChange={(text) => set({ text })}
            />
            <ActorField
              at={`${at}.speaker`}
              label={recordingWords.fields.speaker}
              value={line.speaker}
              unsaid="person"
              onChange={(update) => set((now) => ({ speaker: update(now.speaker) }))}
            />
            <SelectField
              at={`${at}.kind`}
              label={recordingWords.fields.kind}
              value={line.kind}
              options={recordingWords.statementKind}
              onChange={(kind) => set({ kind })}
            />
            <TextField
              at={`${at}.position`}
              label={recordingWords.fields.position}
              value={line.position}
              onChange={(position) => set({ position })}
            />
            <CiteFields
              at={at}
              cite={line.cite}
              sources={line.kept?.sources.length ? [] : form.sources}
              onChange={(cite) => set({ cite })}
            />
            {others > 0 && <p class="quiet">{recordingWords.moreSources(others)}</p>}
          </>
        );
      }}
    </Lines>
  );
}
