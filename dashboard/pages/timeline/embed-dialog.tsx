import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { sharingWords } from '../../../worker/words/sharing.ts';
import { embedAddress } from '../../location.ts';
import type { TimelineView } from '../../location-views.ts';
import { useSetting } from '../../ui/setting.ts';
import { embedSnippet } from './embed-snippet.ts';
import type { Window } from './window.ts';
import './sharing.css';

const themes = ['auto', 'light', 'dark'] as const;
type Props = { view: TimelineView; window: Window; onClose: () => void };

/** The HTML that puts this view into another page, to be copied. */
export function EmbedDialog({ view, window: [from, to], onClose }: Props) {
  const { words, formats } = useSetting();
  const dialog = useRef<HTMLDialogElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const [theme, setTheme] = useState<(typeof themes)[number]>('auto');
  const [outcome, setOutcome] = useState<'copied' | 'notCopied' | null>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);

  const { selected: _, ...rest } = view;
  const path = embedAddress({ ...rest, from, to });
  const title = sharingWords.frameTitle(words.timeline.between(formats.day(from), formats.day(to)));
  const snippet = embedSnippet(location.origin, theme === 'auto' ? path : `${path}&theme=${theme}`, title);
  const copy = async () => {
    text.current?.select();
    const done = await navigator.clipboard.writeText(snippet).then(
      () => 'copied' as const,
      () => 'notCopied' as const,
    );
    setOutcome(done);
  };
  return (
    <dialog
      ref={dialog}
      class="embed-dialog"
      aria-labelledby="embed-dialog"
      // What lies behind is not meant by the keys that are pressed here.
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      onClose={onClose}
    >
      <h2 id="embed-dialog">{sharingWords.embedTitle}</h2>
      <p>{sharingWords.embedLead}</p>
      <label class="field is-inline">
        <span class="field-label">{sharingWords.theme}</span>
        <select
          value={theme}
          onChange={({ currentTarget: { value } }) => {
            setOutcome(null);
            setTheme(themes.find((one) => one === value) ?? 'auto');
          }}
        >
          {themes.map((one) => (
            <option key={one} value={one}>
              {sharingWords.themes[one]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="field-label">{sharingWords.snippet}</span>
        <textarea ref={text} readOnly rows={9} spellcheck={false} value={snippet} />
      </label>
      <form method="dialog" class="buttons">
        <button type="button" onClick={copy}>
          {sharingWords.copy}
        </button>
        <button type="submit">{words.close}</button>
        <span role="status">{outcome && sharingWords[outcome]}</span>
      </form>
    </dialog>
  );
}
