import type { TermOut } from '../../worker/domain/handovers/handover.ts';

/** What a key of the drawing stands for: "briefing:<id>", "commitment:<id>", "handover:<id>" or "term:<body>:<start>". */
export const briefingKey = (id: string) => `briefing:${id}`;
export const commitmentKey = (id: string) => `commitment:${id}`;
export const handoverKey = (id: string) => `handover:${id}`;

/** A term has no id: it is known by its body and by what begins it. */
export const termKey = (bodyId: string, term: TermOut) =>
  `term:${bodyId}:${term.startedBy ?? term.start?.edtf ?? term.start?.earliest ?? ''}`;

/** How addresses name a lane: by the id of what it is of, "none" for what belongs to none. */
export const laneId = (key: string) => key.slice(key.indexOf(':') + 1) || 'none';
