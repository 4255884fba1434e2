import { expect, test } from 'vitest';
import * as z from 'zod';
import { actorInput } from '../../worker/domain/actor.ts';
import { faultsOf } from '../../worker/domain/errors.ts';
import { handoverInput } from '../../worker/domain/handovers/handover.ts';
import { day, line } from '../../worker/domain/text.ts';

const actor = { name: 'Kazakhstan', kind: 'state' };

test.each<[unknown, z.ZodType, unknown, string]>([
  ['an empty text', line(300), '', 'must have at least 1 character'],
  ['a text that is too long', line(3), 'four', 'must have at most 3 characters'],
  ['a list that is too long', z.array(z.int()).max(1), [1, 2], 'must have at most 1 entry'],
  ['a list that is too short', z.array(z.int()).min(2), [1], 'must have at least 2 entries'],
  ['a number that is too small', z.int().min(1), 0, 'must be at least 1'],
  ['a number that is too big', z.int().max(200), 201, 'must be at most 200'],
  ['a number that is not whole', z.int(), 1.5, 'must be a whole number'],
  ['another type', z.array(z.string()), 'x', 'must be a list'],
  ['nothing', actorInput, { kind: 'state' }, 'is missing: it must be text'],
  ['a field that nobody knows', actorInput, { ...actor, colour: 1 }, 'is not known here; leave it out'],
  ['a word that is none of those', z.enum(['planned', 'held']), 'done', 'must be one of "planned", "held"'],
  ['another word', z.literal('1.0'), '2.0', 'must be "1.0"'],
  ['a day that there is not', day, '2025-02-29', 'must be a day, such as "2025-06-30"'],
  ['a text with its own words', line(300), 'a\nb', 'must be on one line'],
  [
    'what is of no form',
    handoverInput.pick({ body: true }),
    { body: 7 },
    'has none of the forms that are accepted here (/api/docs shows them)',
  ],
])('says of %s what would be accepted', (_, schema, value, detail) => {
  const { error } = schema.safeParse(value);
  expect(faultsOf(error?.issues ?? []).map((fault) => fault.detail)).toEqual([detail]);
});
