import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Commitment } from '../../../worker/domain/commitments/commitment.ts';
import { deskWords } from '../../../worker/words/desk.ts';
import { api } from '../../api.ts';
import { ActorPicker } from '../../ui/actor-picker.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { Choice } from '../../ui/choice.tsx';
import { useSetting } from '../../ui/setting.ts';
import type { Rows } from './use-rows.ts';

/** Who sees to it: somebody with an account, or an actor who will never have one. */
export function OwnerForm({ commitment, rows }: { commitment: Commitment; rows: Rows }) {
  const { words } = useSetting();
  const form = useRef<HTMLFormElement>(null);
  const { value: owners } = useAnswer(api.owners());
  const { owner } = commitment;
  const [person, setPerson] = useState<string | undefined>(owner?.person?.id);
  const [actor, setActor] = useState<string | undefined>(owner?.actor?.id);
  // Whoever has left is kept by name, though nobody would choose them now.
  const known = owners?.items ?? [];
  const former = owner?.person && !known.some(({ id }) => id === owner.person?.id) ? [owner.person] : [];
  useLayoutEffect(() => form.current?.querySelector('select')?.focus(), []);
  const save = () => rows.assign(commitment, person ? { person } : actor ? { actor: { id: actor } } : null);
  return (
    <form
      ref={form}
      class="follow-up-form"
      aria-label={deskWords.chooseOwner}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') rows.open(null);
      }}
    >
      <div class="follow-up-fields">
        <Choice
          label={deskWords.person}
          all={words.commitment.nobody}
          value={person}
          options={[...known, ...former]}
          onChange={(id) => {
            setPerson(id);
            if (id) setActor(undefined);
          }}
        />
        <ActorPicker
          label={deskWords.orActor}
          value={actor}
          onChange={(id) => {
            setActor(id);
            if (id) setPerson(undefined);
          }}
        />
      </div>
      <p class="act-outcome is-fault" role="alert">
        {rows.faults && Object.values(rows.faults)[0]}
      </p>
      <p class="acts">
        <button type="submit" class="is-chief" disabled={rows.isBusy}>
          {deskWords.saveOwner}
        </button>
        <button type="button" onClick={() => rows.open(null)}>
          {deskWords.close}
        </button>
      </p>
    </form>
  );
}
