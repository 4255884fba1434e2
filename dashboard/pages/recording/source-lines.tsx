import { recordingWords } from '../../../worker/words/recording.ts';
import { blank, isEmpty } from './blank.ts';
import { DateField } from './date-field.tsx';
import { LongField, TextField } from './fields.tsx';
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
  return (
    <Lines
      part={recordingWords.parts.sources}
      hint={withPassage ? undefined : recordingWords.hints.sources}
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
              label={recordingWords.fields.title}
              class="is-wide"
              value={line.title}
              onChange={(title) => set({ title })}
            />
            <TextField
              at={`${at}.publisher`}
              label={recordingWords.fields.publisher}
              value={line.publisher}
              onChange={(publisher) => set({ publisher })}
            />
            <TextField
              at={`${at}.url`}
              label={recordingWords.fields.url}
              value={line.url}
              onChange={(url) => set({ url })}
            />
            <DateField
              at={`${at}.published`}
              label={recordingWords.fields.published}
              reference={reference}
              value={line.published}
              onChange={(published) => set({ published })}
            />
            {(withPassage || line.passage !== '') && (
              <LongField
                at={`${at}.passage`}
                label={recordingWords.fields.passage}
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
