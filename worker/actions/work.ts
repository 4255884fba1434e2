import { latestState, latestStatesQuery } from '../db/changes.ts';
import { DanglingReference, type Db, Duplicate, type Query } from '../db/database.ts';
import type { ChangeRow } from '../db/tables.ts';
import { marksQueries } from '../db/timeline-marks.ts';
import { WriteSet } from '../db/write-set.ts';
import { Refusal } from '../domain/errors.ts';
import type { SubjectKind } from '../domain/record.ts';
import type { Visibility } from '../domain/visibility.ts';
import { ActorDirectory } from './actor-directory.ts';
import { type LookUp, readLookUps } from './look-up.ts';

/** Who does it: a person, a caller with a token, an integration, or the system at its owner's hand. */
export interface Author {
  kind: ChangeRow['author_kind'];
  id: string | null;
  name: string;
}

/** What an action needs of the world outside: the database, the time, ids and who is asking. */
export interface Context {
  db: Db;
  now: Date;
  newId(): string;
  author: Author;
}

interface Entry<State> {
  version: number;
  state: State;
}

/** One act under way: what it has read and what it will write, sent as one batch by `perform`. */
export class Work {
  readonly write = new WriteSet();
  readonly actors: ActorDirectory;
  readonly db: Db;
  readonly now: string;
  readonly today: string;
  readonly author: Author;
  readonly newId: () => string;
  readonly #entries = new Map<string, Entry<unknown> | null>();
  readonly #touched = {
    commitment: new Set<string>(),
    briefing: new Set<string>(),
    actor: new Set<string>(),
  };

  constructor({ db, now, newId, author }: Context) {
    this.db = db;
    this.now = now.toISOString();
    this.today = this.now.slice(0, 10);
    this.newId = newId;
    this.author = author;
    this.actors = new ActorDirectory(this);
  }

  /** The state of a record as this act would leave it so far; null where there is none. */
  async stateOf<State>(kind: SubjectKind, id: string): Promise<Entry<State> | null> {
    const key = `${kind}:${id}`;
    if (!this.#entries.has(key)) this.#entries.set(key, await latestState(this.db, kind, id));
    return (this.#entries.get(key) ?? null) as Entry<State> | null;
  }

  /** Reads what is not known yet, in one round trip. */
  read(...lookUps: (LookUp | null)[]): Promise<void> {
    return readLookUps(this.db, lookUps);
  }

  /** Reads the states of several records at once, for `stateOf` to find. */
  async loadStates(kind: SubjectKind, ids: string[]): Promise<void> {
    const wanted = ids.filter((id) => !this.#entries.has(`${kind}:${id}`));
    if (wanted.length === 0) return;
    for (const id of wanted) this.#entries.set(`${kind}:${id}`, null);
    for (const { subject_id, version, after } of await this.db.all(latestStatesQuery(kind, wanted)))
      this.#entries.set(`${kind}:${subject_id}`, { version, state: JSON.parse(after) });
  }

  /** Has the lanes in which records stand derived anew with this batch: those of the record, or of all with this actor. */
  standsElsewhere(kind: 'commitment' | 'briefing' | 'actor', id: string): void {
    this.#touched[kind].add(id);
  }

  /** All that the act writes, in order. */
  queries(): Query[] {
    return [...this.write.queries(), ...marksQueries(this.#touched)];
  }

  /** Logs a new state of a record. Its version's unique key is the lock: of two writers, one batch fails. */
  log(
    kind: SubjectKind,
    id: string,
    verb: string,
    entry: Entry<{ visibility: Visibility }>,
    about?: { visibility?: Visibility; followUp?: string; author?: Author | undefined },
  ): void {
    const author = about?.author ?? this.author;
    this.#entries.set(`${kind}:${id}`, entry);
    if (kind === 'commitment' || kind === 'briefing') this.standsElsewhere(kind, id);
    this.write.insert('changes', {
      subject_kind: kind,
      subject_id: id,
      version: entry.version,
      verb,
      at: this.now,
      author_kind: author.kind,
      author_id: author.id,
      author_name: author.name,
      visibility: about?.visibility ?? entry.state.visibility,
      follow_up_id: about?.followUp ?? null,
      after: JSON.stringify(entry.state),
    });
  }
}

// Where two writers can meet: one version, one name, one message, one reference, one key.
const contested = new Set([
  'changes',
  'actor_names',
  'deliveries',
  'refs',
  'idempotency_keys',
  'people',
  'passkeys',
  'one_time_links',
]);

// Each round at least one writer of those that met gets through; more than this many at once are turned away.
const mostAttempts = 30;

/**
 * Runs an act and sends what it wrote as one batch. Where another writer came first the act runs again on what
 * that one left; it then refuses as stale by itself where its caller had named a version.
 */
export async function perform<T>(context: Context, act: (work: Work) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const work = new Work(context);
    const result = await act(work);
    try {
      await context.db.atomically(work.queries());
      return result;
    } catch (error) {
      if (error instanceof DanglingReference)
        throw new Refusal('conflict', 'Another record still refers to a part that this change would remove.');
      if (!(error instanceof Duplicate) || !contested.has(error.table)) throw error;
      if (attempt === mostAttempts)
        throw new Refusal('conflict', 'Too many writers at this record at once; try again.');
    }
  }
}

/** Refuses a change that was made to another version than the newest. */
export function expectVersion(entry: { version: number }, expected: number | null): void {
  if (expected !== null && entry.version !== expected)
    throw new Refusal(
      'stale',
      `The record has changed since: it is at version ${entry.version}, not ${expected}.`,
    );
}
