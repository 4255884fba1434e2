import type { Actor } from '../../worker/domain/actor.ts';
import { api } from '../api.ts';
import { useAnswer } from './answers.ts';

/**
 * The actor that an address names by its id: of one that was merged, the one that stays. Never that of another address, which
 * stood there before.
 */
export function useActorNamed(id: string | undefined): Actor | undefined {
  const question = id === undefined ? null : api.actor(id);
  const { address, value, isWaiting } = useAnswer(question);
  if (!question || !value) return undefined;
  return value.id === id || (address === question.address && !isWaiting) ? value : undefined;
}
