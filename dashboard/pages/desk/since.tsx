import { useState } from 'preact/hooks';
import type { Happened, Since as Known } from '../../../worker/domain/desk/activity.ts';
import { deskWords } from '../../../worker/words/desk.ts';
import { api, at } from '../../api.ts';
import { addressOf } from '../../location.ts';
import { Refused, send } from '../../send.ts';
import type { Answer } from '../../ui/answers.ts';
import { Outside } from '../../ui/outside.tsx';
import { useSetting } from '../../ui/setting.ts';
import { offerUndo } from '../../ui/undo-toast.tsx';

/** So many of a group stand open. */
const first = 5;

export const sinceQuestion = api.deskChanges();
export const newsIn = ({ groups }: Known): number => groups.reduce((n, { items }) => n + items.length, 0);

/** One thing that happened, in words, with the way to its record. */
function Line({ of }: { of: Happened }) {
  const { words, formats } = useSetting();
  const { kind, id, title, handover, status, due, at, author, times } = of;
  const { terms, timeline } = words;
  // A chair that nobody is named for is told as what it is about.
  const handedOver = () =>
    handover?.to ? timeline.takesOver(handover.to.name, title) : `${words.handover.eyebrow}: ${title}`;
  const text = handover ? handedOver() : title;
  const moves = [
    handover && (terms.handoverStatus as Record<string, string>)[handover.status],
    status &&
      (status.from && status.from !== status.to
        ? words.commitment.statusFromTo(terms.status[status.from], terms.status[status.to])
        : terms.status[status.to]),
    due && deskWords.fromTo(due.from && formats.edtf(due.from), due.to && formats.edtf(due.to)),
    times > 1 && deskWords.times(times),
  ].filter(Boolean);
  return (
    <li>
      <p class="since-what">
        <a href={addressOf({ page: kind, id })}>
          <Outside>{text}</Outside>
        </a>
      </p>
      {moves.length > 0 && <p class="moves">{moves.join(' · ')}</p>}
      <p class="quiet">
        <Outside>{deskWords.by(author, formats.day(at))}</Outside>
      </p>
    </li>
  );
}

function Group({ items, title }: { items: Happened[]; title: string }) {
  const [isWhole, setWhole] = useState(items.length <= first + 1);
  return (
    <>
      <h3>{title}</h3>
      <ul class="since-lines">
        {(isWhole ? items : items.slice(0, first)).map((of) => (
          <Line key={of.sequence} of={of} />
        ))}
      </ul>
      {!isWhole && (
        <button type="button" class="is-plain" onClick={() => setWhole(true)}>
          {deskWords.showAll(items.length)}
          <span class="visually-hidden">: {title}</span>
        </button>
      )}
    </>
  );
}

/** What others did since one was last here. It stays until one says that one has seen it. */
export function Since({ answer }: { answer: Answer<Known> }) {
  const { formats } = useSetting();
  const [fault, setFault] = useState<string | null>(null);
  const known = answer.value;
  if (!known) return null;
  const { since, groups, newest, isCut } = known;
  const say = (sequence: number) => send(at.desk.seen.$post, { json: { sequence } });
  const see = () => {
    setFault(null);
    say(newest).then(
      ({ before }) => {
        answer.again();
        const undo = before === null ? undefined : () => say(before);
        offerUndo({ text: deskWords.seenDone, sequence: null, undo, onUndone: answer.again });
      },
      (error) => setFault(error instanceof Refused ? deskWords.seenFailed : String(error)),
    );
  };
  return (
    <section class="section since" id="since" aria-labelledby="since-title">
      <h2 id="since-title" tabIndex={-1}>
        {deskWords.since(since && formats.day(since.at))}
      </h2>
      {groups.length === 0 ? (
        <p class="quiet">{deskWords.nothingNew}</p>
      ) : (
        <>
          {groups.map(({ happening, items }) => (
            <Group
              key={`${happening} ${items[0]?.sequence}`}
              items={items}
              title={`${deskWords.happening[happening]} (${formats.number(items.length)})`}
            />
          ))}
          {isCut && <p class="quiet">{deskWords.cut}</p>}
          <p class="acts">
            <button type="button" onClick={see}>
              {deskWords.seen}
            </button>
          </p>
        </>
      )}
      <p class="act-outcome is-fault" role="alert">
        {fault}
      </p>
    </section>
  );
}
