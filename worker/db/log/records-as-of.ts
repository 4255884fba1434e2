import type { Actor } from '../../domain/actor.ts';
import type { BriefingDetail } from '../../domain/briefing.ts';
import type { HandoverDetail } from '../../domain/handovers/handover.ts';
import type { Audience } from '../../domain/visibility.ts';
import type { Db } from '../database.ts';
import { visibilitiesFor } from '../visible.ts';
import { dateThen, linksTo, recordFieldsThen, recordThen, sourcesThen, topicsThen } from './as-of.ts';

/** Actors, briefings and handovers as they stood at the end of a day; what they refer to bears its name of today. */

export async function actorThen(
  db: Db,
  id: string,
  day: string,
  audience: Audience,
): Promise<Actor | undefined> {
  const then = await recordThen(db, 'actor', id, day, audience);
  if (!then) return undefined;
  const { kind, name, aliases, countryCode, affiliation, rotation } = then.state;
  const links = await linksTo(
    db,
    { actors: [affiliation, ...(rotation?.order ?? [])], briefings: [] },
    audience,
  );
  const order = (rotation?.order ?? []).map(links.actor).filter((link) => link !== null);
  return {
    ...recordFieldsThen(then, day, audience),
    kind,
    name,
    aliases,
    countryCode,
    affiliation: links.actor(affiliation),
    rotation: rotation && { order, months: rotation.months },
  };
}

export async function briefingThen(
  db: Db,
  id: string,
  day: string,
  audience: Audience,
): Promise<BriefingDetail | undefined> {
  const then = await recordThen(db, 'briefing', id, day, audience);
  if (!then) return undefined;
  const { title, status, venue, city, countryCode, summary, headCounts, ...state } = then.state;
  const actors = [
    ...state.participations.map(({ actor }) => actor),
    ...state.statements.map(({ speaker }) => speaker),
  ];
  const links = await linksTo(db, { actors, briefings: [state.parent] }, audience);
  const statements = state.statements.map((each, i) => ({
    ...each,
    id: `then-${i}`,
    visibility: each.visibility ?? state.visibility,
  }));
  return {
    ...recordFieldsThen(then, day, audience),
    ...{ title, status, venue, city, countryCode, summary, headCounts },
    start: dateThen(state.start, state.startWords),
    end: dateThen(state.end, state.endWords),
    parent: links.briefing(state.parent),
    topics: topicsThen(state.topics),
    participations: state.participations.flatMap(({ actor, role, position }, i) => {
      const link = links.actor(actor);
      return link ? [{ id: `then-${i}`, actor: link, role, position }] : [];
    }),
    statements: statements
      .filter(({ visibility }) => visibilitiesFor(audience).includes(visibility))
      .map(({ speaker, sources, ...each }) => ({
        ...each,
        speaker: links.actor(speaker),
        sources: sourcesThen(sources, each.visibility, audience),
      })),
    sources: sourcesThen(state.sources, state.visibility, audience),
  };
}

export async function handoverThen(
  db: Db,
  id: string,
  day: string,
  audience: Audience,
): Promise<HandoverDetail | undefined> {
  const then = await recordThen(db, 'handover', id, day, audience);
  if (!then) return undefined;
  const { body, from, to, briefing, date, dateWords, sources, successor, capacity, status, note } =
    then.state;
  const links = await linksTo(db, { actors: [body, from, to], briefings: [briefing] }, audience);
  const [ofBody, on] = [links.actor(body), dateThen(date, dateWords)];
  if (!ofBody || !on) return undefined;
  return {
    ...recordFieldsThen(then, day, audience),
    body: ofBody,
    from: links.actor(from),
    to: links.actor(to),
    date: on,
    ...{ successor, capacity, status, note },
    briefing: links.briefing(briefing),
    sources: sourcesThen(sources, then.state.visibility, audience),
  };
}
