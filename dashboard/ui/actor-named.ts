import type { Actor } from '../../worker/domain/actor.ts';
import { api } from '../api.ts';
import { useAnswer } from './answers.ts';

/**
 * The actor that an address names by its id: of one that was merged, the one that stays. Never that of another address, which
 * stood there before.
 */
export const useActorNamed = (id: string | undefined): Actor | undefined => useActorAsked(id).actor;

/** The same, and whether it is still asked for. */
export function useActorAsked(id: string | undefined): { actor: Actor | undefined; isWaiting: boolean } {
  const question = id === undefined ? null : api.actor(id);
  const { address, value, isWaiting } = useAnswer(question);
  const isMeant = value?.id === id || (address === question?.address && !isWaiting);
  return { actor: question && value && isMeant ? value : undefined, isWaiting };
}
