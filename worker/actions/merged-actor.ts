import type { Use } from '../db/log/acts.ts';
import { Refusal } from '../domain/errors.ts';
import type { ActorState, BriefingState, CommitmentState, HandoverState } from '../domain/record-states.ts';
import { nameKey } from '../domain/text.ts';

/** What becomes of an actor, and of what refers to one, when two actors are made one. */

interface Pair {
  from: string;
  into: string;
}
const refuse = (why: string) => new Refusal('conflict', why);

/** The names of the one are names of the other from now on; what the other lacks it takes over. */
export function mergedActor(old: ActorState, target: ActorState, { from, into }: Pair): ActorState {
  if (old.kind === 'body' && target.kind !== 'body') throw refuse('A body can be merged into a body only.');
  const codes = [old.countryCode, target.countryCode];
  if (old.kind === 'state' && target.kind === 'state' && codes[0] && codes[1] && codes[0] !== codes[1])
    throw refuse(`They are different countries (${codes.join(', ')}).`);
  const known = new Set([nameKey(target.name)]);
  const aliases = [...target.aliases, old.name, ...old.aliases].filter((name) => {
    const key = nameKey(name);
    return !known.has(key) && known.add(key);
  });
  const affiliation = target.affiliation === from ? old.affiliation : (target.affiliation ?? old.affiliation);
  return {
    ...target,
    aliases,
    countryCode: target.countryCode ?? old.countryCode,
    affiliation: affiliation === into ? null : affiliation,
    rotation: target.kind === 'body' ? (target.rotation ?? old.rotation) : null,
  };
}

/** A record that refers to `from`, referring to `into`: once, where it refers to both in the same role. */
export function withActor<State>(use: Use, state: State, pair: Pair): State {
  const swap = <T extends string | null>(id: T) => (id === pair.from ? (pair.into as T) : id);
  if (use.kind === 'briefing') {
    const { participations, statements } = state as BriefingState;
    return {
      ...state,
      participations: once(participations, pair),
      statements: statements.map((each) => ({ ...each, speaker: swap(each.speaker) })),
    };
  }
  if (use.kind === 'commitment') {
    const { parties, owner } = state as CommitmentState;
    const isOwned = owner && 'actor' in owner && owner.actor === pair.from;
    return { ...state, parties: once(parties, pair), ...(isOwned && { owner: { actor: pair.into } }) };
  }
  if (use.kind === 'handover') {
    const handover = state as HandoverState;
    const [body, from, to] = [swap(handover.body), swap(handover.from), swap(handover.to)];
    if (from !== null && from === to)
      throw refuse(`A handover of “${use.title}” (${handover.date}) passes from the one to the other.`);
    return { ...state, body, from, to };
  }
  const { affiliation, rotation } = state as ActorState;
  if (rotation?.order.includes(pair.from) && rotation.order.includes(pair.into))
    throw refuse(`Both stand in the rotation of “${use.title}”.`);
  return {
    ...state,
    affiliation: swap(affiliation),
    rotation: rotation && { ...rotation, order: rotation.order.map(swap) },
  };
}

function once<Part extends { actor: string | null; role: string }>(
  parts: Part[],
  { from, into }: Pair,
): Part[] {
  const has = (role: string) => parts.some((part) => part.actor === into && part.role === role);
  return parts
    .filter((part) => part.actor !== from || !has(part.role))
    .map((part) => (part.actor === from ? { ...part, actor: into } : part));
}
