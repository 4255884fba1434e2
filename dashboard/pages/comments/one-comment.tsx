import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Comment } from '../../../worker/domain/desk/comment.ts';
import type { Who } from '../../../worker/domain/people/session.ts';
import { commentWords } from '../../../worker/words/comments.ts';
import { at } from '../../api.ts';
import { send } from '../../send.ts';
import { Outside } from '../../ui/outside.tsx';
import { useSetting } from '../../ui/setting.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentText } from './comment-text.tsx';
import { whenInWords } from './when.ts';

type Props = {
  comment: Comment;
  person: NonNullable<Who['person']>;
  now: number;
  isBusy: boolean;
  /** Carries out a change, and says whether it was taken. */
  run: (act: () => Promise<unknown>, done: string) => Promise<boolean>;
};

/** What one colleague said, and when; its author may change it or take it back, an administrator take it away. */
export function OneComment({ comment, person, now, isBusy, run }: Props) {
  const { formats } = useSetting();
  const [doing, setDoing] = useState<'change' | 'remove' | null>(null);
  const place = useRef<HTMLLIElement>(null);
  const { id, version, text, author, createdAt, changedAt, removedAt, removedBy } = comment;
  const when = (at: string) => whenInWords(at, now, formats);
  const isOwn = author.kind === 'person' && author.id === person.id;
  const mayRemove = isOwn || person.role === 'admin';
  // The button that was pressed comes back, and with it the focus.
  const leave = (act: string) => {
    setDoing(null);
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(`[data-act="${act}"]`)?.focus());
  };
  // What was pressed is gone: keys go on from what is left.
  useLayoutEffect(() => {
    if (text === null && doing === 'remove') place.current?.focus();
  }, [text]);
  if (text === null)
    return (
      <li class="comment is-removed" ref={place} tabIndex={-1}>
        <p class="quiet">
          {removedBy === author.name
            ? commentWords.removedOwn(when(removedAt ?? createdAt))
            : commentWords.removedBy(removedBy ?? '', when(removedAt ?? createdAt))}
        </p>
      </li>
    );
  return (
    <li class="comment" ref={place}>
      <p class="comment-by">
        <strong>
          <Outside>{author.name}</Outside>
        </strong>{' '}
        <time dateTime={createdAt} title={`${createdAt.slice(0, 16).replace('T', ' ')} UTC`}>
          {when(createdAt)}
        </time>
        {changedAt && <span>, {commentWords.changed(when(changedAt))}</span>}
      </p>
      {doing === 'change' ? (
        <CommentForm
          label={commentWords.changeField}
          act={commentWords.save}
          text={text}
          isBusy={isBusy}
          onLeave={() => leave('change')}
          onSend={async (next) => {
            const body = { text: next };
            const isTaken = await run(
              () => send(at.comments[':id'].$patch, { param: { id }, json: body, version }),
              commentWords.saved,
            );
            if (isTaken) leave('change');
            return false;
          }}
        />
      ) : (
        <CommentText text={text} />
      )}
      {doing === 'remove' && (
        <div class="comment-warning">
          <p>{commentWords.removeWarning}</p>
          <p class="comment-acts">
            <button
              type="button"
              disabled={isBusy}
              onClick={() =>
                run(
                  () => send(at.comments[':id'].remove.$post, { param: { id }, version }),
                  commentWords.removed,
                )
              }
            >
              {commentWords.removeNow}
            </button>
            <button type="button" class="is-plain" onClick={() => leave('remove')}>
              {commentWords.keep}
            </button>
          </p>
        </div>
      )}
      {doing === null && mayRemove && (
        <p class="comment-acts">
          {isOwn && (
            <button
              type="button"
              class="is-plain"
              data-act="change"
              aria-label={commentWords.changeThis(when(createdAt))}
              onClick={() => setDoing('change')}
            >
              {commentWords.change}
            </button>
          )}
          <button
            type="button"
            class="is-plain"
            data-act="remove"
            aria-label={commentWords.removeThis(author.name, when(createdAt))}
            onClick={() => setDoing('remove')}
          >
            {commentWords.remove}
          </button>
        </p>
      )}
    </li>
  );
}
