import { useLayoutEffect, useState } from 'preact/hooks';
import type { Comment } from '../../../worker/domain/desk/comment.ts';
import type { Who } from '../../../worker/domain/people/session.ts';
import { commentWords } from '../../../worker/words/comments.ts';
import { api, ask, at } from '../../api.ts';
import { Refused, send } from '../../send.ts';
import { Answered } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { Section } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import { Outcome } from '../account/parts.tsx';
import { CommentForm } from './comment-form.tsx';
import './comments.css';
import { OneComment } from './one-comment.tsx';

type Props = { subject: string; person: NonNullable<Who['person']> };

/** Longer talk than this goes on when asked for. */
const atOnce = 100;

/** What colleagues say about a record, the oldest first, and a field for one more. */
export function Comments({ subject, person }: Props) {
  const { words: common, now } = useSetting();
  const answer = useAnswer(api.comments(subject, { limit: atOnce }));
  const [further, setFurther] = useState<{ items: Comment[]; next: string | null } | null>(null);
  useLayoutEffect(() => setFurther(null), [answer.value]);
  const [outcome, setOutcome] = useState<{ text: string | null; isFault: boolean }>({
    text: null,
    isFault: false,
  });
  const [isBusy, setBusy] = useState(false);
  const run = async (act: () => Promise<unknown>, done: string): Promise<boolean> => {
    setBusy(true);
    setOutcome({ text: null, isFault: false });
    try {
      await act();
      answer.again();
      setOutcome({ text: done, isFault: false });
      return true;
    } catch (error) {
      const isStale = error instanceof Refused && (error.status === 412 || error.status === 409);
      if (isStale) answer.again();
      const fault = error instanceof Refused ? error.faults[0]?.detail : undefined;
      const why = fault ? commentWords.refused(fault) : commentWords.failed;
      setOutcome({ text: isStale ? commentWords.stale : why, isFault: true });
      return false;
    } finally {
      setBusy(false);
    }
  };
  const more = (cursor: string) =>
    ask(api.comments(subject, { limit: atOnce, cursor })).then(
      ({ items, next }) => setFurther((known) => ({ items: [...(known?.items ?? []), ...items], next })),
      () => setOutcome({ text: commentWords.failed, isFault: true }),
    );
  return (
    <Section title={commentWords.title} class="comments">
      <p class="quiet comments-lead">{commentWords.lead}</p>
      <Answered answer={answer} lines={2}>
        {({ items, next: second }) => {
          const next = further ? further.next : second;
          if (items.length === 0) return <p class="quiet">{commentWords.none}</p>;
          return (
            <>
              <ol class="comment-list">
                {[...items, ...(further?.items ?? [])].map((comment) => (
                  <OneComment
                    key={comment.id}
                    comment={comment}
                    person={person}
                    now={now()}
                    isBusy={isBusy}
                    run={run}
                  />
                ))}
              </ol>
              {next && (
                <p class="more">
                  <button type="button" onClick={() => more(next)}>
                    {common.showMore}
                  </button>
                </p>
              )}
            </>
          );
        }}
      </Answered>
      <CommentForm
        label={commentWords.field}
        act={commentWords.add}
        isBusy={isBusy}
        onSend={(text) => run(() => send(at.comments.$post, { json: { subject, text } }), commentWords.added)}
      />
      <Outcome {...outcome} />
    </Section>
  );
}
