import { criteria, qualityOf } from '../../../worker/domain/commitments/quality.ts';
import { parseFuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';
import { recordingWords } from '../../../worker/words/recording.ts';
import type { ActorEntry, DueEntry } from './form.ts';
import { Reading } from './written.ts';

interface Props {
  id: string;
  text: string;
  who: ActorEntry[];
  due: DueEntry;
  reference: string;
}

/** What an undertaking says and what it does not, in one quiet line; nothing hangs on it. */
export function Quality({ id, text, who, due, reference }: Props) {
  const { edtf } = new Reading(reference).date(due, '');
  const date = edtf ? parseFuzzyDate(edtf) : null;
  const said = qualityOf({
    text,
    hasObligor: who.some((actor) => actor.text.trim() !== '' && !actor.isWords),
    lastDay: date?.ok ? date.date.latest : null,
    isDueAtBriefing: due.briefing !== undefined,
  });
  return (
    <p class="quality" id={id}>
      {text.trim() !== '' &&
        recordingWords.quality(
          criteria.filter((one) => said[one]),
          criteria.filter((one) => !said[one]),
        )}
    </p>
  );
}
