import { recordingWords } from '../../../worker/words/recording.ts';
import './conflict.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type MergedField, mergeOf } from '../../../worker/domain/changes/field-merge.ts';
import { ask, type Question } from '../../api.ts';
import { records } from '../../records.ts';
import { Refused, write } from '../../send.ts';
import { AnsweredPage } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { type Changeable, isInUse } from '../../ui/may.ts';
import { PageHeading } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import type { Colleague } from '../../ui/who-question.ts';
import { Conflict } from './conflict.tsx';
import type { Change } from './form.ts';
import { namesIn } from './names-in.ts';
import { RecordForm, type Sent, useRecordForm } from './record-form.tsx';
import { paired, unpaired } from './whole-fields.ts';
import type { Written } from './written.ts';

export type EditedKind = 'briefing' | 'commitment' | 'handover' | 'actor';

interface Props<R, F> {
  editor: Colleague;
  kind: EditedKind;
  /** What it is called above its title, where that is not its kind. */
  called?: 'body' | undefined;
  question: Question<R>;
  titleOf: (record: R) => string;
  /** The page of the record, to which one goes back. */
  homeOf: (record: R) => string;
  formOf: (record: R) => F;
  writtenOf: (form: F, today: string, record: R) => Written<object>;
  children: (form: F, set: (change: Change<F>) => void, record: R) => ComponentChildren;
}

interface Clash<R> {
  theirs: R;
  merge: MergedField[];
}

const unreachable = () => {
  throw new Refused(0, '');
};

type Versioned = Changeable & { id: string; version?: number };

/**
 * Changes a record that is there. Only what was changed is sent, against the version that was read; where somebody else
 * was faster, both see what the other did before anything is written.
 */
function Editing<R extends Versioned, F extends object>({
  editor,
  record,
  ...props
}: Props<R, F> & { record: R }) {
  const { kind, called = kind, question, titleOf, homeOf, formOf, writtenOf, children } = props;
  const { edit, conflict } = recordingWords;
  const { today } = useSetting();
  // What was read when the editing began: against this it is compared.
  const [base, setBase] = useState(record);
  const [clash, setClash] = useState<Clash<R> | null>(null);
  const title = titleOf(record);
  const state = useRecordForm<F, { base: R; form: F }, R>({
    editor,
    what: `edit:${kind}s:${base.id}`,
    begin: () => formOf(record),
    writtenOf: (form) => writtenOf(form, today, base),
    titleOf: () => title,
    keptOf: (form) => ({ base, form }),
    homeOf,
    question,
    saved: edit.saved,
  });
  const fieldsOf = (record: R) => paired(writtenOf(formOf(record), today, record).input);

  /** What somebody else has made of it meanwhile is put beside what is written here. */
  const compare = async () => {
    const theirs = await ask(question).catch(unreachable);
    if (theirs.id !== base.id) throw new Refused(409, conflict.merged);
    setClash({
      theirs,
      merge: mergeOf(fieldsOf(base), paired(state.written().input), fieldsOf(theirs)),
    });
    return null;
  };
  const orCompare = async <T,>(act: () => Promise<T>) => {
    try {
      return await act();
    } catch (error) {
      if (error instanceof Refused && error.status === 412) return compare();
      throw error;
    }
  };
  const one = records[kind][':id'];
  const param = { id: base.id };
  const send = (fields: Record<string, unknown>, version: number | undefined, places: Map<string, string>) =>
    state.send(
      () =>
        orCompare(
          () =>
            write(one.$patch as never, { param, json: unpaired(fields), version } as never) as Promise<
              Sent<R>
            >,
        ),
      places,
    );
  const bringBack = (version: number | undefined) =>
    state.send(() => orCompare(() => write(one.restore.$post, { param, version }).then(compare)), new Map());
  const save = () => {
    const ready = state.ready();
    if (!ready) return;
    const changed = mergeOf(fieldsOf(base), paired(ready.input), fieldsOf(base));
    if (changed.length === 0) return state.say(edit.unchanged);
    const fields = Object.fromEntries(changed.map(({ field, mine }) => [field, mine]));
    void send(fields, base.version, ready.places);
  };

  return (
    <RecordForm
      state={state}
      heading={{ eyebrow: edit[called], title }}
      save={edit.save}
      onSave={save}
      onResume={(found) => {
        const content = state.draft.resume(found);
        setBase(content.base);
        state.set(content.form);
      }}
      isHidden={clash !== null}
      before={
        clash && (
          <Conflict
            key={clash.theirs.version}
            subject={`${kind}:${base.id}`}
            merge={clash.merge}
            names={namesIn(base, clash.theirs, state.form)}
            isBusy={state.isBusy}
            isArchived={!isInUse(clash.theirs)}
            onBringBack={() => bringBack(clash.theirs.version)}
            onBack={() => setClash(null)}
            onSave={(fields) => send(fields, clash.theirs.version, new Map())}
          />
        )
      }
      cancel={
        <a class="button" href={homeOf(base)}>
          {edit.cancel}
        </a>
      }
    >
      {(form, set) => children(form, set, base)}
    </RecordForm>
  );
}

/** What is archived is only brought back, and that on its own page. */
function PutAway({ home }: { home: string }) {
  const { archived } = recordingWords;
  return (
    <>
      <PageHeading title={archived.title} lead={archived.lead} />
      <p>
        <a href={home}>{archived.home}</a>
      </p>
    </>
  );
}

/** The page on which a record is edited, once it is read anew. */
export function EditPage<R extends Versioned, F extends object>(props: Props<R, F>) {
  const answer = useAnswer(props.question);
  return (
    <AnsweredPage answer={answer} isReady={!answer.isWaiting}>
      {(record) =>
        isInUse(record) ? <Editing {...props} record={record} /> : <PutAway home={props.homeOf(record)} />
      }
    </AnsweredPage>
  );
}
