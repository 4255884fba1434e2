import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Actor } from '../../../worker/domain/actor.ts';
import type { Commitment } from '../../../worker/domain/commitments/commitment.ts';
import { parseFuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';
import { isLikelySame, isLikelySameText } from '../../../worker/domain/likeness.ts';
import { nameKey } from '../../../worker/domain/text.ts';
import { recordingWords } from '../../../worker/words/recording.ts';
import { api, ask, type Page, type Question } from '../../api.ts';
import { useAnswer } from '../../ui/answers.ts';
import { ActorLink, BriefingLink, CommitmentLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';
import type { DateEntry } from './form.ts';
import { Reading } from './written.ts';

/** What is likely on record already, before it is recorded again. It is shown and stops nobody. */

const mostShown = 4;
const mostAsked = 20;
/** What is longer is no word, and more than the search takes. */
const longestWord = 60;

/** What the search is asked for: it wants every word, so only the first few that say something. */
const keyWords = (text: string) =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3 && word.length < longestWord)
    .slice(0, 3)
    .join(' ');

/** All that several questions are answered with, each once. */
function useFound<T extends { id: string }>(questions: Question<Page<T>>[]): T[] {
  const [found, setFound] = useState<T[]>([]);
  useEffect(() => {
    const gaveUp = new AbortController();
    Promise.all(questions.map((question) => ask(question, gaveUp.signal))).then(
      (answers) => setFound(answers.flatMap(({ items }) => items)),
      // Advice that does not come is missed by nobody.
      () => {},
    );
    return () => gaveUp.abort();
  }, [questions.map(({ address }) => address).join()]);
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

function Notice<T extends { id: string }>(props: {
  said: string;
  of: T[];
  children: (one: T) => ComponentChildren;
}) {
  const shown = props.of.slice(0, mostShown);
  if (shown.length === 0) return null;
  return (
    <div class="notice">
      <p>{props.said}</p>
      <ul>
        {shown.map((one) => (
          <li key={one.id}>{props.children(one)}</li>
        ))}
      </ul>
    </div>
  );
}

/** Briefings that are called alike, where their days may be the same or one has none. */
export function SameBriefings({ title, start, today }: { title: string; start: DateEntry; today: string }) {
  const { duplicates } = recordingWords;
  const { edtf } = new Reading(today).date(start, '');
  const days = edtf ? parseFuzzyDate(edtf) : null;
  const isNamed = title.trim().length > 3;
  const range =
    isNamed && days?.ok ? { from: days.date.earliest ?? undefined, to: days.date.latest ?? undefined } : null;
  const onTheDay = useAnswer(range && api.briefings(range, { limit: 50 }));
  const found = range ? (onTheDay.value?.items ?? []) : [];
  return (
    <Notice said={duplicates.briefings} of={found.filter((one) => isLikelySame(one.title, title))}>
      {(briefing) => <BriefingLink briefing={briefing} withDate />}
    </Notice>
  );
}

/** Commitments in nearly the same words as one of these. */
export function SameCommitments({ texts }: { texts: string[] }) {
  const { duplicates } = recordingWords;
  const long = texts.filter((text) => text.trim().length > 8);
  const asked = long.map(keyWords).filter(Boolean);
  const found = useFound<Commitment>(asked.map((text) => api.commitments({ text }, { limit: mostAsked })));
  const same = found.filter(({ text }) => long.some((one) => isLikelySameText(one, text)));
  return (
    <Notice said={duplicates.commitments} of={same}>
      {(commitment) => <CommitmentLink commitment={commitment} />}
    </Notice>
  );
}

const mostNames = 6;

/** Actors that bear one of these names, or one much like it. */
export function SameActors({ names }: { names: string[] }) {
  const { duplicates } = recordingWords;
  const { actorKind } = useSetting().words.terms;
  const given = names
    .map((name) => name.trim())
    .filter((name) => name.length > 1)
    .slice(0, mostNames);
  const found = useFound<Actor>(
    given.map((name) => api.actors({ text: keyWords(name) || name }, { limit: mostAsked })),
  );
  const isSame = ({ name, aliases }: Actor) =>
    [name, ...aliases].some((one) =>
      given.some((other) => nameKey(one) === nameKey(other) || isLikelySame(one, other)),
    );
  return (
    <Notice said={duplicates.actors} of={found.filter(isSame)}>
      {(actor) => (
        <>
          <ActorLink actor={actor} /> <span class="quiet">{actorKind[actor.kind]}</span>
        </>
      )}
    </Notice>
  );
}
