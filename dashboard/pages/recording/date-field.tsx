import { reads } from '../../../worker/domain/dates/reader.ts';
import { recordingWords } from '../../../worker/words/recording.ts';
import { useSetting } from '../../ui/setting.ts';
import { useBriefings } from './briefing-field.tsx';
import { Combobox } from './combobox.tsx';
import { TextField, useFault } from './fields.tsx';
import type { DateEntry, DueEntry } from './form.ts';

/** What was understood of a date that is typed: in words and as EDTF, before anything is saved. */
export function DateReading({ value, reference }: { value: DateEntry; reference: string }) {
  const { formats } = useSetting();
  const text = value.text.trim();
  if (text === '') return null;
  if (text === value.kept?.text) {
    const { edtf } = value.kept;
    return (
      <>
        {formats.edtf(edtf)} · <code>{edtf}</code>
      </>
    );
  }
  const reading = reads(text, reference);
  // The rest of the message stands there once it was tried to save.
  if (!reading.ok) return <>{reading.message.split(' Examples:')[0]}</>;
  return (
    <>
      {recordingWords.readAs(formats.edtf(reading.edtf))} · <code>{reading.edtf}</code>
      {reading.note && ` · ${reading.note}`}
    </>
  );
}

interface Props<Entry> {
  at: string;
  label: string;
  value: Entry;
  onChange: (value: Entry) => void;
  /** The day from which "next month" counts. */
  reference: string;
  placeholder?: string;
  class?: string;
}

/** A date in words. `remark`: what is odd about it, where something is. */
export function DateField({
  value,
  onChange,
  reference,
  remark,
  class: name,
  ...rest
}: Props<DateEntry> & { remark?: string | undefined }) {
  const fault = useFault(rest.at);
  return (
    <div class={name ? `dated ${name}` : 'dated'}>
      <TextField
        {...rest}
        maxLength={200}
        value={value.text}
        onChange={(text) => onChange({ ...value, text })}
      />
      <span class="field-known" aria-live="polite">
        {!fault && <DateReading value={value} reference={reference} />}
        {!fault && remark && <span class="date-remark">{remark}</span>}
      </span>
    </div>
  );
}

const atWords = /^(?:when|at)\s+(?:the\s+)?(.*)$/i;

/** When something falls due: a date in words, or "at" another briefing, with which it then moves. */
export function DueField(props: Props<DueEntry>) {
  const { value, onChange, reference } = props;
  const fault = useFault(props.at);
  const { formats } = useSetting();
  const [, sought] = (!value.briefing && atWords.exec(value.text)) || [];
  const found = useBriefings(sought) ?? [];
  return (
    <Combobox
      at={props.at}
      label={props.label}
      class={props.class}
      placeholder={props.placeholder}
      text={value.text}
      options={found.map(({ id, title, start }) => ({
        key: id,
        label: title,
        note: formats.date(start) ?? undefined,
      }))}
      meant={found.length === 1 ? found[0]?.id : undefined}
      onText={(text) => onChange({ text, kept: value.kept })}
      onChoose={(key) => {
        const briefing = found.find(({ id }) => id === key);
        if (!briefing) return;
        const { id, title } = briefing;
        const when = formats.date(briefing.start);
        onChange({ text: `${recordingWords.atBriefing} ${title}`, briefing: { id, title, when } });
      }}
    >
      {value.briefing ? (
        recordingWords.dueAt(value.briefing.when)
      ) : (
        <span aria-live="polite">
          {sought === undefined && !fault && <DateReading value={value} reference={reference} />}
        </span>
      )}
    </Combobox>
  );
}
