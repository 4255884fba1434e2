import { knownActorsQuery } from '../db/actors.ts';
import type { ActorKind, ActorRef } from '../domain/actor.ts';
import { countryCodeOf, countryName } from '../domain/countries.ts';
import { invalid } from '../domain/errors.ts';
import { nameKey } from '../domain/text.ts';
import type { Visibility } from '../domain/visibility.ts';
import { type ActorState, insertActor } from './actor-rows.ts';
import type { Work } from './work.ts';

interface Known {
  id: string;
  kind: ActorKind;
}

/** How a new actor is made where the reference itself does not say. */
interface Defaults {
  kind: ActorKind;
  visibility: Visibility;
}

const nameOf = (ref: ActorRef) => (typeof ref === 'string' ? ref : 'name' in ref ? ref.name : ref.id);

/** A country is known by its code too, so that "UZ" and "Uzbekistan" are one actor whichever came first. */
function keysOf(ref: ActorRef): string[] {
  const name = nameOf(ref);
  const code = typeof ref === 'object' && 'name' in ref ? isoCodeOf(ref) : countryCodeOf(name);
  return [nameKey(name), ...(code ? [code.toLowerCase()] : [])];
}

function isoCodeOf({ kind, countryCode, name }: Exclude<ActorRef, string | { id: string }>) {
  return kind === undefined || kind === 'state' ? (countryCode ?? countryCodeOf(name)) : undefined;
}

/** Finds the actors that records refer to, by id, name, alias or country code, and makes those that are new. */
export class ActorDirectory {
  readonly #known = new Map<string, Known | null>();
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  /** Looks all of them up in one query; `idOf` then needs none. */
  async load(refs: (ActorRef | null | undefined)[]): Promise<void> {
    const given = refs.filter((ref) => ref !== null && ref !== undefined);
    const affiliations = given.flatMap((ref) =>
      typeof ref === 'object' && 'name' in ref && ref.affiliation ? [ref.affiliation] : [],
    );
    const keys = [...given, ...affiliations].flatMap(keysOf).filter((key) => !this.#known.has(key));
    const ids = given.map(nameOf).filter((id) => !this.#known.has(id));
    if (keys.length + ids.length === 0) return;
    for (const key of [...keys, ...ids]) this.#known.set(key, null);
    for (const { key, id, kind } of await this.#work.db.all(knownActorsQuery(keys, ids)))
      this.#known.set(key, { id, kind });
  }

  /** The id of the actor; made where it is new. `pointer` says where in the request it stands. */
  async idOf(ref: ActorRef, defaults: Defaults, pointer: string): Promise<string> {
    await this.load([ref]);
    const found = this.#find(ref);
    if (found) return found.id;
    if (typeof ref === 'object' && 'id' in ref)
      throw invalid(`${pointer}/id`, 'there is no actor with this id');
    return this.#make(ref, defaults, pointer);
  }

  /** As `idOf`, for an actor that must be a body. */
  async bodyIdOf(ref: ActorRef, visibility: Visibility, pointer: string): Promise<string> {
    await this.load([ref]);
    const found = this.#find(ref);
    if (found && found.kind !== 'body')
      throw invalid(pointer, `must be a body; the actor of this name is of kind "${found.kind}"`);
    return this.idOf(ref, { kind: 'body', visibility }, pointer);
  }

  /** Remembers an actor that this act makes, under all its names. */
  remember(keys: string[], known: Known): void {
    for (const key of [...keys, known.id]) this.#known.set(key, known);
  }

  #find(ref: ActorRef): Known | undefined {
    const keys = typeof ref === 'object' && 'id' in ref ? [ref.id] : [nameOf(ref), ...keysOf(ref)];
    return keys.map((key) => this.#known.get(key)).find((known) => known) ?? undefined;
  }

  async #make(ref: Exclude<ActorRef, { id: string }>, defaults: Defaults, pointer: string): Promise<string> {
    const given = typeof ref === 'string' ? { name: ref } : ref;
    const isCode = /^[A-Z]{2}$/.test(given.name) && countryName(given.name) !== undefined;
    const countryCode = given.countryCode ?? (isCode ? given.name : countryCodeOf(given.name)) ?? null;
    const isCountry =
      given.kind === 'state' || (given.kind === undefined && (isCode || countryCodeOf(given.name)));
    const affiliation = given.affiliation
      ? await this.idOf(given.affiliation, { ...defaults, kind: 'organisation' }, `${pointer}/affiliation`)
      : null;
    const state: ActorState = {
      name: isCode ? (countryName(given.name) ?? given.name) : given.name,
      kind: isCountry ? 'state' : (given.kind ?? defaults.kind),
      aliases: given.aliases ?? [],
      countryCode,
      affiliation,
      rotation: null,
      // That a country exists is no secret.
      visibility: isCountry && countryCode ? 'public' : defaults.visibility,
      archivedAt: null,
    };
    return insertActor(this.#work, state);
  }
}
