import { announceHandover } from '../actions/announce-handover.ts';
import { makeCommitment } from '../actions/make-commitment.ts';
import { perform } from '../actions/perform.ts';
import { recordActor } from '../actions/record-actor.ts';
import { recordBriefing } from '../actions/record-briefing.ts';
import type { Work } from '../actions/work.ts';
import type { Db } from '../db/database.ts';
import { listChanges } from '../db/log/changes.ts';
import { build } from '../db/query.ts';
import { type ActorRef, actorInput } from '../domain/actor.ts';
import { addDays } from '../domain/dates/days.ts';
import { fuzzyDate } from '../domain/dates/fuzzy-date.ts';
import { Refusal } from '../domain/errors.ts';
import { type BriefingEvent, briefingEvent } from '../domain/events/event.ts';
import { type HandoverInput, handoverInput } from '../domain/handovers/handover.ts';
import messages from '../starter/briefing-2024-12-10.json' with { type: 'json' };
import presidencies from '../starter/presidencies.json' with { type: 'json' };

interface Source {
  title: string;
  url?: string;
}

/** A term as its sources give it. */
interface Term {
  holder: string;
  /** Left out where it was not checked: only that the term ended is known. */
  start?: string;
  end: string;
  /** "seen" in the sources, or "derived" by the rule that the body states. */
  basis: string;
  sources: string[];
  note?: string;
}

interface Body {
  name: string;
  aliases: string[];
  derivedBy?: string;
  persons?: boolean;
  /** The end of a term is the day of the handover, and not the last day before it. */
  endsOnHandover?: boolean;
  rotation?: { order: string[]; months: number };
  sources: { [key: string]: Source | undefined };
  terms: Term[];
}

const bodies: Body[] = presidencies.bodies;
const author = { kind: 'system', id: null, name: 'Starter record' } as const;
const visibility = 'public';

/**
 * Writes the starter record into an empty database: all of it in one batch, or nothing. Refuses ("conflict")
 * where there are records already.
 */
export async function loadStarter(db: Db, clock: { now: Date; newId(): string }) {
  const context = { db, author, now: clock.now, newId: rising(clock.newId) };
  await perform(context, async (work) => {
    await refuseUnlessEmpty(db);
    const briefings = messages.map(({ data }) => briefingEvent.parse(data));
    const handovers = bodies.flatMap((body) => handoversOf(body, work.today));
    await work.actors.load([...briefings.flatMap(actorsIn), ...handovers.flatMap(holdersIn)]);
    // States first: they bring the names under which everything after refers to them.
    for (const state of presidencies.states)
      await recordActor(work, actorInput.parse({ ...state, kind: 'state', visibility }));
    await recordBriefings(work, briefings);
    for (const { name, aliases, rotation } of bodies)
      await recordActor(work, actorInput.parse({ name, kind: 'body', aliases, rotation, visibility }));
    for (const handover of handovers) await announceHandover(work, handover);
  });
  return counts(db);
}

async function refuseUnlessEmpty(db: Db): Promise<void> {
  const { items } = await listChanges(db, { limit: 1 }, 'admin');
  if (items.length > 0)
    throw new Refusal(
      'conflict',
      'The starter record is for an empty database, and this one holds records already.',
    );
}

/** Events as a webhook brings them, without a sender: a reference names another record of the same file. */
async function recordBriefings(work: Work, events: BriefingEvent[]): Promise<void> {
  const ids = new Map<string, string>();
  const idOf = (ref: string | null | undefined) => (ref ? ids.get(ref) : undefined);
  for (const { ref, parentRef, commitments = [], handovers = [], ...given } of events) {
    const { id } = await recordBriefing(work, { ...given, parent: idOf(parentRef) });
    ids.set(ref, id);
    for (const { ref: _, dueBriefingRef, ...commitment } of commitments)
      await makeCommitment(work, { ...commitment, briefing: id, dueBriefing: idOf(dueBriefingRef) });
    for (const { ref: _, ...handover } of handovers)
      await announceHandover(work, handoverInput.parse({ ...handover, briefing: id }));
  }
}

/** A term begins with a handover; it ends with one of its own where no recorded term follows on. */
function handoversOf(body: Body, today: string): HandoverInput[] {
  const holder = (name: string): ActorRef => (body.persons ? { name, kind: 'person' } : name);
  return body.terms.flatMap((term, i) => {
    const [before, next] = [body.terms[i - 1], body.terms[i + 1]];
    const at = (date: string, parties: object, known = date) =>
      handoverInput.parse({
        body: body.name,
        ...parties,
        date,
        status: statusOf(term, known, today),
        note: noteOf(body, term),
        sources: term.sources.map((key) => body.sources[key]),
        visibility,
      });
    const previous = before && followsOn(before, term) ? before : null;
    const from = previous && holder(previous.holder);
    // Where the term before is over, this one has begun, even if "in 2026" is not over yet.
    const begin = term.start ? [at(term.start, { from, to: holder(term.holder) }, previous?.end)] : [];
    if (next && followsOn(term, next)) return begin;
    return [...begin, at(endOf(body, term), { from: holder(term.holder), successor: 'not_recorded' })];
  });
}

/** On the same day, the day after, or in the same month or year where nothing finer is known. */
function followsOn(term: Term, next: Term): boolean {
  if (!next.start) return false;
  const [end, start] = [fuzzyDate(term.end), fuzzyDate(next.start)];
  if (!end.earliest || !end.latest || !start.earliest || !start.latest) return false;
  return start.earliest <= addDays(end.latest, 1) && start.latest >= end.earliest;
}

/** When the seat passed on, at the precision of the source; "in 2025" of a term begun that year is after it began. */
function endOf({ endsOnHandover }: Body, { start, end }: Term): string {
  const { earliest, latest } = fuzzyDate(end);
  if (latest && earliest === latest) return endsOnHandover ? end : addDays(latest, 1);
  // A term that is told as one year lasts through it.
  if (start === end && /^\d{4}$/.test(end)) return String(Number(end) + 1);
  const begun = start && fuzzyDate(start).earliest;
  return begun && earliest && earliest < begun ? `${start}/${end}` : end;
}

function statusOf({ basis }: Term, date: string, today: string): HandoverInput['status'] {
  const { latest } = fuzzyDate(date);
  if (latest && latest < today) return 'completed';
  return basis === 'seen' ? 'confirmed' : 'announced';
}

function noteOf({ derivedBy }: Body, { basis, note }: Term): string | null {
  return [note, basis === 'derived' && derivedBy].filter(Boolean).join(' ') || null;
}

const holdersIn = ({ body, from, to }: HandoverInput) => [body, from, to];

const actorsIn = ({ participations, statements, commitments, handovers }: BriefingEvent) => [
  ...(participations ?? []).map(({ actor }) => actor),
  ...(statements ?? []).map(({ speaker }) => speaker),
  ...(commitments ?? []).flatMap(({ parties }) => (parties ?? []).map(({ actor }) => actor)),
  ...(handovers ?? []).flatMap(({ body, to }) => [body, to]),
];

// More than the record needs.
const mostIds = 10_000;

/** Ids in rising order, for of two handovers in one year the one with the smaller id stands first. */
function rising(newId: () => string): () => string {
  const ids = Array.from({ length: mostIds }, () => newId()).sort();
  let next = 0;
  return () => ids[next++] ?? newId();
}

async function counts(db: Db) {
  const count = (table: 'briefings' | 'commitments' | 'handovers' | 'actors') =>
    build.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count'));
  const [[briefings], [commitments], [handovers], [actors]] = await db.together([
    count('briefings'),
    count('commitments'),
    count('handovers'),
    count('actors'),
  ]);
  return {
    briefings: briefings?.count ?? 0,
    commitments: commitments?.count ?? 0,
    handovers: handovers?.count ?? 0,
    actors: actors?.count ?? 0,
  };
}
