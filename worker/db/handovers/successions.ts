import type { ActorLink } from '../../domain/actor.ts';
import type { Succession, TermOut } from '../../domain/handovers/handover.ts';
import { projectTerms } from '../../domain/handovers/rotation.ts';
import {
  currentTerm,
  type Finding,
  type HandoverFact,
  type Term,
  termsOf,
} from '../../domain/handovers/succession.ts';
import type { Audience } from '../../domain/visibility.ts';
import { actorLinks } from '../actors.ts';
import type { Db } from '../database.ts';
import { parsed } from '../rows.ts';
import type { HandoverRow } from '../schema/record.ts';
import { bodiesQuery, handoversOfBodies } from './handovers.ts';

// How far a stated rotation is carried on; further than that nobody plans.
const projectedYears = 10;

/** A body, and in which order its members take turns, where that is stated. */
export interface Chaired {
  body: ActorLink;
  rotation: { order: string[]; months: number } | null;
}

/** What terms are derived from. */
export type OfTerm = Pick<
  HandoverRow,
  | 'id'
  | 'from_id'
  | 'to_id'
  | 'successor'
  | 'date_edtf'
  | 'date_earliest'
  | 'date_latest'
  | 'capacity'
  | 'status'
>;

type BodyRow = ActorLink & { rotation_order: string | null; rotation_months: number | null };

/** Who presided, presides and will preside over a body. Null where there is no such body to be seen. */
export async function successionOf(
  db: Db,
  body: string,
  audience: Audience,
  today: string,
): Promise<Succession | null> {
  const { items } = await successions(db, [body], 1, audience, today);
  return items[0] ?? null;
}

/** The successions of these bodies, or of the first `limit` by name. */
export async function successions(
  db: Db,
  only: string[] | undefined,
  limit: number,
  audience: Audience,
  today: string,
): Promise<{ items: Succession[]; more: boolean }> {
  const bodies: BodyRow[] = await db.all(bodiesQuery(audience, only, limit));
  const shown = bodies.slice(0, limit);
  const handovers = await handoversOfBodies(
    db,
    shown.map(({ id }) => id),
    audience,
  );
  const rotations = shown.flatMap((body) => parsed<string[]>(body.rotation_order) ?? []);
  const people = handovers.flatMap(({ from_id, to_id }) => [from_id, to_id]).filter((id) => id !== null);
  const actors = await actorLinks(db, [...new Set([...people, ...rotations])], audience);
  const byBody = Map.groupBy(handovers, (handover) => handover.body_id);
  return {
    items: shown.map((row) =>
      successionFrom(chairedOf(row), byBody.get(row.id) ?? [], (id) => actors.get(id) ?? null, today),
    ),
    more: bodies.length > limit,
  };
}

function chairedOf({ rotation_order, rotation_months, ...body }: BodyRow): Chaired {
  const order = parsed<string[]>(rotation_order);
  return { body, rotation: order && rotation_months ? { order, months: rotation_months } : null };
}

/** The terms of a body as they follow from its handovers; `link`: actors as far as the audience may see them. */
export function successionFrom(
  { body, rotation }: Chaired,
  handovers: OfTerm[],
  link: (id: string) => ActorLink | null,
  today: string,
): Succession {
  const derived = termsOf(handovers.map(toFact), today);
  const until = `${Number(today.slice(0, 4)) + projectedYears}${today.slice(4)}`;
  const projected = (
    rotation ? projectTerms({ order: rotation.order, termMonths: rotation.months }, derived.terms, until) : []
  ).filter(({ end }) => !end?.latest || end.latest >= today);
  const { terms, findings } = projected.length > 0 ? withoutOpenGap(derived) : derived;
  const dates = new Map(handovers.map((handover) => [handover.id, handover.date_edtf]));
  const current = currentTerm(terms, today);
  const linked = (id: string | null) => (id === null ? null : link(id));
  const shown = (term: Term, isProjected: boolean): TermOut => ({
    holder: linked(term.holder),
    // A holder whom the audience may not see is one that nobody recorded, as far as it can tell.
    kind: term.holder !== null && !linked(term.holder) ? 'not_recorded' : term.kind,
    capacity: term.capacity,
    status: term.status,
    announcement: term.announcement,
    start: term.start && { ...term.start, edtf: dates.get(term.startedBy ?? '') ?? null },
    end: term.end && { ...term.end, edtf: dates.get(term.endedBy ?? '') ?? null },
    startedBy: term.startedBy,
    endedBy: term.endedBy,
    projected: isProjected,
    current: term === current,
  });
  return {
    body,
    terms: [...terms.map((term) => shown(term, false)), ...projected.map((term) => shown(term, true))],
    findings: findings.map((finding) => ({
      kind: finding.kind,
      handoverId: finding.handoverId,
      otherId: 'otherId' in finding ? finding.otherId : null,
      actor: linked(actorIn(finding)),
    })),
  };
}

/** Where a rotation tells who comes next, the end of the last recorded term opens no gap. */
function withoutOpenGap({ terms, findings }: ReturnType<typeof termsOf>): ReturnType<typeof termsOf> {
  const last = terms.at(-1);
  if (last?.kind !== 'not_recorded') return { terms, findings };
  const isItsGap = (finding: Finding) => finding.kind === 'gap' && finding.handoverId === last.startedBy;
  return { terms: terms.slice(0, -1), findings: findings.filter((finding) => !isItsGap(finding)) };
}

const actorIn = (finding: Finding) => ('actorId' in finding ? finding.actorId : null);

const toFact = (row: OfTerm): HandoverFact => ({
  id: row.id,
  from: row.from_id,
  to: row.to_id,
  successor: row.successor,
  date: { earliest: row.date_earliest, latest: row.date_latest },
  capacity: row.capacity,
  status: row.status,
});
