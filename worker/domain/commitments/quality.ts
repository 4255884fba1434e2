/** What makes an undertaking one that can be followed up, as OGP and UNHCR ask of theirs. */
export const criteria = ['who', 'what', 'when', 'how'] as const;
export type Criterion = (typeof criteria)[number];

export interface Pledge {
  text: string;
  /** Somebody who can be asked: an actor, not "all participants". */
  hasObligor: boolean;
  /** The last day by which it is due, if one is said. */
  lastDay: string | null;
  isDueAtBriefing: boolean;
}

/** Deeds of which one can say afterwards whether they were done. */
const deeds =
  /\b(?:adopt|allocate|appoint|approve|build|circulate|complete|contribute|convene|create|deliver|deploy|disburse|donate|draft|enact|establish|finance|fund|hand over|hold|host|introduce|invite|issue|join|launch|meet|nominate|open|organi[sz]e|pass|pay|present|publish|ratify|release|relocate|repatriate|report|resettle|send|share|sign|submit|train|translate|withdraw)(?:s|es|ed|ing)?\b/i;

/** Beginnings that promise to go on as before, or to try. */
const vague =
  /^(?:to )?(?:aim|aspire|attempt|bear in mind|consider|continue|contribute to efforts|cooperate|encourage|endeavou?r|enhance|explore|go on|help|improve|intensify|keep|look (?:at|into)|pay attention|promote|recogni[sz]e|remain|seek|strengthen|strive|support|try|welcome|work (?:on|towards?|with))\b/i;

const figure =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|hundred|thousand|million|billion|annual|monthly|weekly|quarterly|every (?:year|month|quarter|week))\b/i;

const fewestWords = 3;

/**
 * Which of the four an undertaking says: who does it, what, by when, and whether one can check it: by a figure, or
 * by a deed that is done or not. Advice for whoever writes it down; nothing hangs on it.
 */
export function qualityOf({
  text,
  hasObligor,
  lastDay,
  isDueAtBriefing,
}: Pledge): Record<Criterion, boolean> {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const isVague = vague.test(text.trim());
  return {
    who: hasObligor,
    what: words.length >= fewestWords && (!isVague || figure.test(text)),
    when: lastDay !== null || isDueAtBriefing,
    how: figure.test(text) || (!isVague && deeds.test(text)),
  };
}
