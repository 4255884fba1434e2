import type { IntegrationRow } from '../db/schema/access.ts';
import type { CommitmentInput } from '../domain/commitments/commitment.ts';
import { isClosed } from '../domain/commitments/standing.ts';
import { mentionsOf } from '../domain/desk/mentions.ts';
import { type Fault, invalid, Refusal } from '../domain/errors.ts';
import type { Recorded } from '../domain/events/delivery.ts';
import type {
  BriefingEvent,
  CommitmentEvent,
  FollowUpEvent,
  HandoverEvent,
  RecordEvent,
} from '../domain/events/event.ts';
import type { CommitmentState } from '../domain/record-states.ts';
import { narrower, type Visibility } from '../domain/visibility.ts';
import { announceHandover, changeHandover } from './announce-handover.ts';
import { followUpCommitment } from './follow-up-commitment.ts';
import { changeCommitment, makeCommitment } from './make-commitment.ts';
import { changeBriefing, recordBriefing } from './record-briefing.ts';
import { References } from './references.ts';
import type { Work } from './work.ts';

export type Sender = Pick<IntegrationRow, 'id' | 'default_visibility' | 'may_publish'>;

interface Application {
  work: Work;
  refs: References;
  /** The visibility of what is made and does not say its own. */
  unsaid: Visibility;
  mayPublish: boolean;
  day: string;
}

/**
 * An event that is to be applied: `lookUps` are what is read first, `apply` then makes or changes what it tells of,
 * with all that it brings along, and tells what became of each reference in it.
 */
export function applicationOf(work: Work, sender: Sender, event: RecordEvent, pointer: string) {
  const refs = new References(work, sender.id, event.occurredAt);
  const mentions = mentionsOf(event);
  return {
    lookUps: [work.actors.lookUp(mentions.actors), refs.lookUp(mentions.refs)],
    async apply(): Promise<Recorded[]> {
      if (!sender.may_publish) refusePublic(event.data, pointer);
      const application = {
        work,
        refs,
        unsaid: sender.default_visibility,
        mayPublish: Boolean(sender.may_publish),
        day: event.occurredAt.slice(0, 10),
      };
      await applyEvent(application, event, pointer);
      return refs.recorded;
    },
  };
}

function applyEvent(application: Application, event: RecordEvent, pointer: string): Promise<void> {
  switch (event.type) {
    case 'rapporteur.briefing.recorded':
      return applyBriefing(application, event.data, pointer);
    case 'rapporteur.commitment.made':
      return applyCommitment(application, event.data, pointer);
    case 'rapporteur.commitment.followed-up':
      return applyFollowUp(application, event.data, pointer);
    case 'rapporteur.handover.announced':
      return applyHandover(application, event.data, 'announced', pointer);
    case 'rapporteur.handover.completed':
      return applyHandover(application, event.data, 'completed', pointer);
  }
}

async function applyBriefing(application: Application, event: BriefingEvent, pointer: string): Promise<void> {
  const { work, refs } = application;
  const { ref, parentRef, commitments = [], handovers = [], ...given } = event;
  refuseRepeated({ commitments, handovers }, pointer);
  const input = { ...given, ...(await linked(refs, 'parent', parentRef, `${pointer}/parentRef`)) };
  await refs.upsert('briefing', ref, pointer, {
    create: () => recordBriefing(work, { ...input, visibility: input.visibility ?? application.unsaid }),
    change: (id) => changeBriefing(work, id, null, input),
  });
  // What is said at a briefing is not shown more widely than the briefing, unless it says so itself.
  const briefing = await work.stateOf('briefing', await refs.idOf('briefing', ref, pointer));
  const unsaid = narrower(application.unsaid, briefing?.state.visibility ?? application.unsaid);
  const within = { ...application, unsaid };
  for (const [i, each] of commitments.entries())
    await applyCommitment(within, { ...each, briefingRef: ref }, `${pointer}/commitments/${i}`);
  for (const [i, each] of handovers.entries())
    await applyHandover(within, { ...each, briefingRef: ref }, 'announced', `${pointer}/handovers/${i}`);
}

/** One message tells one thing of each record: of two, neither would be the later one. */
function refuseRepeated(parts: Record<string, { ref: string }[]>, pointer: string): void {
  const faults = Object.entries(parts).flatMap(([field, items]) => {
    const first = new Map(items.map(({ ref }, i): [string, number] => [ref, i]).reverse());
    return items.flatMap(({ ref }, i) => (first.get(ref) === i ? [] : [`${pointer}/${field}/${i}/ref`]));
  });
  const detail = 'must occur once in a message';
  if (faults.length > 0)
    throw new Refusal(
      'invalid',
      'A ref occurs twice.',
      faults.map((at) => ({ pointer: at, detail })),
    );
}

async function applyCommitment(
  application: Application,
  event: CommitmentEvent,
  pointer: string,
): Promise<void> {
  const { work, refs, unsaid, day } = application;
  const { ref, briefingRef, dueBriefingRef, ...given } = event;
  const input = {
    ...given,
    ...(await linked(refs, 'briefing', briefingRef, `${pointer}/briefingRef`)),
    ...(await linked(refs, 'dueBriefing', dueBriefingRef, `${pointer}/dueBriefingRef`)),
  };
  await refs.upsert('commitment', ref, pointer, {
    create: () => makeCommitment(work, { ...input, visibility: input.visibility ?? unsaid }),
    change: async (id) => {
      const { status, supersededReason, closingReason, due, dueWords, dueBriefing, ...wording } = input;
      await changeCommitment(work, id, null, wording);
      const entry = await work.stateOf('commitment', id);
      const moves = entry && movesOf(input, entry.state);
      if (!moves) return;
      if (moves.status && isClosed(moves.status) && !closingReason && !input.sources?.length)
        throw invalid(
          '/closingReason',
          'a closed commitment needs a source as evidence, or a written reason',
        );
      // Status and due date move by follow-ups, here as everywhere.
      const { visibility, sources } = input;
      const followUp = { ...moves, on: day, note: closingReason, visibility, sources };
      await followUpCommitment(work, id, null, followUp, unsaidOfFollowUp(application));
    },
  });
}

/** What of status and due date is other than recorded; null where nothing is. */
function movesOf(input: CommitmentInput, state: CommitmentState) {
  const { status, supersededReason } = input;
  const moves = {
    ...(status !== undefined && status !== state.status ? { status, supersededReason } : {}),
    ...dueMove(input, state),
  };
  return Object.keys(moves).length === 0 ? null : moves;
}

function dueMove({ due, dueWords, dueBriefing }: CommitmentInput, state: CommitmentState) {
  const boundTo = dueBriefing === undefined && !due ? state.dueBriefing : dueBriefing;
  if (boundTo) {
    const moves = boundTo !== state.dueBriefing || due || (dueWords && dueWords !== state.dueWords);
    // A date beside a briefing is for the follow-up to refuse.
    return moves ? { dueBriefing: boundTo, due: due ?? undefined, dueWords } : {};
  }
  const unsaid = state.dueBriefing ? null : state.due;
  const next = { due: due === undefined ? unsaid : due, dueWords };
  next.dueWords ??= dueWords === undefined && next.due === state.due ? state.dueWords : null;
  const same = next.due === state.due && next.dueWords === state.dueWords && !state.dueBriefing;
  return same ? {} : { ...next, dueBriefing: null };
}

/** Who may not publish says nothing in public either by moving what is. */
const unsaidOfFollowUp = ({ unsaid, mayPublish }: Application) => ({
  note: unsaid,
  publicMove: mayPublish ? ('public' as const) : unsaid,
});

async function applyFollowUp(application: Application, event: FollowUpEvent, pointer: string): Promise<void> {
  const { work, refs, day } = application;
  const { ref, commitmentRef, dueBriefingRef, ...given } = event;
  const commitment = await refs.idOf('commitment', commitmentRef, `${pointer}/commitmentRef`);
  const input = {
    on: day,
    ...given,
    ...(await linked(refs, 'dueBriefing', dueBriefingRef, `${pointer}/dueBriefingRef`)),
  };
  // Follow-ups are append-only: the same one again is the same one.
  const create = () => followUpCommitment(work, commitment, null, input, unsaidOfFollowUp(application));
  await refs.upsert('follow_up', ref, pointer, { create, change: null });
}

async function applyHandover(
  { work, refs, unsaid }: Application,
  event: HandoverEvent,
  told: 'announced' | 'completed',
  pointer: string,
): Promise<void> {
  const { ref, briefingRef, body, ...given } = event;
  if (told === 'completed' && given.status !== undefined && given.status !== told)
    throw invalid(`${pointer}/status`, 'must be left out, or "completed": the type of the event says so');
  const input = { ...given, ...(await linked(refs, 'briefing', briefingRef, `${pointer}/briefingRef`)) };
  await refs.upsert('handover', ref, pointer, {
    create: async () => {
      const { date, status = told, visibility = unsaid } = input;
      if (!body) throw invalid('/body', 'is needed: nothing is known by this ref yet');
      if (!date) throw invalid('/date', 'is needed: nothing is known by this ref yet');
      return announceHandover(work, { ...input, body, date, status, visibility });
    },
    change: async (id) => {
      const entry = await work.stateOf('handover', id);
      if (body && entry && (await work.actors.bodyIdOf(body, unsaid, '/body')) !== entry.state.body)
        throw invalid('/body', 'does not change; cancel this handover and announce another');
      // An announcement that comes again does not undo what has become of it.
      await changeHandover(work, id, null, told === 'completed' ? { ...input, status: told } : input);
    },
  });
}

/** The field that holds the id of the briefing which a reference names; nothing where none was given. */
async function linked<Field extends string>(
  refs: References,
  field: Field,
  ref: string | null | undefined,
  pointer: string,
): Promise<{ [F in Field]?: string | null }> {
  if (ref === undefined) return {};
  const id = ref === null ? null : await refs.idOf('briefing', ref, pointer);
  return { [field]: id } as { [F in Field]?: string | null };
}

function refusePublic(data: unknown, pointer: string): void {
  const faults: Fault[] = [];
  const visit = (value: unknown, at: string) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'visibility' && part === 'public')
        faults.push({
          pointer: `${at}/${key}`,
          detail: 'must not be "public": this integration may not publish',
        });
      visit(part, `${at}/${key}`);
    }
  };
  visit(data, pointer);
  if (faults.length > 0) throw new Refusal('invalid', 'This integration may not publish.', faults);
}
