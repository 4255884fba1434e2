import './recording.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Question } from '../../api.ts';
import { forget } from '../../ui/answers.ts';
import { readAnew } from '../../ui/navigation.ts';
import { PageHeading } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import { offerUndo } from '../../ui/undo-offer.ts';
import type { Colleague } from '../../ui/who-question.ts';
import type { Draft } from './draft.ts';
import { FoundDrafts, Keeping, useDraft, useKeeping } from './drafting.tsx';
import { type Trouble, TroubleSummary, troubleOf, useFaults } from './faults.tsx';
import { FaultsContext } from './fields.tsx';
import { type Change, changed } from './form.ts';
import { formHands } from './form-hands.ts';
import { goFreely, Leaving } from './leaving.tsx';
import type { Written } from './written.ts';

export type Fields<F> = (form: F, set: (change: Change<F>) => void) => ComponentChildren;
export type WrittenOf<F> = (form: F, today: string) => Written<object>;

interface Options<F, Kept, R> {
  editor: Colleague;
  /** What is being written; each keeps drafts of its own. */
  what: string;
  begin: () => F;
  writtenOf: WrittenOf<F>;
  titleOf: (form: F) => string;
  /** What a draft holds. */
  keptOf: (form: F) => Kept;
  /** The page on which the record stands. */
  homeOf: (record: R) => string;
  /** What tells of the record, where it is there already. */
  question?: Question<R>;
  saved: string;
}

/** What was sent and took, with the change that it made. */
export interface Sent<R> {
  value: R;
  sequence: number | null;
}

/** A record while somebody writes it: what stands in the form, its draft, what is wrong with it, and the way to save it. */
export function useRecordForm<F extends object, Kept, R>(options: Options<F, Kept, R>) {
  const { editor, what, begin, writtenOf, titleOf, keptOf, homeOf, question, saved } = options;
  const { today } = useSetting();
  const [form, setForm] = useState(begin);
  const [isDirty, setDirty] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const draft = useDraft<Kept>(editor.id, what);
  useKeeping(isDirty, form, () => draft.keep(titleOf(form), keptOf(form)));
  const written = () => writtenOf(form, today);
  return {
    form,
    draft,
    isDirty,
    isBusy,
    trouble,
    faults: useFaults(trouble, written),
    written,
    set: (change: Change<F>) => {
      setDirty(true);
      setForm((now) => changed(now, change));
    },
    say: (said: string) => setTrouble({ said, faults: [] }),
    /** What is to be sent; null where it cannot be sent as it stands, which is said at the fields. */
    ready: () => {
      const now = written();
      if (now.faults.length === 0) return now;
      setTrouble({ said: null, faults: now.faults, isOurs: true });
      return null;
    },
    /** Sends; what took leads on to its page, with the way back. Null where something else has to be asked first. */
    send: async (act: () => Promise<Sent<R> | null>, places: Map<string, string>) => {
      setBusy(true);
      try {
        const sent = await act();
        if (!sent) return setBusy(false);
        draft.done();
        setDirty(false);
        const home = homeOf(sent.value);
        // Its page is not to show what it was, with acts on that version.
        const forgetIt = () => question && forget(question);
        forgetIt();
        goFreely(home);
        const onUndone = () => {
          forgetIt();
          if (location.pathname === home) readAnew();
        };
        offerUndo({ text: saved, sequence: sent.sequence, onUndone });
      } catch (error) {
        setBusy(false);
        setTrouble(troubleOf(error, places));
      }
    },
  };
}

interface Props<F extends object, Kept> {
  state: Omit<ReturnType<typeof useRecordForm<F, Kept, never>>, 'send'>;
  heading: { eyebrow: string; title: string; lead?: string };
  save: string;
  onSave: () => void;
  onResume: (draft: Draft<Kept>) => void;
  children: Fields<F>;
  /** What is to be seen to before the form. */
  before?: ComponentChildren;
  isHidden?: boolean;
  /** What is to be known before it is saved. */
  advice?: ComponentChildren;
  cancel?: ComponentChildren;
}

/** The one shape of the pages on which a record is written. */
export function RecordForm<F extends object, Kept>(props: Props<F, Kept>) {
  const { state, heading, save, onSave, onResume, children, before, isHidden, advice, cancel } = props;
  const { form, set, draft, isDirty, isBusy, trouble, faults } = state;
  return (
    <FaultsContext.Provider value={faults}>
      <PageHeading {...heading} />
      <FoundDrafts drafts={isDirty ? [] : draft.found} onDiscard={draft.discard} onGo={onResume} />
      <TroubleSummary trouble={trouble} isKept={draft.isKept} />
      {before}
      <form
        class="recording"
        noValidate
        hidden={isHidden}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) onSave();
        }}
        {...formHands}
        inert={isBusy}
      >
        {children(form, set)}
        <div class="saving">
          {advice && (
            <div class="duplicates" role="status">
              {advice}
            </div>
          )}
          <p class="acts">
            <button type="submit" class="is-chief" disabled={isBusy}>
              {save}
            </button>
            {cancel}
          </p>
          <Keeping isKept={draft.isKept} />
        </div>
      </form>
      <Leaving isDirty={isDirty} isKept={draft.isKept} onDiscard={draft.done} />
    </FaultsContext.Provider>
  );
}
