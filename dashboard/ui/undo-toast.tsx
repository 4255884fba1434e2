import { useLayoutEffect, useState } from 'preact/hooks';
import { isTyping } from './keys.ts';
import { lazily } from './lazy.tsx';
import { useSetting } from './setting.ts';
import { canUndo, followOffers, offered, tell } from './undo-offer.ts';

export { type Offer, offerUndo } from './undo-offer.ts';

// What nobody needs who writes nothing.
const load = () => import('./undo-commands.tsx');
const UndoCommands = lazily(() => load().then((code) => code.UndoCommands));

/** In milliseconds. */
const offeredFor = 60_000;
const toldFor = 8000;

/** Where what was done is said, at the foot of every page. "z" takes it back, wherever the focus is but in a field. */
export function UndoToast() {
  const { words } = useSetting();
  const [state, setState] = useState(offered);
  const [isHeld, setHeld] = useState(false);
  useLayoutEffect(() => followOffers(setState), []);
  useLayoutEffect(() => {
    // Nothing goes away under the finger or the focus.
    if (state === null || isHeld || state.said === 'undoing') return;
    const timer = setTimeout(() => tell(null), state.said === 'offered' ? offeredFor : toldFor);
    return () => clearTimeout(timer);
  }, [state, isHeld]);
  // Heard as soon as it is said, also while the code of the commands is on its way.
  useLayoutEffect(() => {
    if (state === null || !canUndo(state)) return;
    const byKey = (event: KeyboardEvent) => {
      if (event.key !== 'z' || isTyping(event) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      load().then(
        (code) => code.undo(state),
        () => {},
      );
    };
    document.addEventListener('keydown', byKey);
    return () => document.removeEventListener('keydown', byKey);
  }, [state]);
  return (
    <section
      class={state ? 'toast' : 'toast is-empty'}
      // Without a name it is no landmark while it is empty.
      aria-label={state ? words.undo.region : undefined}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
    >
      <p role="status">
        {state && (state.said === 'offered' ? state.offer.text : words.undo[state.said])}
        {state?.said === 'offered' && state.offer.sequence !== null && (
          <span class="visually-hidden"> {words.undo.byKey}</span>
        )}
      </p>
      {state && <UndoCommands state={state} />}
    </section>
  );
}
