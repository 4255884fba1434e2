import { v7 } from 'uuid';
import { followUpCommitment } from '../../worker/actions/follow-up-commitment.ts';
import { makeCommitment } from '../../worker/actions/make-commitment.ts';
import { perform } from '../../worker/actions/perform.ts';
import type { Work } from '../../worker/actions/work.ts';
import type { Db } from '../../worker/db/database.ts';
import type { CommitmentInput, FollowUpInput } from '../../worker/domain/commitments/commitment.ts';

/** Commitments of two forums, written down and followed up on days of the past, for the figures to tell of. */
export async function recordPromises(db: Db): Promise<void> {
  const on = <T>(day: string, act: (work: Work) => Promise<T>) =>
    perform(
      {
        db,
        now: new Date(`${day}T12:00:00Z`),
        newId: () => v7(),
        author: { kind: 'system', id: null, name: 'test' },
      },
      act,
    );
  const make = (day: string, input: Partial<CommitmentInput>) =>
    on(day, (work) => makeCommitment(work, { text: 'A promise', made: day, visibility: 'public', ...input }));
  const follow = (day: string, id: string, input: FollowUpInput) =>
    on(day, (work) =>
      followUpCommitment(work, id, null, { on: day, note: 'Heard of', visibility: 'public', ...input }),
    );
  const forum = (name: string) => ({ role: 'partner' as const, actor: { name, kind: 'body' as const } });
  const state = (name: string) => ({ role: 'obligor' as const, actor: { name, kind: 'state' as const } });
  for (const [n, name] of ['Forum of Lakes', 'Forum of Lakes', 'Forum of Hills'].entries()) {
    const parties = [state(n === 0 ? '=Formula & <Sons>' : 'Landland'), forum(name)];
    const { id } = await make('2025-01-10', { due: '2025-06', parties, topics: ['Water'] });
    await follow('2025-03-10', id, { status: 'in_progress' });
    await follow('2025-05-10', id, { due: n === 0 ? '2025-05-20' : '2027-33' });
    if (n === 2) await follow('2026-02-10', id, { status: 'fulfilled' });
  }
  await make('2025-04-01', { due: '2027-08-15', parties: [state('Landland')], topics: ['Trade'] });
}
