import { v7 } from 'uuid';
import { followUpCommitment } from '../../worker/actions/follow-up-commitment.ts';
import { makeCommitment } from '../../worker/actions/make-commitment.ts';
import { perform } from '../../worker/actions/perform.ts';
import type { Work } from '../../worker/actions/work.ts';
import type { Db } from '../../worker/db/database.ts';
import type { CommitmentInput, FollowUpInput } from '../../worker/domain/commitments/commitment.ts';
import { addMonths } from '../../worker/domain/dates/days.ts';

/** A month to come by the clock of the Worker, which says what falls due. */
const monthFrom = (months: number) => addMonths(new Date().toISOString().slice(0, 10), months).slice(0, 7);

type Act<T> = (work: Work) => Promise<T>;

/** Does something as it was done at noon of a day. */
const doneOn = <T>(db: Db, day: string, act: Act<T>) =>
  perform(
    {
      db,
      now: new Date(`${day}T12:00:00Z`),
      newId: () => v7(),
      author: { kind: 'system', id: null, name: 'test' },
    },
    act,
  );

/** Commitments of two forums, written down and followed up on days of the past, for the figures to tell of. */
export async function recordPromises(db: Db): Promise<void> {
  const on = <T>(day: string, act: Act<T>) => doneOn(db, day, act);
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
  await make('2025-04-01', { due: `${monthFrom(3)}-15`, parties: [state('Landland')], topics: ['Trade'] });
}

/** One commitment that is overdue, and one that falls due within two months to come; gives the later of these in words. */
export async function recordSoon(db: Db): Promise<string> {
  const later = monthFrom(4);
  for (const due of ['2025-05-20', `${monthFrom(3)}/${later}`])
    await doneOn(db, '2025-04-01', (work) =>
      makeCommitment(work, { text: 'Soon', made: '2025-04-01', due, topics: ['Soon'], visibility: 'public' }),
    );
  return new Date(`${later}-01`).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
