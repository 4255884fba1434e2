import { knownActorsQuery } from '../db/actors.ts';
import type { ActorKind, ActorRef } from '../domain/actor.ts';
import { countryCodeOf, countryName } from '../domain/countries.ts';
import { invalid } from '../domain/errors.ts';
import type { ActorState } from '../domain/record-states.ts';
import { nameKey } from '../domain/text.ts';
import type { Visibility } from '../domain/visibility.ts';
import { insertActor, keysOf as keysOfState } from './actor-rows.ts';
import type { Log } from './log.ts';
import { type LookUp, lookUp } from './look-up.ts';

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
  const { kind, countryCode } =
    typeof ref === 'object' && 'name' in ref ? ref : { kind: undefined, countryCode: undefined };
  const code = codeNamed(name) ?? countryCodeOf(name);
  // An embassy or a person merely has to do with the country whose code it carries.
  if (kind !== 'state' && (kind !== undefined || !code)) return [nameKey(name)];
  const codes = [countryCode, code].filter((each) => each !== undefined);
  return [name, ...codes, ...codes.map((each) => countryName(each) ?? each)].map(nameKey);
}

const aliasKeysOf = (ref: ActorRef) =>
  typeof ref === 'object' && 'name' in ref ? (ref.aliases ?? []).map(nameKey) : [];

/** The code that a name is, whatever its case; undefined where it is none. */
const codeNamed = (name: string) =>
  name.length === 2 && countryName(name.toUpperCase()) ? name.toUpperCase() : undefined;

/** What a new actor is: what is said of it; or a state, where the name is a country's. */
function kindOf(ref: ActorRef, unsaid: ActorKind): ActorKind {
  const said = typeof ref === 'object' && 'name' in ref ? ref.kind : undefined;
  const isCountry = codeNamed(nameOf(ref)) ?? countryCodeOf(nameOf(ref));
  return said ?? (isCountry ? 'state' : unsaid);
}

/** Finds the actors that records refer to, by id, name, alias or country code, and makes those that are new. */
export class ActorDirectory {
  readonly #known = new Map<string, Known | null>();
  readonly #freed = new Set<string>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Looks all of them up in one query; `idOf` then needs none. */
  async load(refs: (ActorRef | null | undefined)[]): Promise<void> {
    await this.#log.read(this.lookUp(refs));
  }

  /** The look-up of those that are not known yet, for reading along with others. */
  lookUp(refs: (ActorRef | null | undefined)[]): LookUp | null {
    const given = refs.filter((ref) => ref !== null && ref !== undefined);
    const affiliations = given.flatMap((ref) =>
      typeof ref === 'object' && 'name' in ref && ref.affiliation ? [ref.affiliation] : [],
    );
    const named = [...[...given, ...affiliations].flatMap(keysOf), ...given.flatMap(aliasKeysOf)];
    const keys = named.filter((key) => !this.#known.has(key));
    const ids = given.map(nameOf).filter((id) => !this.#known.has(id));
    if (keys.length + ids.length === 0) return null;
    for (const key of [...keys, ...ids]) this.#known.set(key, null);
    return lookUp(knownActorsQuery(keys, ids), ({ key, id, kind }) => this.#known.set(key, { id, kind }));
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
    const kind = found ? found.kind : kindOf(ref, 'body');
    if (kind !== 'body')
      throw invalid(pointer, `must be a body; the actor of this name is of kind "${kind}"`);
    return this.idOf(ref, { kind: 'body', visibility }, pointer);
  }

  /** Writes a new actor whose names are known to be free; it is then found under all of them. */
  insert(state: ActorState): string {
    const id = insertActor(this.#log, state);
    for (const key of [...keysOfState(state), id]) this.#known.set(key, { id, kind: state.kind });
    return id;
  }

  /** Names that this act has taken from whoever bore them. */
  free(keys: string[]): void {
    for (const key of keys) this.#freed.add(key);
  }

  isFree(key: string): boolean {
    return this.#freed.has(key);
  }

  /** Whether one of these names, as name keys, is that of an actor which this act has found or made. */
  knows(keys: string[]): boolean {
    return keys.some((key) => this.#known.get(key));
  }

  #find(ref: ActorRef): Known | undefined {
    const keys = typeof ref === 'object' && 'id' in ref ? [ref.id] : [nameOf(ref), ...keysOf(ref)];
    return keys.map((key) => this.#known.get(key)).find((known) => known) ?? undefined;
  }

  async #make(ref: Exclude<ActorRef, { id: string }>, defaults: Defaults, pointer: string): Promise<string> {
    const given = typeof ref === 'string' ? { name: ref } : ref;
    const code = codeNamed(given.name);
    const kind = kindOf(ref, defaults.kind);
    const ownCode = kind === 'state' ? (code ?? countryCodeOf(given.name)) : undefined;
    const countryCode = given.countryCode ?? ownCode ?? null;
    for (const [i, alias] of (given.aliases ?? []).entries()) {
      if (this.#known.get(nameKey(alias)))
        throw invalid(`${pointer}/aliases/${i}`, 'must be a name that no other actor bears');
    }
    const affiliation = given.affiliation
      ? await this.idOf(given.affiliation, { ...defaults, kind: 'organisation' }, `${pointer}/affiliation`)
      : null;
    if (this.knows([...keysOf(ref), ...aliasKeysOf(ref)]))
      throw invalid(`${pointer}/affiliation`, 'must be another actor');
    const isBare = !affiliation && !given.aliases?.length;
    const state: ActorState = {
      name: kind === 'state' && code ? (countryName(code) ?? given.name) : given.name,
      kind,
      aliases: given.aliases ?? [],
      countryCode,
      affiliation,
      rotation: null,
      // That a country exists is no secret; what else is said of it may be.
      visibility: ownCode === countryCode && ownCode && isBare ? 'public' : defaults.visibility,
      archivedAt: null,
    };
    return this.insert(state);
  }
}
