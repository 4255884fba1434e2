import { useEffect, useId, useState } from 'preact/hooks';
import type { Actor } from '../../worker/domain/actor.ts';
import { api } from '../api.ts';
import { useAnswer } from './answers.ts';
import { useSetting } from './setting.ts';

type Props = { label: string; value: string | undefined; onChange: (id: string | undefined) => void };

const sameName = (actor: Actor, typed: string) =>
  [actor.name, ...actor.aliases].some((name) => name.toLowerCase() === typed.trim().toLowerCase());

/** Finds an actor by name: there may be thousands, so the server is asked for those that match what is typed. */
export function ActorPicker({ label, value, onChange }: Props) {
  const { words } = useSetting();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = useAnswer(value ? api.actor(value) : null);
  const offered = useAnswer(typed !== null ? api.actors({ text: typed.trim() }, { limit: 20 }) : null);
  // What was typed is over once another actor is set.
  useEffect(() => setTyped(null), [value]);

  const isCleared = typed !== null && typed.trim() === '' && value !== undefined;
  const meant = typed === null ? undefined : offered.value?.items.find((one) => sameName(one, typed));
  // The names may come after what was typed, or pasted.
  useEffect(() => {
    if (isCleared) onChange(undefined);
    else if (meant && meant.id !== value) onChange(meant.id);
  }, [isCleared, meant?.id]);

  const name = value ? (chosen.value?.id === value ? chosen.value.name : '') : '';
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <input
        type="text"
        list={id}
        placeholder={words.timeline.allActors}
        autocomplete="off"
        value={typed ?? name}
        onFocus={() => setTyped((text) => text ?? name)}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
      />
      <datalist id={id}>
        {offered.value?.items.map((actor) => (
          <option key={actor.id} value={actor.name} />
        ))}
      </datalist>
    </label>
  );
}
