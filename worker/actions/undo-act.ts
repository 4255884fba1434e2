import {
  type ActChange,
  actQuery,
  newestChangesQuery,
  type Use,
  usesOfActorsQuery,
  usesOfBriefingsQuery,
} from '../db/log/acts.ts';
import { type RecordKind, recordKinds } from '../domain/changes/record.ts';
import { notFound, Refusal } from '../domain/errors.ts';
import type { BriefingState, RecordState } from '../domain/record-states.ts';
import { narrower } from '../domain/visibility.ts';
import { moveWithBriefing } from './move-with-briefing.ts';
import type { Work } from './work.ts';
import { writeRecord } from './write-record.ts';

type Step = ActChange & { subject_kind: RecordKind };

const keyOf = (step: { subject_kind: string; subject_id: string }) =>
  `${step.subject_kind}:${step.subject_id}`;
const isStep = (change: ActChange): change is Step =>
  recordKinds.some((kind) => kind === change.subject_kind);

/**
 * Undoes all that one act did, as new changes: what it changed is as it was before, what it made is archived, and its
 * follow-ups are marked as withdrawn. Undoing an undoing does it again. Refuses (409) where something of it has been
 * changed since, or is referred to by what came later.
 */
export async function undoAct(work: Work, sequence: number): Promise<{ undone: number[] }> {
  const changes = await work.db.all(actQuery(sequence));
  const steps = changes.filter(isStep);
  if (steps.length === 0 || steps.length < changes.length) throw notFound('change that can be undone');
  await refuseChangedSince(work, steps);
  const kept = await stillInUse(work, steps);
  const undone: number[] = [];
  for (const of of bySubject(steps)) {
    const own = of.filter((step) => !(step.before === null && kept.has(step.subject_id)));
    if (own.length > 0) await stepBack(work, own);
    undone.push(...own.map(({ seq }) => seq));
  }
  await moveAlong(work, steps);
  return { undone: undone.sort((a, b) => a - b) };
}

/** The last that was touched first: what it took from others is free again when their turn comes. */
function bySubject(steps: Step[]): Step[][] {
  const last = new Map<string, Step[]>();
  for (const step of steps.toReversed()) {
    const own = last.get(keyOf(step));
    if (own) own.push(step);
    else last.set(keyOf(step), [step]);
  }
  return [...last.values()];
}

/** One new change for each that is undone, and one writing of the record as it is in the end. */
async function stepBack(work: Work, steps: Step[]): Promise<void> {
  const [{ subject_kind: kind, subject_id: id } = {} as Step] = steps;
  const entry = await work.stateOf(kind, id);
  if (!entry) throw notFound(kind);
  const was = entry.state;
  let { version, state } = entry;
  for (const step of steps) {
    const isRedone = step.verb === 'undone';
    version += 1;
    state = step.before === null ? unmade(kind, state, work.now) : (JSON.parse(step.before) as RecordState);
    if (step.follow_up_id !== null) mark(work, step.follow_up_id, isRedone ? null : work.now);
    work.log(
      kind,
      id,
      isRedone ? 'redone' : 'undone',
      { version, state },
      {
        // A follow-up may be told to fewer than see what it moved.
        visibility: step.follow_up_id ? narrower(step.visibility, state.visibility) : undefined,
        followUp: step.follow_up_id ?? undefined,
      },
    );
  }
  await writeRecord(work, kind, id, version, was, state);
}

/** Nothing is deleted: what should not have been made is archived. Another actor may bear its name. */
const unmade = (kind: RecordKind, state: RecordState, archivedAt: string): RecordState => ({
  ...state,
  archivedAt,
  ...(kind === 'actor' ? { isNameless: true } : {}),
});

function mark(work: Work, followUp: string, withdrawnAt: string | null): void {
  work.write.change('follow_ups', followUp, { withdrawn_at: withdrawnAt });
}

async function refuseChangedSince(work: Work, steps: Step[]): Promise<void> {
  const last = new Map(steps.map((step) => [keyOf(step), step]));
  const subjects = [...last.values()].map(({ subject_kind: kind, subject_id: id }) => ({ kind, id }));
  const newest = await work.db.all(newestChangesQuery(subjects));
  const since = newest.filter(({ kind, id, version }) => last.get(`${kind}:${id}`)?.version !== version);
  if (since.length > 0)
    throw new Refusal(
      'conflict',
      `It cannot be undone, because of what came later: ${told(
        since.map(
          ({ kind, after, body, author, at, verb }) =>
            `the ${kind} ${quoted({ name: body, ...JSON.parse(after) })} (${verb.replaceAll('_', ' ')} by ${author} on ${at.slice(0, 10)})`,
        ),
      )}.`,
    );
  // From here on the record is what was just judged: whoever changes it meanwhile is met at its next version.
  for (const { kind, id, version, after } of newest)
    work.knows(kind, id, { version, state: JSON.parse(after) });
}

/** What the act made in passing and others refer to by now stays; where it is what the act was about, it is refused. */
async function stillInUse(work: Work, steps: Step[]): Promise<Set<string>> {
  const touched = new Set(steps.map(({ subject_id }) => subject_id));
  const made = steps.filter(({ before }) => before === null);
  const idsOf = (kind: RecordKind) =>
    made.filter(({ subject_kind }) => subject_kind === kind).map(({ subject_id }) => subject_id);
  const [actors, briefings] = [idsOf('actor'), idsOf('briefing')];
  if (actors.length + briefings.length === 0) return new Set();
  const [byActor, byBriefing] = await work.db.together<[Use, Use]>([
    usesOfActorsQuery(actors),
    usesOfBriefingsQuery(briefings),
  ]);
  const outside = (uses: Use[]) => uses.filter(({ id }) => !touched.has(id));
  const isAboutActors = made.length === actors.length;
  const uses = [...outside(byBriefing), ...(isAboutActors ? outside(byActor) : [])];
  if (uses.length > 0)
    throw new Refusal(
      'conflict',
      `It cannot be undone, because later records refer to it: ${told(uses.map(({ kind, title }) => `the ${kind} ${quoted({ title })}`))}.`,
    );
  return new Set(outside(byActor).map(({ used }) => used));
}

/** What came to be due at a briefing since then goes back with it. */
async function moveAlong(work: Work, steps: Step[]): Promise<void> {
  for (const { subject_kind: kind, subject_id: id, before, after } of steps) {
    if (kind !== 'briefing' || before === null) continue;
    const entry = await work.stateOf('briefing', id);
    const { start } = JSON.parse(after) as BriefingState;
    if (entry && entry.state.start !== start) await moveWithBriefing(work, id, entry.state);
  }
}

const mostTold = 3;

function told(things: string[]): string {
  const more = things.length - mostTold;
  return things.slice(0, mostTold).join('; ') + (more > 0 ? `; and ${more} more` : '');
}

function quoted({ title, text, name }: { title?: string; text?: string; name?: string | null }): string {
  const words = title ?? text ?? name;
  return words ? `“${words.length > 80 ? `${words.slice(0, 79)}…` : words}”` : '';
}
