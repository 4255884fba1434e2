import { useId, useLayoutEffect, useState } from 'preact/hooks';
import { api } from '../api.ts';
import { actorMeant } from './actor-meant.ts';
import { useActorNamed } from './actor-named.ts';
import { useAnswer } from './answers.ts';
import { useSetting } from './setting.ts';

type Props = { label: string; value: string | undefined; onChange: (id: string | undefined) => void };

/**
 * Finds an actor by name: there may be thousands, so the server is asked for those that match what is typed. A whole
 * name is taken at once; Enter takes the one that can be meant, or says that nobody can.
 */
export function ActorPicker({ label, value, onChange }: Props) {
  const { words } = useSetting();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [isEntered, setEntered] = useState(false);
  const chosen = useActorNamed(value);
  // A name may be longer than the 200 characters that the API takes.
  const text = typed?.trim().slice(0, 200);
  const offered = useAnswer(typed !== null ? api.actors({ text }, { limit: 20 }) : null);
  // What was typed is over once another actor is set.
  useLayoutEffect(() => {
    if (value) setTyped(null);
  }, [value]);

  const isEmpty = typed !== null && typed.trim() === '';
  const isCleared = isEmpty && value !== undefined;
  const found = typed === null || isEmpty || offered.isWaiting ? null : offered.value;
  const meant = found && typed !== null ? actorMeant(found, typed, isEntered) : undefined;
  const fault =
    isEntered && found && !meant ? words.actorPicker[found.items.length === 0 ? 'nobody' : 'several'] : null;
  // The names may come after what was typed, or pasted. Nobody's name stands over a filter that is still in force.
  useLayoutEffect(() => {
    if (isCleared || (fault && value)) onChange(undefined);
    else if (meant && meant.id !== value) onChange(meant.id);
    else if (meant && isEntered) setTyped(null);
  }, [isCleared, meant?.id, fault, isEntered]);

  const name = chosen?.name ?? '';
  const type = (text: string | null) => {
    setTyped(text);
    setEntered(false);
  };
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <input
        type="text"
        list={id}
        placeholder={words.timeline.allActors}
        autocomplete="off"
        value={typed ?? name}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
        onFocus={() => setTyped((text) => text ?? name)}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => type(null)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          setEntered(true);
        }}
      />
      <span id={`${id}-fault`} class="field-fault" role="status">
        {fault}
      </span>
      <datalist id={id}>
        {offered.value?.items.map((actor) => (
          <option key={actor.id} value={actor.name} />
        ))}
      </datalist>
    </label>
  );
}
