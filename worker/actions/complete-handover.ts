import { isClosed } from '../domain/commitments/standing.ts';
import { addDays } from '../domain/dates/days.ts';
import { fuzzyDate } from '../domain/dates/fuzzy-date.ts';
import { invalid, Refusal, refusedBelow } from '../domain/errors.ts';
import type { HandoverCompletion } from '../domain/handovers/handover.ts';
import { mayHaveCome } from '../domain/handovers/succession.ts';
import type { HandoverState } from '../domain/record-states.ts';
import { narrower, type Visibility } from '../domain/visibility.ts';
import { changeHandover } from './announce-handover.ts';
import { changeable } from './existing.ts';
import { followUpCommitment } from './follow-up-commitment.ts';
import type { Work } from './work.ts';

/**
 * Says that a handover took place. The old term ends and the new one begins by it, for terms are derived; the
 * commitments that it fulfils are closed in the same batch, with the same evidence.
 */
export async function completeHandover(
  work: Work,
  id: string,
  expected: number,
  { date, dateWords, to, successor, note, sources = [], fulfils = [] }: HandoverCompletion,
) {
  const entry = await changeable(work, 'handover', id, expected);
  const { state } = entry;
  if (state.status === 'completed' || state.status === 'cancelled')
    throw new Refusal('conflict', `This handover is ${state.status}.`);
  const when = date ?? state.date;
  // Somewhere on Earth it is already tomorrow.
  if (!mayHaveCome(fuzzyDate(when), addDays(work.today, 1)))
    throw invalid('/date', 'must not lie in the future: what is completed has happened');
  const words = dateWords === undefined && date && date !== state.date ? null : dateWords;
  await changeHandover(work, id, expected, {
    status: 'completed',
    date: when,
    ...(to ? { to } : {}),
    ...(successor ? { successor } : {}),
    ...(words === undefined ? {} : { dateWords: words }),
    ...(note ? { note: [state.note, note].filter(Boolean).join('\n\n') } : {}),
    ...(sources.length > 0 ? { sources: [...state.sources.map(stated), ...sources] } : {}),
  });
  for (const [i, commitment] of [...new Set(fulfils)].entries())
    await refusedBelow(`/fulfils/${i}`, () =>
      fulfil(work, commitment, { when, note, sources, visibility: state.visibility }),
    );
}

const stated = ({ visibility, ...source }: HandoverState['sources'][number]) =>
  visibility ? { ...source, visibility } : source;

type Evidence = Pick<HandoverCompletion, 'note' | 'sources'> & { when: string; visibility: Visibility };

async function fulfil(work: Work, id: string, { when, note, sources, visibility }: Evidence) {
  const entry = await work.stateOf('commitment', id);
  if (!entry || entry.state.archivedAt !== null) throw invalid('', 'there is no commitment with this id');
  if (isClosed(entry.state.status)) throw invalid('', 'must be open: this commitment is closed already');
  const { earliest, latest } = fuzzyDate(when);
  await followUpCommitment(work, id, null, {
    // A status is dated by a day: that of the handover, where one is known.
    ...(earliest && earliest === latest && earliest <= work.today ? { on: earliest } : {}),
    status: 'fulfilled',
    note: note ?? 'The handover was completed.',
    sources,
    // What the handover rests on is shown no more widely than the handover.
    visibility: narrower(visibility, entry.state.visibility),
  });
}
