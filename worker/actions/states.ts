import { followedUpPartiesQuery } from '../db/commitments/commitments.ts';
import type { Db } from '../db/database.ts';
import { latestState, latestStatesQuery } from '../db/log/changes.ts';
import type { RecordKind, SubjectKind } from '../domain/changes/record.ts';
import type { RecordStates } from '../domain/record-states.ts';
import { type LookUp, readLookUps } from './look-up.ts';

/** A record's newest version, and its state then. */
export interface Entry<State> {
  version: number;
  state: State;
}

/** What an act knows of records: read once, and then as the act would leave them. */
export class States {
  readonly db: Db;
  protected readonly entries = new Map<string, Entry<unknown> | null>();
  /** Commitments whose parties were asked about, and those of the parties that have follow-ups of their own. */
  readonly #followedUp = { asked: new Set<string>(), parties: new Set<string | null>() };

  constructor(db: Db) {
    this.db = db;
  }

  /** The state of a record as this act would leave it so far; null where there is none. */
  async stateOf<Kind extends RecordKind>(kind: Kind, id: string): Promise<Entry<RecordStates[Kind]> | null> {
    const key = `${kind}:${id}`;
    if (!this.entries.has(key)) this.entries.set(key, await latestState(this.db, kind, id));
    return (this.entries.get(key) ?? null) as Entry<RecordStates[Kind]> | null;
  }

  /** Reads what is not known yet, in one round trip. */
  read(...lookUps: (LookUp | null)[]): Promise<void> {
    return readLookUps(this.db, lookUps);
  }

  /** Reads the states of several records at once, for `stateOf` to find. */
  async loadStates(kind: SubjectKind, ids: string[]): Promise<void> {
    const wanted = ids.filter((id) => !this.entries.has(`${kind}:${id}`));
    if (wanted.length === 0) return;
    for (const id of wanted) this.entries.set(`${kind}:${id}`, null);
    for (const { subject_id, version, after } of await this.db.all(latestStatesQuery(kind, wanted)))
      this.entries.set(`${kind}:${subject_id}`, { version, state: JSON.parse(after) });
  }

  /** The parties with follow-ups of their own; asked at once for all commitments that this act has read. */
  async partiesFollowedUp(commitment: string): Promise<ReadonlySet<string | null>> {
    const { asked, parties } = this.#followedUp;
    if (!asked.has(commitment)) {
      const known = [...this.entries.keys()].filter((key) => key.startsWith('commitment:'));
      for (const id of [commitment, ...known.map((key) => key.slice('commitment:'.length))]) asked.add(id);
      for (const { party_id } of await this.db.all(followedUpPartiesQuery([...asked]))) parties.add(party_id);
    }
    return parties;
  }

  /** Takes a state that was read elsewhere for what `stateOf` finds. */
  knows(kind: SubjectKind, id: string, entry: Entry<unknown>): void {
    this.entries.set(`${kind}:${id}`, entry);
  }
}
