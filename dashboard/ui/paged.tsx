import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { type FailureReason, type Page, type Question, Unanswered } from '../api.ts';
import { Answered, Failure } from './answered.tsx';
import { askFurther, useAnswer } from './answers.ts';
import { useSetting } from './setting.ts';

type Further<T> = { items: T[]; next: string | null };

/** A list that the server gives in pieces: the first at once, the others on asking. */
export function Paged<T>({
  question,
  empty,
  lines,
  children,
}: {
  question: (cursor: string | null) => Question<Page<T>>;
  empty: string;
  lines?: number;
  children: (items: T[]) => ComponentChildren;
}) {
  const first = question(null);
  const answer = useAnswer(first);
  return (
    <Answered answer={answer} lines={lines}>
      {(page) =>
        page.items.length === 0 && page.next === null ? (
          <p class="quiet">{empty}</p>
        ) : (
          <Pieces key={first.address} page={page} question={question}>
            {children}
          </Pieces>
        )
      }
    </Answered>
  );
}

function Pieces<T>({
  page,
  question,
  children,
}: {
  page: Page<T>;
  question: (cursor: string | null) => Question<Page<T>>;
  children: (items: T[]) => ComponentChildren;
}) {
  const { words } = useSetting();
  const [further, setFurther] = useState<Further<T>>({ items: [], next: page.next });
  const [failure, setFailure] = useState<FailureReason | null>(null);
  useLayoutEffect(() => setFurther({ items: [], next: page.next }), [page]);

  const more = () => {
    setFailure(null);
    askFurther(question, further.next).then(
      ({ items, next }) => setFurther((known) => ({ items: [...known.items, ...items], next })),
      (error) => setFailure(error instanceof Unanswered ? error.reason : 'broken'),
    );
  };
  const items = [...page.items, ...further.items];
  return (
    <>
      {items.length > 0 ? children(items) : <p class="quiet">{words.noneSoFar}</p>}
      {failure && <Failure reason={failure} again={more} />}
      {further.next !== null && !failure && (
        <p class="more">
          <button type="button" onClick={more}>
            {words.showMore}
          </button>
        </p>
      )}
      <p class="visually-hidden" role="status">
        {further.items.length > 0 && words.moreShown(items.length)}
      </p>
    </>
  );
}
