import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { recordingWords } from '../../../worker/words/recording.ts';
import { go, holdBefore } from '../../ui/navigation.ts';

/** Goes to a page without being asked: what was written is saved, or the question was answered. */
export function goFreely(to: string): void {
  holdBefore(() => true)();
  go(to);
}

interface Props {
  /** Whether there is something that is not saved. */
  isDirty: boolean;
  /** Whether a draft of it is kept in this browser. */
  isKept: boolean;
  onDiscard: () => void;
}

/** Asks before unsaved work is left behind: here where it is a page of ours, by the browser where it is not. */
export function Leaving({ isDirty, isKept, onDiscard }: Props) {
  const { leave } = recordingWords;
  const [to, setTo] = useState<string | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (!isDirty) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    const letGo = holdBefore((address) => {
      setTo(address);
      return false;
    });
    return () => {
      window.removeEventListener('beforeunload', hold);
      letGo();
    };
  }, [isDirty]);
  useLayoutEffect(() => {
    if (to !== null) dialog.current?.showModal();
    else dialog.current?.close();
  }, [to]);

  const goOn = (discards: boolean) => {
    const address = to ?? '/';
    if (discards) onDiscard();
    setTo(null);
    goFreely(address);
  };
  return (
    <dialog ref={dialog} class="leaving" aria-labelledby="leaving-title" onClose={() => setTo(null)}>
      <h2 id="leaving-title">{leave.title}</h2>
      <p>{isKept ? leave.text : leave.lost}</p>
      <p class="acts">
        <button type="button" class="is-chief" onClick={() => setTo(null)}>
          {leave.stay}
        </button>
        {isKept && (
          <button type="button" onClick={() => goOn(false)}>
            {leave.go}
          </button>
        )}
        <button type="button" class="is-grave" onClick={() => goOn(true)}>
          {leave.discard}
        </button>
      </p>
    </dialog>
  );
}
