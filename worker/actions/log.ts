import type { Db } from '../db/database.ts';
import { marksQueries } from '../db/marks/marks.ts';
import { removePartsQueries } from '../db/parts.ts';
import type { Query } from '../db/query.ts';
import type { ChangeRow } from '../db/schema/record.ts';
import { WriteSet } from '../db/write-set.ts';
import type { SubjectKind } from '../domain/changes/record.ts';
import { type Told, toldTo } from '../domain/changes/visible-to.ts';
import { Refusal } from '../domain/errors.ts';
import type { Visibility } from '../domain/visibility.ts';
import { type Entry, States } from './states.ts';

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

/** D1 answers 1,000 for one request; the others read. Each record that is changed needs one. */
const mostStatements = 900;

/** What an act writes: rows, the log of what they change, and the marks of the timeline that follow from them. */
export class Log extends States {
  readonly write = new WriteSet();
  readonly now: string;
  readonly today: string;
  readonly author: Author;
  readonly newId: () => string;
  /** What all the changes of this act have in common. */
  #act: string | null = null;
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
    super(db);
    this.now = now.toISOString();
    this.today = this.now.slice(0, 10);
    this.newId = newId;
    this.author = author;
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
    const before = this.entries.get(key) as Entry<Told> | null | undefined;
    this.entries.set(key, entry);
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
