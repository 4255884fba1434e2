import { useLayoutEffect, useState } from 'preact/hooks';
import type { Actor, ActorKind } from '../../../worker/domain/actor.ts';
import { nameKey } from '../../../worker/domain/text.ts';
import { recordingWords } from '../../../worker/words/recording.ts';
import { api } from '../../api.ts';
import { useAnswer } from '../../ui/answers.ts';
import { useSetting } from '../../ui/setting.ts';
import { kindOf } from './actor-kind.ts';
import { Combobox } from './combobox.tsx';
import type { ActorEntry, Update } from './form.ts';

type Named = Pick<Actor, 'id' | 'name' | 'aliases' | 'countryCode' | 'kind'>;

const asWords = 'words';
const mostOffered = 7;

const namesOf = ({ name, aliases, countryCode, kind }: Named) =>
  [name, ...aliases, kind === 'state' && countryCode ? countryCode : ''].map(nameKey);

/** Whoever bears the whole name first, then those whose name begins as typed, then those with such an alias. */
function inOrder(actors: Named[], typed: string): Named[] {
  const rank = (actor: Named) => {
    const names = namesOf(actor);
    if (names.includes(typed)) return 0;
    const at = names.findIndex((name) => name.startsWith(typed));
    return at < 0 ? 3 : at === 0 ? 1 : 2;
  };
  return [...actors].sort((a, b) => rank(a) - rank(b)).slice(0, mostOffered);
}

/** Whoever alone can be meant: who bears what is typed as a whole name, the only one whose name begins so, or the only one. */
function meantOf(actors: Named[], typed: string, isAll: boolean): Named | undefined {
  const whole = actors.find((actor) => namesOf(actor).includes(typed));
  if (whole || !isAll || typed.length < 2) return whole;
  const beginning = actors.filter((actor) => namesOf(actor).some((name) => name.startsWith(typed)));
  return [beginning, actors].find((some) => some.length === 1)?.[0];
}

interface Props {
  at: string;
  label: string;
  value: ActorEntry;
  onChange: (update: Update<ActorEntry>) => void;
  /** What somebody new is in this place. */
  unsaid: ActorKind;
  /** Only actors of this kind. */
  only?: ActorKind;
  /** Whether the words of the source may stand in place of an actor. */
  takesWords?: boolean;
  class?: string;
}

/** An actor found as one types, by name, alias, country or code; or named anew, of a kind that is shown. */
export function ActorField({ at, label, value, onChange, unsaid, only, takesWords, class: name }: Props) {
  const { words } = useSetting();
  const text = value.text.trim();
  const typed = nameKey(text);
  const isOpen = text !== '' && !value.id && !value.isWords;
  const question = isOpen ? api.actors({ text, kind: only }, { limit: 20 }) : null;
  const answer = useAnswer(question);
  const [isLeft, setLeft] = useState(true);
  // An answer to what was typed before says nothing of what is.
  const found = question?.address === answer.address && !answer.isWaiting ? answer.value : null;
  const offered = found ? inOrder(found.items, typed) : [];
  const meant = found ? meantOf(found.items, typed, found.next === null) : undefined;

  /** Only what was meant by the text that still stands there: somebody may have typed on. */
  const settle = (value: ActorEntry) =>
    onChange((now) => (now.text.trim() === text && !now.id && !now.isWords ? value : now));
  const take = (actor: Named) => settle({ text: actor.name, id: actor.id, kind: actor.kind });
  // The names may come only once the field is left, or a draft is opened.
  useLayoutEffect(() => {
    if (isLeft && isOpen && !value.kind && meant) take(meant);
  }, [isLeft, isOpen, meant?.id]);

  const options = offered.map((actor) => ({
    key: actor.id,
    label: actor.name,
    note: words.terms.actorKind[actor.kind],
  }));
  if (takesWords && isOpen && text.length > 2)
    options.push({ key: asWords, label: text, note: recordingWords.actor.inWords });

  const isNew = isOpen && isLeft && found !== null && !meant;
  const kind = only ?? kindOf(text, unsaid);
  // The API knows countries by itself; what a name says beyond that it has to be told.
  useLayoutEffect(() => {
    if (isNew && !value.kind && kind !== unsaid && kind !== 'state') settle({ text: value.text, kind });
  }, [isNew, kind]);
  const isAmbiguous = isNew && !value.kind && offered.length > 0;
  return (
    <Combobox
      at={at}
      label={label}
      text={value.text}
      options={options}
      meant={meant?.id}
      class={name}
      onText={(next) => {
        setLeft(false);
        onChange(() => ({ text: next }));
      }}
      onChoose={(key) => {
        const actor = offered.find(({ id }) => id === key);
        if (actor) take(actor);
        else settle({ text, isWords: true });
      }}
      onLeave={() => setLeft(true)}
    >
      {value.id && value.kind && !only && words.terms.actorKind[value.kind]}
      {value.isWords && recordingWords.actor.asWords}
      {isAmbiguous && recordingWords.actor.several}
      {isNew && !isAmbiguous && (
        <>
          {recordingWords.actor.isNew}{' '}
          <select
            aria-label={recordingWords.actor.kindOf(text)}
            value={value.kind ?? kind}
            onChange={(event) => settle({ text: value.text, kind: event.currentTarget.value as ActorKind })}
          >
            {(Object.entries(words.terms.actorKind) as [ActorKind, string][])
              .filter(([each]) => !only || each === only)
              .map(([each, word]) => (
                <option key={each} value={each}>
                  {word}
                </option>
              ))}
          </select>
        </>
      )}
    </Combobox>
  );
}
