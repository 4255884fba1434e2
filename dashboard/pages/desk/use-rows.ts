import { useRef, useState } from 'preact/hooks';
import type { Commitment } from '../../../worker/domain/commitments/commitment.ts';
import { mostFollowedUp } from '../../../worker/domain/commitments/most-followed-up.ts';
import { deskWords } from '../../../worker/words/desk.ts';
import { api, ask, at } from '../../api.ts';
import { Refused, write } from '../../send.ts';
import { useSetting } from '../../ui/setting.ts';
import { offerUndo } from '../../ui/undo-toast.tsx';
import { type Draft, emptyDraft, type Faults, type Field, faultsFrom, followUpFrom } from './draft.ts';

/** What is opened to be typed in: one row, or all that are selected; `key` names the row where it stands. */
export type Opened = { key: string; what: Field | 'owner' };
export const ofSelection = 'selection';

const one = at.commitments[':id'];

/** The rows of the desk as they are worked on: what is open, selected, typed, and what has been changed here. */
export function useRows() {
  const { today, newKey } = useSetting();
  const [changed, setChanged] = useState<ReadonlyMap<string, Commitment>>(new Map());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<Opened | null>(null);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [faults, setFaults] = useState<Faults | null>(null);
  const [isBusy, setBusy] = useState(false);
  // Of one act the same key, so that what got through although its answer was lost is not written twice.
  const acts = useRef(new Map<string, string>());

  const take = (items: readonly Commitment[]) =>
    setChanged((known) => new Map([...known, ...items.map((item) => [item.id, item] as const)]));
  /** Reads rows again after what was done to them was taken back. */
  const reread = (ids: readonly string[]) =>
    Promise.all(ids.map((id) => ask(api.commitment(id)))).then(take, () => {});
  const open = (next: Opened | null) => {
    setFaults(null);
    setOpened(next);
  };
  const draftOf = (key: string) => drafts.get(key) ?? emptyDraft;
  const type = (key: string, draft: Draft) => {
    // What was wrong was said of what stood there before.
    setFaults(null);
    setDrafts((known) => new Map(known).set(key, draft));
  };

  const detailOf = (error: unknown): string => {
    const { status, message } = error instanceof Refused ? error : { status: 0, message: '' };
    if (status === 0 || status >= 500) return deskWords.notReached;
    if (status === 401 || status === 403) return deskWords.notAllowed;
    return deskWords.refused(message);
  };

  /** Runs one act; what is typed stays where it fails. Resolves to whether it was done. */
  async function act(
    send: () => Promise<{ items: Commitment[]; sequence: number | null }>,
    said: (n: number) => string,
  ) {
    setBusy(true);
    setFaults(null);
    try {
      const { items, sequence } = await send();
      take(items);
      setOpened(null);
      offerUndo({
        text: said(items.length),
        sequence,
        onUndone: () => void reread(items.map(({ id }) => id)),
      });
      return true;
    } catch (error) {
      setFaults(faultsFrom(error instanceof Refused ? error.faults : [], detailOf(error)));
      return false;
    } finally {
      setBusy(false);
    }
  }

  /** Saves the follow-up that is typed under this key, for these commitments. */
  async function save(key: string, ids: readonly string[]): Promise<boolean> {
    const made = followUpFrom(draftOf(key), today);
    if (made.body === null) {
      setFaults(made.faults);
      return false;
    }
    if (ids.length > mostFollowedUp) {
      setFaults({ form: deskWords.tooMany(mostFollowedUp) });
      return false;
    }
    const { body } = made;
    const text = JSON.stringify([key === ofSelection, ids, body]);
    const once = acts.current.get(text) ?? newKey();
    acts.current.set(text, once);
    const isDone = await act(
      async () => {
        if (key === ofSelection) {
          const json = { commitments: [...ids], followUp: body };
          const { value, sequence } = await write(at['follow-ups'].$post, { json, once });
          return { items: value.items, sequence };
        }
        const param = { id: ids[0] ?? '' };
        const { value, sequence } = await write(one['follow-ups'].$post, { param, json: body, once });
        return { items: [value], sequence };
      },
      (n) => (n === 1 ? deskWords.saved : deskWords.savedAll(n)),
    );
    if (isDone) {
      acts.current.delete(text);
      setDrafts((known) => new Map([...known].filter(([one]) => one !== key)));
      if (key === ofSelection) setSelected(new Set());
    }
    return isDone;
  }

  const assign = (commitment: Commitment, owner: { person: string } | { actor: { id: string } } | null) =>
    act(
      async () => {
        const { value, sequence } = await write(one.$patch, {
          param: { id: commitment.id },
          json: { owner },
          version: commitment.version,
        });
        return { items: [value], sequence };
      },
      () => deskWords.assigned,
    );

  const toggle = (id: string) =>
    setSelected((known) => {
      const next = new Set(known);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  return {
    changed,
    selected,
    opened,
    faults,
    isBusy,
    open,
    draftOf,
    type,
    save,
    assign,
    toggle,
    deselect: () => setSelected(new Set()),
    settle: () => setChanged(new Map()),
  };
}

export type Rows = ReturnType<typeof useRows>;
