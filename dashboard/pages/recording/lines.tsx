import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { recordingWords } from '../../../worker/words/recording.ts';
import { focusable, isPlainEnter } from './fields.tsx';
import { type Change, changed, type Update } from './form.ts';

interface Props<L extends { key: string }> {
  part: string;
  hint?: string;
  lines: L[];
  blank: (before?: L) => L;
  isEmpty: (line: L) => boolean;
  onChange: (update: Update<L[]>) => void;
  /** A line from one line of pasted text. */
  fromText?: (text: string, before?: L) => L;
  children: (line: L, set: (change: Change<L>) => void) => ComponentChildren;
}

const bullet = /^\s*(?:[-–—•*·▪]|\(?\d{1,2}[.)])\s+/;

/**
 * A part of the page that is a list of lines. Enter begins the next line; on an empty one it goes on to the part that
 * follows. Backspace in an empty line takes it away.
 */
export function Lines<L extends { key: string }>(props: Props<L>) {
  const { part, hint, lines, blank, isEmpty, onChange, fromText, children } = props;
  const place = useRef<HTMLFieldSetElement>(null);
  const next = useRef<string | null>(null);
  // A line can be gone to once it stands, and before the next key is pressed.
  useLayoutEffect(() => {
    if (next.current === null) return;
    const line = place.current?.querySelector(`[data-line="${next.current}"]`);
    next.current = null;
    line?.querySelector<HTMLElement>(focusable)?.focus();
  });

  const put = (update: Update<L[]>, goTo: string | undefined) => {
    next.current = goTo ?? null;
    onChange(update);
  };
  const add = (after: number) => {
    const [line, following] = [lines[after], lines[after + 1]];
    if (following && isEmpty(following)) return put((now) => [...now], following.key);
    const made = blank(line);
    put((now) => now.flatMap((each) => (each.key === line?.key ? [each, made] : [each])), made.key);
  };
  const remove = (index: number) => {
    const [gone, spare] = [lines[index], blank()];
    const left = lines.filter((line) => line !== gone);
    put(
      (now) => {
        const others = now.filter(({ key }) => key !== gone?.key);
        return others.length > 0 ? others : [spare];
      },
      (left[Math.max(index - 1, 0)] ?? spare).key,
    );
  };
  const goOn = () => {
    const all = [...(place.current?.closest('form')?.querySelectorAll<HTMLElement>(focusable) ?? [])];
    const after = all.filter(
      (one) => place.current && place.current.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const target = after.find((one) => !place.current?.contains(one));
    (target ?? place.current?.closest('form')?.querySelector<HTMLElement>('button[type="submit"]'))?.focus();
    // The empty line that was left is not wanted.
    const last = lines.at(-1)?.key;
    if (lines.length > 1) onChange((now) => now.filter(({ key }) => key !== last));
  };

  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const line = lines[index];
    const { target } = event;
    if (event.defaultPrevented || !line || !(target instanceof HTMLElement)) return;
    const isField = target.matches('input, textarea, select');
    if (isField && isPlainEnter(event as Parameters<typeof isPlainEnter>[0])) {
      event.preventDefault();
      if (!isEmpty(line)) return add(index);
      if (index < lines.length - 1) return remove(index);
      goOn();
    } else if (event.key === 'Backspace' && isField && isEmpty(line) && index > 0) {
      event.preventDefault();
      remove(index);
    }
  };

  const onPaste = (event: ClipboardEvent, index: number) => {
    const line = lines[index];
    const texts = (event.clipboardData?.getData('text/plain') ?? '')
      .split(/\r?\n/)
      .map((text) => text.replace(bullet, '').trim())
      .filter(Boolean);
    if (!fromText || !line || !isEmpty(line) || texts.length < 2) return;
    event.preventDefault();
    const made = texts.map((text) => fromText(text, line));
    put((now) => now.flatMap((each) => (each.key === line.key ? made : [each])), made.at(-1)?.key);
  };

  return (
    <fieldset class="lines" ref={place}>
      <legend>{part}</legend>
      {hint && <p class="quiet hint">{hint}</p>}
      <ol>
        {lines.map((line, i) => (
          <li
            key={line.key}
            data-line={line.key}
            class={isEmpty(line) ? 'line is-empty' : 'line'}
            onKeyDown={(event) => onKeyDown(event, i)}
            onPaste={(event) => onPaste(event, i)}
          >
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset in each line would be read out twice over */}
            <div role="group" aria-label={recordingWords.line(part, i + 1)} class="line-fields">
              {children(line, (change) =>
                onChange((now) => now.map((each) => (each.key === line.key ? changed(each, change) : each))),
              )}
            </div>
            {(lines.length > 1 || !isEmpty(line)) && (
              <button
                type="button"
                class="is-plain is-remove"
                aria-label={recordingWords.removeLine(i + 1)}
                onClick={() => remove(i)}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ol>
      <button type="button" class="is-plain add-line" onClick={() => add(lines.length - 1)}>
        {recordingWords.addLine}
      </button>
    </fieldset>
  );
}
