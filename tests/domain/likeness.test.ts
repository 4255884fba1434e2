import { expect, test } from 'vitest';
import { isLikelySame, isLikelySameText } from '../../worker/domain/likeness.ts';

const briefing = 'High-level briefing on rehabilitation and reintegration';

test.each([
  [briefing, briefing, true],
  [briefing, 'HIGH-LEVEL BRIEFING: Rehabilitation & Reintegration', true],
  [briefing, 'Briefing on rehabilitation', true],
  [briefing, 'Briefing on fisheries', false],
  ['Réunion des ministres', 'Reunion des Ministres', true],
  ['Summit', 'Summit of the Group of Seven', false],
  ['', '', false],
])('"%s" and "%s": likely the same? %s', (one, other, expected) => {
  expect(isLikelySame(one, other)).toBe(expected);
  expect(isLikelySame(other, one)).toBe(expected);
});

test.each([
  ['Hold a session in June', 'hold a SESSION in june.', true],
  [
    'Hold a dedicated session on reintegration',
    'Hold in June a dedicated session on reintegration, in New York',
    true,
  ],
  ['Hold a session', 'Hold a session on the fund with all the donors and partners', false],
  ['Report on the fund', 'Pay into the fund', false],
])('the undertakings "%s" and "%s": likely the same? %s', (one, other, expected) => {
  expect(isLikelySameText(one, other)).toBe(expected);
});
