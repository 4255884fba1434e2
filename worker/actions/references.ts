import { refOccurredQuery, refsQuery } from '../db/deliveries.ts';
import type { Tables } from '../db/schema/record.ts';
import { invalid, Refusal } from '../domain/errors.ts';
import type { Recorded } from '../domain/events/delivery.ts';
import { type LookUp, lookUp } from './look-up.ts';
import type { Work } from './work.ts';

export type Kind = Tables['refs']['subject_kind'];

interface Known {
  id: string;
  occurredAt: string;
}

/** What a sender's own references stand for, and since which event. */
export class References {
  /** What became of each reference that this act has met. */
  readonly recorded: Recorded[] = [];
  readonly #known = new Map<string, Known | null>();
  readonly #work: Work;
  readonly #integration: string;
  readonly #occurredAt: string;

  constructor(work: Work, integration: string, occurredAt: string) {
    this.#work = work;
    this.#integration = integration;
    this.#occurredAt = occurredAt;
  }

  /** Looks them all up in one query. */
  async load(refs: [Kind, string][]): Promise<void> {
    await this.#work.read(this.lookUp(refs));
  }

  /** The look-up of those that are not known yet, for reading along with others. */
  lookUp(refs: [Kind, string][]): LookUp | null {
    const wanted = refs.filter(([kind, ref]) => !this.#known.has(`${kind}:${ref}`));
    if (wanted.length === 0) return null;
    for (const [kind, ref] of wanted) this.#known.set(`${kind}:${ref}`, null);
    return lookUp(refsQuery(this.#integration, wanted), ({ subject_kind, ref, subject_id, occurred_at }) =>
      this.#known.set(`${subject_kind}:${ref}`, { id: subject_id, occurredAt: occurred_at }),
    );
  }

  /** The id of a record that must be known. */
  async idOf(kind: Kind, ref: string, pointer: string): Promise<string> {
    await this.load([[kind, ref]]);
    const known = this.#known.get(`${kind}:${ref}`);
    if (!known) throw invalid(pointer, `nothing is known by the ref "${ref}" yet; post that ${kind} first`);
    return known.id;
  }

  /** Makes the record; or changes it, where the ref is known and this event is not older than what is. */
  async upsert(
    kind: Kind,
    ref: string,
    pointer: string,
    act: { create(): Promise<{ id: string }>; change: ((id: string) => Promise<void>) | null },
  ): Promise<void> {
    await this.load([[kind, ref]]);
    const known = this.#known.get(`${kind}:${ref}`);
    try {
      if (!known) this.#make(kind, ref, await act.create());
      else if (act.change === null || this.#occurredAt < known.occurredAt)
        this.recorded.push({ ref, kind, id: known.id, outcome: 'unchanged' });
      else await this.#change(kind, ref, known, act.change);
    } catch (error) {
      throw below(pointer, error);
    }
  }

  #make(kind: Kind, ref: string, { id }: { id: string }): void {
    this.#known.set(`${kind}:${ref}`, { id, occurredAt: this.#occurredAt });
    this.#work.write.insert('refs', {
      integration_id: this.#integration,
      subject_kind: kind,
      ref,
      subject_id: id,
      occurred_at: this.#occurredAt,
    });
    this.recorded.push({ ref, kind, id, outcome: 'created' });
  }

  async #change(
    kind: Kind,
    ref: string,
    { id }: Known,
    change: (id: string) => Promise<void>,
  ): Promise<void> {
    const before = await this.#versionOf(kind, id);
    await change(id);
    const isChanged = (await this.#versionOf(kind, id)) !== before;
    this.#known.set(`${kind}:${ref}`, { id, occurredAt: this.#occurredAt });
    this.#work.write.update(refOccurredQuery(this.#integration, kind, ref, this.#occurredAt));
    this.recorded.push({ ref, kind, id, outcome: isChanged ? 'changed' : 'unchanged' });
  }

  /** As this act would leave it so far; follow-ups have none, for they are never changed. */
  async #versionOf(kind: Kind, id: string): Promise<number | undefined> {
    return kind === 'follow_up' ? undefined : (await this.#work.stateOf(kind, id))?.version;
  }
}

/** An action's pointers begin at its own input, which holds ids; a message's holds the sender's references. */
function below(pointer: string, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const faults = error.faults.map((fault) => ({ ...fault, pointer: pointer + named(fault.pointer) }));
  return new Refusal(error.code, error.message, faults);
}

const named = (pointer: string) => pointer.replace(/^\/(parent|briefing|dueBriefing)$/, '/$1Ref');
