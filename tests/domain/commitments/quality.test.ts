import { expect, test } from 'vitest';
import { criteria, qualityOf } from '../../../worker/domain/commitments/quality.ts';

const blank = { text: '', hasObligor: false, lastDay: null, isDueAtBriefing: false };
const somebody = { hasObligor: true };
const soon = { lastDay: '2025-06-30' };

test.each<[said: string, pledge: Partial<typeof blank> | object, criteria: string]>([
  ['nothing', {}, ''],
  ['a deed', { text: 'Hold a dedicated session' }, 'what how'],
  ['who, what and by when', { text: 'Hold a session in June', ...somebody, ...soon }, 'who what when how'],
  ['when, as another meeting', { text: 'Report to the summit', isDueAtBriefing: true }, 'what when how'],
  ['to go on', { text: 'Go on raising awareness of the council', ...somebody }, 'who'],
  ['to try', { text: 'Strive towards a common position', ...soon }, 'when'],
  ['to try, with a figure', { text: 'Support 500 families in 2026', ...somebody }, 'who what how'],
  ['a sum', { text: 'Give 2 million dollars' }, 'what how'],
  ['a sum in words', { text: 'Take in two hundred people' }, 'what how'],
  ['every year', { text: 'See each other every year' }, 'what how'],
  ['one word', { text: 'Cooperation', ...somebody }, 'who'],
  ['what nobody can check', { text: 'Stand by its neighbours', ...somebody }, 'who what'],
  ['another alphabet', { text: 'Провести отдельную сессию', ...somebody }, 'who what'],
])('what says %s is found to', (_, pledge, said) => {
  const quality = qualityOf({ ...blank, ...pledge });
  expect(criteria.filter((each) => quality[each]).join(' ')).toBe(said);
});
