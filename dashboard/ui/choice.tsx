type Props = {
  label: string;
  /** The words for no choice. */
  all: string;
  value: string | undefined;
  options: { id: string; name: string }[];
  onChange: (value: string | undefined) => void;
};

/** One choice of several, or none of them. */
export function Choice({ label, all, value, options, onChange }: Props) {
  const isKnown = value === undefined || options.some(({ id }) => id === value);
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <select value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || undefined)}>
        <option value="">{all}</option>
        {/* What the address asks for is kept, though it is not among what is offered. */}
        {!isKnown && <option value={value}>{value}</option>}
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
