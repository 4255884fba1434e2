import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actorKinds } from '../../../worker/domain/actor.ts';
import { briefingStatuses, participationRoles, statementKinds } from '../../../worker/domain/briefing.ts';
import { followUpKinds, partyRoles } from '../../../worker/domain/commitments/commitment.ts';
import {
  commitmentStatuses,
  dueSections,
  firmnesses,
  standings,
  supersededReasons,
  verifications,
} from '../../../worker/domain/commitments/standing.ts';
import { capacities, handoverStatuses, termKinds } from '../../../worker/domain/handovers/succession.ts';
import { appWords as words } from '../../../worker/words/app.ts';
import { deskWords } from '../../../worker/words/desk.ts';

test.each([
  ['actorKind', actorKinds],
  ['briefingStatus', briefingStatuses],
  ['capacity', capacities],
  ['dueSection', dueSections],
  ['dueSectionNote', dueSections],
  ['firmness', firmnesses],
  ['followUpKind', followUpKinds],
  ['handoverStatus', handoverStatuses],
  ['participationRole', participationRoles],
  ['partyRole', partyRoles],
  ['roleOf', participationRoles],
  ['standing', standings],
  ['statementKind', statementKinds],
  ['status', commitmentStatuses],
  ['supersededReason', supersededReasons],
  ['termKind', termKinds],
  ['verification', verifications],
] as const)('every %s of the record has a word, and no word is left over', (name, members) => {
  expect(Object.keys(words.terms[name]).sort()).toEqual([...members].sort());
  for (const word of Object.values(words.terms[name])) expect(word).toMatch(/\S/);
});

const dashboard = join(import.meta.dirname, '../../../dashboard');
const parts = ['ui', 'pages'].flatMap((folder) =>
  readdirSync(join(dashboard, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => join(dashboard, folder, file)),
);

test.each(parts)('%s holds no words of its own', (file) => {
  const code = readFileSync(file, 'utf8').replace(/\{?\/\*[\s\S]*?\*\/\}?|\/\/.*/g, '');
  // Text between tags, and attributes that are read out.
  expect(code.match(/<\/?[\w.]+[^<>{}=]*>\s*[A-Za-z]{2,}[^<>{}=();]*</g) ?? []).toEqual([]);
  expect(code.match(/\b(aria-label|title|placeholder|alt|label)="[^"]*[a-z]/g) ?? []).toEqual([]);
});

test.each([
  ['March 2026', '12 commitments begin in March 2026, 5 open'],
  ['second quarter of 2026', '12 commitments begin in the second quarter of 2026, 5 open'],
  ['3 March 2026', '12 commitments begin on 3 March 2026, 5 open'],
  ['2 to 8 March 2026', '12 commitments begin between 2 and 8 March 2026, 5 open'],
  ['2020 to 2024', '12 commitments begin between 2020 and 2024, 5 open'],
])('what begins in %s is a sentence', (cell, sentence) => {
  expect(words.timeline.counted({ count: 12, open: 5, of: 'commitment', cell })).toBe(sentence);
});

test.each([
  [0, 'No open commitment passes on'],
  [1, '1 commitment open, which passes on'],
  [2, '2 commitments open, which pass on'],
])('%d commitments that pass on are said in good English', (n, said) => {
  expect(deskWords.passesOn(n)).toBe(said);
});
