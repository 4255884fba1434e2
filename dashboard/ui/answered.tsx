import type { ComponentChildren } from 'preact';
import type { FailureReason } from '../api.ts';
import type { Answer } from './answers.ts';
import { PageHeading } from './page.tsx';
import { useSetting } from './setting.ts';

/** Says in words that the API failed, and offers to try again. */
export function Failure({ reason, again }: { reason: FailureReason; again: () => void }) {
  const { words } = useSetting();
  return (
    <div class="failure" role="alert">
      <p class="failure-title">{words.failure.title[reason]}</p>
      <p>{words.failure.text[reason]}</p>
      <p>
        <button type="button" onClick={again}>
          {words.failure.again}
        </button>
      </p>
    </div>
  );
}

/** Holds the place of what is not there yet, at about its height. It is not read out. */
export const Skeleton = ({ lines = 3 }: { lines?: number }) => (
  <div class="skeleton" aria-hidden="true">
    {Array.from({ length: lines }, (_, i) => (
      <span key={i} />
    ))}
  </div>
);

/** Shows an answer; until it is there its place; and when it fails why, above the last one known. */
export function Answered<T>({
  answer,
  lines,
  children,
}: {
  answer: Answer<T>;
  lines?: number;
  children: (value: T) => ComponentChildren;
}) {
  return (
    <>
      {answer.failure && <Failure reason={answer.failure} again={answer.again} />}
      {answer.value !== null && children(answer.value)}
      {answer.value === null && !answer.failure && <Skeleton lines={lines} />}
    </>
  );
}

/** A whole page that rests on one answer, its heading included. */
export function AnsweredPage<T>({
  answer,
  isReady = true,
  children,
}: {
  answer: Answer<T>;
  /** Whether what the page's parts need is there too. */
  isReady?: boolean;
  children: (value: T) => ComponentChildren;
}) {
  const { words, formats, asOf } = useSetting();
  if (answer.value !== null && isReady) return <>{children(answer.value)}</>;
  if (answer.failure === null)
    return (
      <div class="waiting" aria-busy="true">
        <Skeleton lines={2} />
        <Skeleton lines={8} />
      </div>
    );
  const isOfThen = asOf !== undefined && answer.failure === 'not_found';
  return (
    <>
      <PageHeading
        title={words.failure.title[answer.failure]}
        lead={
          <span role="alert">
            {isOfThen ? words.failure.notThen(formats.day(asOf)) : words.failure.text[answer.failure]}
          </span>
        }
      />
      {answer.failure === 'rejected' && <a href={location.pathname}>{words.timeline.clear}</a>}
      {answer.failure !== 'not_found' && answer.failure !== 'rejected' && (
        <button type="button" onClick={answer.again}>
          {words.failure.again}
        </button>
      )}
    </>
  );
}
