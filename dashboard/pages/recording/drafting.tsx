import { recordingWords } from '../../../worker/words/recording.ts';
import './drafts.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Outside } from '../../ui/outside.tsx';
import { useSetting } from '../../ui/setting.ts';
import { type Draft, draftsOf, dropDraft, keepDraft } from './draft.ts';
import { useSignedOut } from './signed-out.ts';

/** Keeps what is written in this browser at every change, from the first on, until one has signed out. */
export function useDraft<Content>(person: string, what: string) {
  const { today, newKey } = useSetting();
  const id = useRef('');
  id.current ||= newKey();
  const [found, setFound] = useState(() => draftsOf<Content>(localStorage, person, what));
  const [isKept, setKept] = useState(true);
  const drop = (draftId: string) => {
    dropDraft(localStorage, person, { what, id: draftId });
    setFound((drafts) => drafts.filter((draft) => draft.id !== draftId));
  };
  const isOut = useSignedOut();
  useLayoutEffect(() => {
    if (!isOut) return;
    // It may have been kept once more while the other tab dropped them all.
    dropDraft(localStorage, person, { what, id: id.current });
    setFound([]);
  }, [isOut]);
  return {
    id: id.current,
    found,
    isKept: isKept && !isOut,
    keep: (title: string, content: Content) => {
      if (isOut) return;
      const draft: Draft = { id: id.current, what, title, savedOn: today, content };
      setKept(keepDraft(localStorage, person, draft));
    },
    /** What is written from here on is this draft. */
    resume: (draft: Draft<Content>) => {
      id.current = draft.id;
      setFound([]);
      return draft.content;
    },
    discard: drop,
    done: () => drop(id.current),
  };
}

/** Keeps a draft whenever what is written changes. */
export function useKeeping(isDirty: boolean, content: unknown, keep: () => void) {
  // What is compared is what is kept.
  useEffect(() => {
    if (isDirty) keep();
  }, [isDirty, content]);
}

interface Props<Content> {
  drafts: Draft<Content>[];
  onGo: (draft: Draft<Content>) => void;
  onDiscard: (id: string) => void;
}

/** Offers what was begun and not finished. */
export function FoundDrafts<Content>({ drafts, onGo, onDiscard }: Props<Content>) {
  const { draft: words } = recordingWords;
  const { formats } = useSetting();
  if (drafts.length === 0) return null;
  return (
    <section class="notice drafts" aria-label={words.found(drafts.length)}>
      <h2>{words.found(drafts.length)}</h2>
      <ul>
        {drafts.map((draft) => {
          const title = draft.title || words.untitled;
          return (
            <li key={draft.id}>
              <p>
                <Outside>{title}</Outside> <span class="quiet">{words.from(formats.day(draft.savedOn))}</span>
              </p>
              <p class="acts">
                <button type="button" aria-label={words.namedGo(title)} onClick={() => onGo(draft)}>
                  {words.go}
                </button>
                <button
                  type="button"
                  class="is-plain"
                  aria-label={words.namedDiscard(title)}
                  onClick={() => onDiscard(draft.id)}
                >
                  {words.discard}
                </button>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function Keeping({ isKept }: { isKept: boolean }) {
  const { draft } = recordingWords;
  const isOut = useSignedOut();
  if (isKept) return <p class="quiet">{draft.kept}</p>;
  return (
    <p class="act-outcome is-fault" role="status">
      {isOut ? draft.signedOut : draft.notKept}
    </p>
  );
}
