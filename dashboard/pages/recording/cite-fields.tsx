import type { ComponentChildren } from 'preact';
import { isEmpty } from './blank.ts';
import { SelectField, TextField, useRecordingWords } from './fields.tsx';
import type { Cite, SourceLine } from './form.ts';

interface Props {
  at: string;
  cite: Cite;
  sources: SourceLine[];
  onChange: (cite: Cite) => void;
  /** What stands beside the passage. */
  children?: ComponentChildren;
}

/** The passage that a line rests on; and where there are several sources, in which of them it stands. */
export function CiteFields({ at, cite, sources, onChange, children }: Props) {
  const words = useRecordingWords();
  const named = sources.filter((line) => !isEmpty.source(line));
  const options = Object.fromEntries(
    named.map(({ key, title }, i) => [key, words.sourceNumber(i + 1, title)]),
  );
  const source = options[cite.source] ? cite.source : (named[0]?.key ?? '');
  return (
    <>
      <TextField
        at={`${at}.passage`}
        label={words.fields.passage}
        class="is-wide"
        value={cite.passage}
        onChange={(passage) => onChange({ ...cite, passage })}
      />
      {children}
      {named.length > 1 && (
        <SelectField
          at={`${at}.source`}
          label={words.fields.source}
          value={source}
          options={options}
          onChange={(key) => onChange({ ...cite, source: key })}
        />
      )}
    </>
  );
}
