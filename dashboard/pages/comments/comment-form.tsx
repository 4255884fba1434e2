import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { commentWords } from '../../../worker/words/comments.ts';

/** As many characters as the server takes. */
const most = 5000;

type Props = {
  label: string;
  act: string;
  text?: string;
  isBusy: boolean;
  /** Resolves to whether it was taken: what was not stays in the field. */
  onSend: (text: string) => Promise<boolean>;
  onLeave?: () => void;
};

/** A field for a few lines and its button; Ctrl-Enter sends. */
export function CommentForm({ label, act, text = '', isBusy, onSend, onLeave }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(text);
  // Gone to by a button, which the form has taken the place of; at once, for one types on.
  useLayoutEffect(() => {
    if (onLeave) field.current?.focus();
  }, []);
  const isTooLong = typed.trim().length > most;
  const isEmpty = typed.trim() === '';
  const send = async (event: Event) => {
    event.preventDefault();
    if (isEmpty || isTooLong || isBusy) return;
    if (await onSend(typed.trim())) setTyped('');
  };
  return (
    <form class="comment-form" onSubmit={send}>
      <label class="field" for={id}>
        <span class="field-label">{label}</span>
      </label>
      <textarea
        ref={field}
        id={id}
        rows={3}
        dir="auto"
        value={typed}
        aria-invalid={isTooLong}
        aria-describedby={isTooLong ? `${id}-fault` : undefined}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(event);
          if (event.key === 'Escape' && onLeave) onLeave();
        }}
      />
      {isTooLong && (
        <p id={`${id}-fault`} class="field-fault">
          {commentWords.tooLong(most)}
        </p>
      )}
      <p class="comment-acts">
        <button type="submit" disabled={isEmpty || isTooLong || isBusy}>
          {act}
        </button>
        {onLeave && (
          <button type="button" class="is-plain" onClick={onLeave}>
            {commentWords.keep}
          </button>
        )}
      </p>
    </form>
  );
}
