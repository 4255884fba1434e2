import type { ComponentChildren } from 'preact';
import { recordingWords } from '../../../worker/words/recording.ts';
import type { Question } from '../../api.ts';
import { records } from '../../records.ts';
import { write } from '../../send.ts';
import { AnsweredPage } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import type { Colleague } from '../../ui/who-question.ts';
import { type Fields, RecordForm, type Sent, useRecordForm, type WrittenOf } from './record-form.tsx';

export type CreatedKind = 'briefing' | 'commitment' | 'handover' | 'actor' | 'body';

interface Props<F, R> {
  editor: Colleague;
  kind: CreatedKind;
  begin: () => F;
  titleOf: (form: F) => string;
  writtenOf: WrittenOf<F>;
  homeOf: (record: R) => string;
  /** What is likely on record already; it is shown and stops nobody. */
  advice?: (form: F) => ComponentChildren;
  children: Fields<F>;
}

/** The page of a new record. However often it is sent, it becomes one. */
export function CreatePage<F extends object, R>(props: Props<F, R>) {
  const { editor, kind, begin, titleOf, writtenOf, homeOf, advice, children } = props;
  const { saved, save, ...heading } = recordingWords.create[kind];
  const state = useRecordForm<F, F, R>({
    editor,
    what: kind,
    begin,
    writtenOf,
    titleOf,
    keptOf: (form) => form,
    homeOf,
    saved,
  });
  const { draft, form } = state;
  const onSave = () => {
    const ready = state.ready();
    if (!ready) return;
    const { $post } = records[kind === 'body' ? 'actor' : kind];
    state.send(
      () => write($post as never, { json: ready.input, once: draft.id } as never) as Promise<Sent<R>>,
      ready.places,
    );
  };
  return (
    <RecordForm
      state={state}
      heading={{ eyebrow: recordingWords.create.eyebrow, lead: recordingWords.create.lead, ...heading }}
      save={save}
      onSave={onSave}
      onResume={(found) => state.set(draft.resume(found))}
      advice={advice?.(form)}
    >
      {children}
    </RecordForm>
  );
}

/** What the address names, once it is known; null where it names nothing. */
export function Named<T>({
  question,
  children,
}: {
  question: Question<T> | null;
  children: (value: T | null) => ComponentChildren;
}) {
  const answer = useAnswer(question);
  if (!question) return <>{children(null)}</>;
  return <AnsweredPage answer={answer}>{children}</AnsweredPage>;
}
