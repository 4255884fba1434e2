import { parseFuzzyDate } from '../../../worker/domain/dates/fuzzy-date.ts';

/** What is odd about the day on which a commitment is said to have been made. It is said, and stops nobody. */
export type MadeRemark = 'future' | 'after_due';

const daysOf = (edtf: string | null) => {
  const read = edtf === null ? null : parseFuzzyDate(edtf);
  return read?.ok ? read.date : { earliest: null, latest: null };
};

/** Where no day that a date may mean is in order: all of them lie ahead, or after the last one on which it is due. */
export function madeRemark(made: string | null, due: string | null, today: string): MadeRemark | null {
  const { earliest } = daysOf(made);
  const { latest } = daysOf(due);
  if (earliest === null) return null;
  if (earliest > today) return 'future';
  return latest !== null && earliest > latest ? 'after_due' : null;
}
