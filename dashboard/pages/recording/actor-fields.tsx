import { recordingWords } from '../../../worker/words/recording.ts';
import { useSetting } from '../../ui/setting.ts';
import { ActorField } from './actor-field.tsx';
import { blank, isEmpty } from './blank.ts';
import { LongField, SelectField, TextField, VisibilityField } from './fields.tsx';
import { type ActorForm, type Change, into } from './form.ts';
import { Lines } from './lines.tsx';

interface Props {
  form: ActorForm;
  set: (change: Change<ActorForm>) => void;
  /** What follows from the name. */
  rename?: (form: ActorForm, name: string) => Partial<ActorForm>;
}

/** Of a body that states it: how long a term lasts, and who follows whom. */
function RotationLines({ form, set }: Pick<Props, 'form' | 'set'>) {
  return (
    <>
      <Lines
        part={recordingWords.parts.order}
        hint={recordingWords.hints.order}
        lines={form.order}
        blank={blank.holder}
        isEmpty={isEmpty.holder}
        onChange={into(set, 'order')}
        fromText={(text) => ({ ...blank.holder(), actor: { text } })}
      >
        {(line, change) => (
          <ActorField
            at={`order.${line.key}.actor`}
            label={recordingWords.fields.actor}
            class="is-wide"
            value={line.actor}
            unsaid="organisation"
            onChange={(update) => change((now) => ({ actor: update(now.actor) }))}
          />
        )}
      </Lines>
      <div class="form-fields">
        <TextField
          at="months"
          label={recordingWords.fields.months}
          value={form.months}
          onChange={(months) => set({ months })}
        />
      </div>
    </>
  );
}

/** All that can be said of an actor. */
export function ActorFields({ form, set, rename }: Props) {
  const { words: all } = useSetting();
  return (
    <>
      <fieldset class="form-fields">
        <legend>{all.terms.actorKind[form.kind]}</legend>
        <TextField
          at="name"
          label={recordingWords.fields.name}
          class="is-whole is-title"
          maxLength={300}
          value={form.name}
          onChange={(name) => set((now) => rename?.(now, name) ?? { name })}
        />
        <SelectField
          at="actorKind"
          label={recordingWords.fields.actorKind}
          value={form.kind}
          options={all.terms.actorKind}
          onChange={(kind) => set({ kind })}
        />
        <TextField
          at="country"
          label={recordingWords.fields.country}
          placeholder={recordingWords.placeholders.country}
          value={form.country}
          onChange={(country) => set({ country })}
        />
        <VisibilityField form={form} set={set} />
        <LongField
          at="aliases"
          label={recordingWords.fields.aliases}
          class="is-wide"
          rows={2}
          placeholder={recordingWords.placeholders.aliases}
          value={form.aliases}
          onChange={(aliases) => set({ aliases })}
        />
        <ActorField
          at="affiliation"
          label={recordingWords.fields.affiliation}
          value={form.affiliation}
          unsaid="organisation"
          onChange={into(set, 'affiliation')}
        />
      </fieldset>
      {form.kind === 'body' && <RotationLines form={form} set={set} />}
    </>
  );
}
