import { at } from './api.ts';

/** The endpoints of each kind of record. */
export const records = {
  actor: at.actors,
  briefing: at.briefings,
  commitment: at.commitments,
  handover: at.handovers,
};
