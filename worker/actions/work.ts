import { latestState, latestStatesQuery } from '../db/changes.ts';
import { followedUpPartiesQuery } from '../db/commitments.ts';
import { DanglingReference, type Db, Duplicate, type Query } from '../db/database.ts';
import { removePartsQueries } from '../db/parts.ts';
import type { ChangeRow } from '../db/tables.ts';
import { marksQueries } from '../db/timeline-marks.ts';
import { WriteSet } from '../db/write-set.ts';
import { Refusal } from '../domain/errors.ts';
import type { RecordKind, SubjectKind } from '../domain/record.ts';
import type { RecordStates } from '../domain/record-states.ts';
import { type Told, toldTo } from '../domain/told-to.ts';
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
  /** Is told the number of the last change that an act has logged, once it is stored. */
  wrote?(sequence: number): void;
}

interface Entry<State> {
  version: number;
  state: State;
}

/** D1 answers 1,000 for one request; the others read. Each record that is changed needs one. */
const mostStatements = 900;

/** One act under way: what it has read and what it will write, sent as one batch by `perform`. */
export class Work {
  readonly write = new WriteSet();
  readonly actors: ActorDirectory;
  readonly db: Db;
  readonly now: string;
  readonly today: string;
  readonly author: Author;
  readonly newId: () => string;
  /** What all the changes of this act have in common. */
  #act: string | null = null;
  readonly #entries = new Map<string, Entry<unknown> | null>();
  /** Commitments whose parties were asked about, and those of the parties that have follow-ups of their own. */
  readonly #followedUp = { asked: new Set<string>(), parties: new Set<string | null>() };
  readonly #touched = {
    commitment: new Set<string>(),
    briefing: new Set<string>(),
    actor: new Set<string>(),
  };
  /** Whether all that this act writes is new: it then stands nowhere yet. */
  #onlyMakes = true;
  readonly #partsGone = {
    commitment: new Set<string>(),
    briefing: new Set<string>(),
    handover: new Set<string>(),
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
  async stateOf<Kind extends RecordKind>(kind: Kind, id: string): Promise<Entry<RecordStates[Kind]> | null> {
    const key = `${kind}:${id}`;
    if (!this.#entries.has(key)) this.#entries.set(key, await latestState(this.db, kind, id));
    return (this.#entries.get(key) ?? null) as Entry<RecordStates[Kind]> | null;
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

  /** The parties with follow-ups of their own; asked at once for all commitments that this act has read. */
  async partiesFollowedUp(commitment: string): Promise<ReadonlySet<string | null>> {
    const { asked, parties } = this.#followedUp;
    if (!asked.has(commitment)) {
      const known = [...this.#entries.keys()].filter((key) => key.startsWith('commitment:'));
      for (const id of [commitment, ...known.map((key) => key.slice('commitment:'.length))]) asked.add(id);
      for (const { party_id } of await this.db.all(followedUpPartiesQuery([...asked]))) parties.add(party_id);
    }
    return parties;
  }

  /** Takes a state that was read elsewhere for what `stateOf` finds. */
  knows(kind: SubjectKind, id: string, entry: Entry<unknown>): void {
    this.#entries.set(`${kind}:${id}`, entry);
  }

  /** Has the lanes in which records with this actor stand derived anew with this batch. */
  standsElsewhere(actor: string): void {
    this.#touched.actor.add(actor);
    this.#onlyMakes = false;
  }

  /** Takes the parts of a record out, to be written anew: one statement for those of all records of the act. */
  removeParts(kind: 'commitment' | 'briefing' | 'handover', id: string): void {
    this.#partsGone[kind].add(id);
  }

  /**
   * All that the act writes, in order; what is logged gives the numbers of its changes. Refuses (409) what is more than D1
   * would take.
   */
  queries(): Query[] {
    const queries = [
      ...removePartsQueries(this.#partsGone),
      ...this.write.queries(),
      ...marksQueries(this.#touched, { areNew: this.#onlyMakes }),
    ];
    if (queries.length > mostStatements)
      throw new Refusal(
        'conflict',
        `It would change more than ${mostStatements} records with it: that is more than can be changed at once.`,
      );
    return queries;
  }

  /**
   * Logs a new state of a record, for those who can see any of what has changed in it. Its version's unique key is the
   * lock: of two writers, one batch fails.
   */
  log(
    kind: SubjectKind,
    id: string,
    verb: string,
    entry: Entry<Told>,
    about?: {
      visibility?: Visibility | undefined;
      followUp?: string | undefined;
      author?: Author | undefined;
    },
  ): void {
    const author = about?.author ?? this.author;
    const key = `${kind}:${id}`;
    const before = this.#entries.get(key) as Entry<Told> | null | undefined;
    this.#entries.set(key, entry);
    this.#act ??= this.newId();
    if (kind === 'commitment' || kind === 'briefing') this.#touched[kind].add(id);
    if (entry.version > 1) this.#onlyMakes = false;
    this.write.insert('changes', {
      subject_kind: kind,
      subject_id: id,
      version: entry.version,
      verb,
      at: this.now,
      author_kind: author.kind,
      author_id: author.id,
      author_name: author.name,
      visibility: about?.visibility ?? (before ? toldTo(before.state, entry.state) : entry.state.visibility),
      follow_up_id: about?.followUp ?? null,
      after: JSON.stringify(entry.state),
      act: this.#act,
    });
  }
}

// Where two writers can meet: one version, one name, one message, one reference, one key; or a circle of briefings.
const contested = new Set([
  'changes',
  'briefings',
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
      const logged = await context.db.atomically<{ seq: number }>(work.queries());
      if (logged.length > 0) context.wrote?.(Math.max(...logged.map(({ seq }) => seq)));
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
