import { sql } from 'kysely';
import {
  type FileTerms,
  type HandoverFile,
  type PaperStatement,
  termsAround,
} from '../../domain/documents/handover-file.ts';
import { mayFallDue, placeInTerm, possibleDays } from '../../domain/handovers/term-commitments.ts';
import { type Audience, holds } from '../../domain/visibility.ts';
import {
  type Counted,
  commitmentsOfBody,
  countsOfBodyQuery,
  type Days,
  elsewhereQuery,
} from '../commitments/of-body.ts';
import type { Db } from '../database.ts';
import { handoverById } from '../handovers/handovers.ts';
import { successionOf } from '../handovers/successions.ts';
import { actorLink, briefingLink, sourcesOf } from '../links.ts';
import { newestChange } from '../log/newest-change.ts';
import { build, type Query, query } from '../query.ts';
import { parsed } from '../rows.ts';
import { isVisible, mayBeSeen } from '../visible.ts';
import { type BriefingsRow, comingBriefingsQuery, toPaperBriefing } from './briefings.ts';
import { idsOfParts, type PaperRow, paperCommitmentsQuery, toPaperCommitment } from './commitments.ts';

/** How much of each part a file shows at the most. */
export const mostInFile = {
  open: 150,
  closed: 100,
  carried: 60,
  fallsDue: 100,
  briefings: 30,
  statements: 40,
};

type StatementRow = {
  id: string;
  kind: PaperStatement['kind'];
  text: string;
  position: string | null;
  visibility: PaperStatement['visibility'];
  speaker: string | null;
  briefing: string | null;
  sources: string;
  total: number;
};

/** What was said at briefings of the body in those days, newest briefing first. Uses participations_by_actor. */
function statementsQuery(body: string, { from, to }: Days, audience: Audience): Query<StatementRow> {
  return build
    .selectFrom('statements as s')
    .innerJoin('briefings as b', 'b.id', 's.briefing_id')
    .leftJoin('actors as a', 'a.id', 's.speaker_id')
    .select(['s.id', 's.kind', 's.text', 's.position', 's.visibility'])
    .select([
      actorLink('a', audience).as('speaker'),
      briefingLink('b', audience).as('briefing'),
      sourcesOf('s', 'statement_id', audience).as('sources'),
      sql<number>`count(*) over ()`.as('total'),
    ])
    .where(sql<boolean>`b.id in (select t.briefing_id from participations t where t.actor_id = ${body})`)
    .where(isVisible('b', audience))
    .where(mayBeSeen('s', audience))
    .where('b.start_edtf', 'is not', null)
    .where('b.start_sort', '<=', to)
    .where(sql<boolean>`coalesce(b.last_day, '9999-12-31') >= ${from}`)
    .orderBy('b.start_sort', 'desc')
    .orderBy('b.id')
    .orderBy('s.ordinal')
    .limit(mostInFile.statements) as Query<StatementRow>;
}

const nobodyElse = query(sql<{ n: number }>`select 0 as n`);

/** All that a handover file is made of. Undefined where the audience may not see the handover. */
export async function handoverFile(
  db: Db,
  id: string,
  audience: Audience,
  today: string,
): Promise<HandoverFile | undefined> {
  const handover = await handoverById(db, id, audience);
  const succession = handover && (await successionOf(db, handover.body.id, audience, today));
  if (!handover || !succession) return undefined;
  const terms = termsAround(handover, succession);
  const [made, due] = [possibleDays(terms.outgoingDays), possibleDays(terms.incomingDays)];
  const body = handover.body.id;
  const holder = handover.from ?? terms.outgoing?.holder ?? null;
  const mine = commitmentsOfBody(body, made, due, audience);
  const ids = idsOfParts(mine, [
    { where: sql`m.is_open = 1 and m.period = 'within'`, most: mostInFile.open },
    { where: sql`m.is_open = 0 and m.period = 'within'`, most: mostInFile.closed },
    { where: sql`m.is_open = 1 and m.period in ('before', 'unknown')`, most: mostInFile.carried },
    { where: sql`m.falls_due`, most: mostInFile.fallsDue },
  ]);
  const [[rows, counts, [elsewhere], coming, statements], sequence] = await Promise.all([
    db.together<[PaperRow, Counted, { n: number }, BriefingsRow, StatementRow]>([
      paperCommitmentsQuery(ids, audience),
      countsOfBodyQuery(mine, today),
      holder && terms.outgoing ? elsewhereQuery(holder.id, body, made, audience) : nobodyElse,
      comingBriefingsQuery(body, today, mostInFile.briefings, audience),
      statementsQuery(body, made, audience),
    ]),
    newestChange(db, audience),
  ]);
  const commitments = rows.map((row) => toPaperCommitment(row, audience, today));
  return {
    handover,
    terms,
    findings: succession.findings,
    ...partsOf(commitments, counts, terms),
    elsewhere: elsewhere?.n ?? 0,
    coming: { items: coming.map(toPaperBriefing), total: coming[0]?.total ?? 0 },
    statements: {
      items: statements.flatMap(({ total, speaker, briefing, sources, ...each }) => {
        const at = parsed<PaperStatement['briefing']>(briefing);
        return at ? [{ ...each, briefing: at, speaker: parsed(speaker), sources: parsed(sources) }] : [];
      }),
      total: statements[0]?.total ?? 0,
    },
    knowsOwners: holds(audience, 'viewer'),
    sequence,
  };
}

type Parts = Pick<HandoverFile, 'open' | 'closed' | 'carried' | 'fallsDue' | 'overdue'>;

/** The parts of the file; one commitment may stand in two of them. */
function partsOf(
  commitments: Parts['open']['items'],
  counts: Counted[],
  { outgoingDays, incomingDays }: FileTerms,
): Parts {
  const sum = (which: (count: Counted) => boolean, of: 'n' | 'falls_due' | 'overdue' = 'n') =>
    counts.filter(which).reduce((total, count) => total + count[of], 0);
  const isWithin = (at: string) => at === 'surely' || at === 'maybe';
  const placed = commitments.map((commitment) => ({
    commitment,
    at: placeInTerm(commitment.made, outgoingDays),
    isOpen: commitment.standing !== 'closed',
  }));
  const those = (which: (one: (typeof placed)[number]) => boolean, most: number, total: number) => ({
    items: placed
      .filter(which)
      .slice(0, most)
      .map(({ commitment }) => commitment),
    total,
  });
  return {
    open: those(
      ({ at, isOpen }) => isOpen && isWithin(at),
      mostInFile.open,
      sum(({ period, is_open }) => period === 'within' && is_open === 1),
    ),
    closed: those(
      ({ at, isOpen }) => !isOpen && isWithin(at),
      mostInFile.closed,
      sum(({ period, is_open }) => period === 'within' && is_open === 0),
    ),
    carried: those(
      ({ at, isOpen }) => isOpen && (at === 'before' || at === 'unknown'),
      mostInFile.carried,
      sum(({ period, is_open }) => (period === 'before' || period === 'unknown') && is_open === 1),
    ),
    fallsDue: those(
      ({ commitment, isOpen }) => isOpen && mayFallDue(commitment.due, incomingDays),
      mostInFile.fallsDue,
      sum(() => true, 'falls_due'),
    ),
    overdue: sum(({ period }) => period === 'within', 'overdue'),
  };
}
