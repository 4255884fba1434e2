import type { ComponentChildren } from 'preact';
import { recordingWords } from '../../../worker/words/recording.ts';
import { isEmpty } from './blank.ts';
import { SelectField, TextField } from './fields.tsx';
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
  const named = sources.filter((line) => !isEmpty.source(line));
  const options = Object.fromEntries(
    named.map(({ key, title }, i) => [key, recordingWords.sourceNumber(i + 1, title)]),
  );
  const source = options[cite.source] ? cite.source : (named[0]?.key ?? '');
  return (
    <>
      <TextField
        at={`${at}.passage`}
        label={recordingWords.fields.passage}
        class="is-wide"
        value={cite.passage}
        onChange={(passage) => onChange({ ...cite, passage })}
      />
      {children}
      {named.length > 1 && (
        <SelectField
          at={`${at}.source`}
          label={recordingWords.fields.source}
          value={source}
          options={options}
          onChange={(key) => onChange({ ...cite, source: key })}
        />
      )}
    </>
  );
}
