import { blank, isEmpty } from './blank.ts';
import { DateField } from './date-field.tsx';
import { LongField, TextField, useRecordingWords } from './fields.tsx';
import type { SourceLine, Update } from './form.ts';
import { Lines } from './lines.tsx';

interface Props {
  sources: SourceLine[];
  onChange: (update: Update<SourceLine[]>) => void;
  reference: string;
  /** Whether each source has its own passage here, rather than each line below. */
  withPassage?: boolean;
}

export function SourceLines({ sources, onChange, reference, withPassage }: Props) {
  const words = useRecordingWords();
  return (
    <Lines
      part={words.parts.sources}
      hint={withPassage ? undefined : words.hints.sources}
      lines={sources}
      blank={blank.source}
      isEmpty={isEmpty.source}
      onChange={onChange}
    >
      {(line, set) => {
        const at = `sources.${line.key}`;
        return (
          <>
            <TextField
              at={`${at}.title`}
              label={words.fields.title}
              class="is-wide"
              value={line.title}
              onChange={(title) => set({ title })}
            />
            <TextField
              at={`${at}.publisher`}
              label={words.fields.publisher}
              value={line.publisher}
              onChange={(publisher) => set({ publisher })}
            />
            <TextField
              at={`${at}.url`}
              label={words.fields.url}
              value={line.url}
              onChange={(url) => set({ url })}
            />
            <DateField
              at={`${at}.published`}
              label={words.fields.published}
              reference={reference}
              value={line.published}
              onChange={(published) => set({ published })}
            />
            {(withPassage || line.passage !== '') && (
              <LongField
                at={`${at}.passage`}
                label={words.fields.passage}
                class="is-whole"
                value={line.passage}
                onChange={(passage) => set({ passage })}
              />
            )}
          </>
        );
      }}
    </Lines>
  );
}
