import { createContext, type TargetedKeyboardEvent } from 'preact';
import { useContext, useId } from 'preact/hooks';
import type { Visibility } from '../../../worker/domain/visibility.ts';
import { recordingWords } from '../../../worker/words/recording.ts';

/** What is wrong with which field, by its place on the page; shown where it stands. */
export const FaultsContext = createContext<ReadonlyMap<string, string>>(new Map());
export const useFault = (at: string): string | undefined => useContext(FaultsContext).get(at);

/** A field's id is its place, so that a fault can lead to it. */
export const idOfField = (at: string) => `field-${at.replaceAll('.', '-')}`;

interface FieldProps {
  at: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  class?: string;
  placeholder?: string;
  maxLength?: number;
}

export const Fault = ({ id, text }: { id: string; text: string | undefined }) => (
  <span id={id} class="field-fault">
    {text}
  </span>
);

export function TextField({ at, label, value, onChange, class: name, placeholder, ...rest }: FieldProps) {
  const fault = useFault(at);
  const id = useId();
  return (
    <div class={name ? `field ${name}` : 'field'}>
      <label class="field-label" for={idOfField(at)}>
        {label}
      </label>
      <input
        type="text"
        id={idOfField(at)}
        value={value}
        placeholder={placeholder}
        autocomplete="off"
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? id : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
        {...rest}
      />
      <Fault id={id} text={fault} />
    </div>
  );
}

/** Text of several lines. In a line of a list Enter begins the next one, and Shift with Enter a line within it. */
export function LongField({
  at,
  label,
  value,
  onChange,
  class: name,
  rows = 1,
  placeholder,
  describedBy,
}: FieldProps & { rows?: number; describedBy?: string }) {
  const fault = useFault(at);
  const id = useId();
  return (
    <div class={name ? `field ${name}` : 'field'}>
      <label class="field-label" for={idOfField(at)}>
        {label}
      </label>
      <div class="growing" data-text={value}>
        <textarea
          id={idOfField(at)}
          rows={rows}
          value={value}
          placeholder={placeholder}
          aria-invalid={fault ? true : undefined}
          aria-describedby={[fault && id, describedBy].filter(Boolean).join(' ') || undefined}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      <Fault id={id} text={fault} />
    </div>
  );
}

export function SelectField<V extends string>({
  at,
  label,
  value,
  options,
  onChange,
  class: name,
}: {
  at: string;
  label: string;
  value: V;
  options: Record<V, string>;
  onChange: (value: V) => void;
  class?: string;
}) {
  const fault = useFault(at);
  const id = useId();
  return (
    <div class={name ? `field ${name}` : 'field'}>
      <label class="field-label" for={idOfField(at)}>
        {label}
      </label>
      <select
        id={idOfField(at)}
        value={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? id : undefined}
        onChange={(event) => onChange(event.currentTarget.value as V)}
      >
        {(Object.entries(options) as [V, string][]).map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
      <Fault id={id} text={fault} />
    </div>
  );
}

export const isPlainEnter = (event: TargetedKeyboardEvent<HTMLElement>) =>
  event.key === 'Enter' &&
  !event.shiftKey &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !event.isComposing;

/** Fields that can be gone to, in their order on the page. */
export const focusable = 'input:not([type="hidden"]), textarea, select';

/** Who may see a record. */
export function VisibilityField({
  form,
  set,
}: {
  form: { visibility: Visibility };
  set: (change: { visibility: Visibility }) => void;
}) {
  const { fields, visibility } = recordingWords;
  return (
    <SelectField
      at="visibility"
      label={fields.visibility}
      value={form.visibility}
      options={visibility}
      onChange={(chosen) => set({ visibility: chosen })}
    />
  );
}
