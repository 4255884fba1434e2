import { sql } from 'kysely';
import {
  type DueDays,
  dueDays,
  quietSince,
  type Standing,
  standingRules,
} from '../../domain/commitments/standing.ts';
import { endOfTime } from '../../domain/dates/days.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Condition } from '../window.ts';
import { lastFollowUpColumn } from './commitments.ts';

/** SQL conditions generated from the rules of domain/commitments/standing.ts, on a row of commitments that is called `of`. */

export const isOpen = (of = 'x'): Condition => sql`${sql.ref(`${of}.is_open`)} = 1`;

/** Whether the last possible day has passed. */
export const isPast = (today: string, of = 'x'): Condition =>
  sql`coalesce(${sql.ref(`${of}.due_latest`)}, ${sql.lit(endOfTime)}) < ${today}`;

/** Whether nothing was heard of it for so long that it counts as quiet. */
export const isQuiet = (today: string, audience: Audience): Condition =>
  sql`coalesce(x.${sql.ref(lastFollowUpColumn(audience))}, x.made_latest, ${sql.lit(endOfTime)}) <= ${quietSince(today)}`;

/** What a rule says of quiet ones: nothing, that they belong to it, or that they do not. */
export const quietConditions = (
  wanted: boolean | undefined,
  today: string,
  audience: Audience,
): Condition[] =>
  wanted === undefined ? [] : [wanted ? isQuiet(today, audience) : sql`not (${isQuiet(today, audience)})`];

const isDue = ({ from, to, isOver }: DueDays, today: string, of: string): Condition[] => [
  sql`${sql.ref(`${of}.due_from`)} between ${from} and ${to}`,
  ...(isOver === undefined ? [] : [isOver ? isPast(today, of) : sql<boolean>`not (${isPast(today, of)})`]),
];

const all = (conditions: Condition[]): Condition => sql`(${sql.join(conditions, sql` and `)})`;

/** Whether it has this standing on `today`, as the audience sees it. */
export function hasStanding(standing: Standing, today: string, audience: Audience): Condition {
  const rule = standingRules[standing];
  if (!rule.isOpen) return sql`(not ${isOpen()})`;
  return all([
    isOpen(),
    ...isDue(dueDays(rule.sections, today), today, 'x'),
    ...quietConditions(rule.isQuiet, today, audience),
  ]);
}

/** Whether it is overdue, which every audience sees alike. */
export const isOverdue = (today: string, of: string): Condition =>
  all([isOpen(of), ...isDue(dueDays(standingRules.overdue.sections, today), today, of)]);
