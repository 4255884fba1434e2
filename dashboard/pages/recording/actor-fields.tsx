import { useSetting } from '../../ui/setting.ts';
import { ActorField } from './actor-field.tsx';
import { blank, isEmpty } from './blank.ts';
import { LongField, SelectField, TextField, useRecordingWords, VisibilityField } from './fields.tsx';
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
  const words = useRecordingWords();
  return (
    <>
      <Lines
        part={words.parts.order}
        hint={words.hints.order}
        lines={form.order}
        blank={blank.holder}
        isEmpty={isEmpty.holder}
        onChange={into(set, 'order')}
        fromText={(text) => ({ ...blank.holder(), actor: { text } })}
      >
        {(line, change) => (
          <ActorField
            at={`order.${line.key}.actor`}
            label={words.fields.actor}
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
          label={words.fields.months}
          value={form.months}
          onChange={(months) => set({ months })}
        />
      </div>
    </>
  );
}

/** All that can be said of an actor. */
export function ActorFields({ form, set, rename }: Props) {
  const words = useRecordingWords();
  const { words: all } = useSetting();
  return (
    <>
      <fieldset class="form-fields">
        <legend>{all.terms.actorKind[form.kind]}</legend>
        <TextField
          at="name"
          label={words.fields.name}
          class="is-whole is-title"
          maxLength={300}
          value={form.name}
          onChange={(name) => set((now) => rename?.(now, name) ?? { name })}
        />
        <SelectField
          at="actorKind"
          label={words.fields.actorKind}
          value={form.kind}
          options={all.terms.actorKind}
          onChange={(kind) => set({ kind })}
        />
        <TextField
          at="country"
          label={words.fields.country}
          placeholder={words.placeholders.country}
          value={form.country}
          onChange={(country) => set({ country })}
        />
        <VisibilityField form={form} set={set} />
        <LongField
          at="aliases"
          label={words.fields.aliases}
          class="is-wide"
          rows={2}
          placeholder={words.placeholders.aliases}
          value={form.aliases}
          onChange={(aliases) => set({ aliases })}
        />
        <ActorField
          at="affiliation"
          label={words.fields.affiliation}
          value={form.affiliation}
          unsaid="organisation"
          onChange={into(set, 'affiliation')}
        />
      </fieldset>
      {form.kind === 'body' && <RotationLines form={form} set={set} />}
    </>
  );
}
