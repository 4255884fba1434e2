/**
 * Work that was not sent yet, kept in the browser while it is written: each person's own, and nobody else's. Every
 * page that is being written keeps one of its own, so that two of them do not overwrite each other.
 */
export interface Draft<Content = unknown> {
  /** Also the Idempotency-Key with which it is sent: a draft becomes one record, however often it is tried. */
  id: string;
  /** What is being written: "briefing", or "edit:briefings:0199d6a2". */
  what: string;
  title: string;
  savedOn: string;
  content: Content;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'rapporteur-draft:';
const folder = (person: string, what: string) => `${prefix}${person}:${what}:`;

/** False where the browser keeps nothing: then leaving loses what was written, and the page says so. */
export function keepDraft(store: Store, person: string, draft: Draft): boolean {
  try {
    store.setItem(folder(person, draft.what) + draft.id, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(store: Store, person: string, { what, id }: Pick<Draft, 'what' | 'id'>): void {
  store.removeItem(folder(person, what) + id);
}

const keysIn = (store: Store) =>
  Array.from({ length: store.length }, (_, i) => store.key(i)).filter((key) => key !== null);

/** A person's drafts of something, the newest first. What cannot be read is passed over. */
export function draftsOf<Content>(store: Store, person: string, what: string): Draft<Content>[] {
  return keysIn(store)
    .filter((key) => key.startsWith(folder(person, what)))
    .flatMap((key) => {
      try {
        const draft = JSON.parse(store.getItem(key) ?? '') as Draft<Content>;
        return draft.what === what && typeof draft.id === 'string' ? [draft] : [];
      } catch {
        return [];
      }
    })
    .sort((a, b) => b.savedOn.localeCompare(a.savedOn));
}

/** Whoever signs out leaves nothing behind on this machine. */
export function dropAllDrafts(store: Store): void {
  for (const key of keysIn(store)) if (key.startsWith(prefix)) store.removeItem(key);
}
