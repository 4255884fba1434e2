import { beforeAll, expect, test } from 'vitest';
import type { Succession } from '../../worker/domain/handovers/handover.ts';
import { archive, change, create, get, read, refusal } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

let editor = '';
beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
});

let count = 0;
/** A new body with these handovers; gives its id and what is derived. */
async function seated(handovers: object[], body: object = {}) {
  count += 1;
  const { id } = await create(
    'actors',
    { name: `Council ${count}`, kind: 'body', visibility: 'public', ...body },
    editor,
  );
  const made = [];
  for (const handover of handovers)
    made.push(
      await create(
        'handovers',
        { body: { id }, visibility: 'public', status: 'completed', ...handover },
        editor,
      ),
    );
  const terms = async (token = editor) => get<Succession>(`/api/bodies/${id}/terms`, token);
  return { id, made, terms };
}
const shown = ({ terms }: Succession) =>
  terms.map(({ holder, kind, start, end, capacity, projected, current }) =>
    [
      holder?.countryCode ?? kind,
      start?.edtf ?? start?.earliest ?? '..',
      end?.edtf ?? end?.earliest ?? '..',
      capacity === 'acting' ? 'acting' : '',
      projected ? 'projected' : '',
      current ? 'current' : '',
    ]
      .filter(Boolean)
      .join(' '),
  );
const found = ({ findings }: Succession) =>
  findings.map(({ kind, actor }) => [kind, actor?.countryCode].filter(Boolean).join(' '));

test('terms lie between handovers, the last one is open', async () => {
  const { terms } = await seated([
    { from: 'UZ', to: 'KZ', date: '2024-06-01' },
    { from: 'KZ', to: 'KG', date: '2025', capacity: 'acting' },
  ]);
  const succession = await terms();
  expect(shown(succession)).toEqual(['UZ .. 2024-06-01', 'KZ 2024-06-01 2025', 'KG 2025 .. acting current']);
  expect(succession.findings).toEqual([]);
});

test('a gap, an unknown beginning and a wrong outgoing holder are told', async () => {
  const { terms } = await seated([
    { to: 'KZ', date: '2022-01-01' },
    { from: 'TM', to: null, date: '2023-01-01' },
    { to: 'UZ', date: '2024-01-01' },
    { from: 'UZ', to: null, successor: 'not_recorded', date: '2025-01-01' },
  ]);
  const succession = await terms();
  expect(shown(succession)).toEqual([
    'KZ 2022-01-01 2023-01-01',
    'vacant 2023-01-01 2024-01-01',
    'UZ 2024-01-01 2025-01-01',
    'not_recorded 2025-01-01 .. current',
  ]);
  expect(found(succession)).toEqual(['holder_unknown', 'from_is_not_holder TM', 'gap', 'gap']);
});

test('two handovers on one day are told', async () => {
  const { terms } = await seated([
    { from: 'UZ', to: 'KZ', date: '2024-01-01' },
    { from: 'KZ', to: 'KG', date: '2024-01-01' },
  ]);
  expect(found(await terms())).toContain('same_day');
});

test.each(['deferred', 'cancelled'])('a handover that is %s unseats nobody', async (status) => {
  const { terms, made } = await seated([
    { from: 'UZ', to: 'KZ', date: '2024-01-01' },
    { from: 'KZ', to: 'KG', date: '2025-01-01', status },
  ]);
  expect(shown(await terms())).toEqual(['UZ .. 2024-01-01', 'KZ 2024-01-01 .. current']);
  const [, second] = made;
  if (second) await change('handovers', second, { status: 'completed' }, editor);
  expect(shown(await terms())).toEqual([
    'UZ .. 2024-01-01',
    'KZ 2024-01-01 2025-01-01',
    'KG 2025-01-01 .. current',
  ]);
  const again = await read('handovers', second?.id ?? '', editor);
  await archive('handovers', again, editor);
  expect(shown(await terms())).toHaveLength(2);
});

test('an announcement whose days have passed is not confirmed: nobody is in the chair', async () => {
  const { terms, made } = await seated([{ to: 'KZ', date: '2025', status: 'announced' }]);
  const succession = await terms('');
  expect(shown(succession)).toEqual(['KZ 2025 ..']);
  expect(succession.terms[0]).toMatchObject({ status: 'announced', announcement: 'not_confirmed' });
  expect(found(succession)).toEqual(['holder_unknown', 'not_confirmed']);
  const [handover] = made;
  if (handover) await change('handovers', handover, { status: 'confirmed' }, editor);
  const confirmed = await terms('');
  expect(shown(confirmed)).toEqual(['KZ 2025 .. current']);
  expect(confirmed.terms[0]?.announcement).toBeNull();
  expect(found(confirmed)).toEqual(['holder_unknown']);
});

test('an announcement for days to come unseats nobody', async () => {
  const next = new Date().getUTCFullYear() + 1;
  const { terms } = await seated([
    { from: 'UZ', to: 'KZ', date: '2024' },
    { from: 'KZ', to: 'KG', date: `${next}`, status: 'announced' },
  ]);
  const succession = await terms('');
  expect(shown(succession)).toEqual(['UZ .. 2024', `KZ 2024 ${next} current`, `KG ${next} ..`]);
  expect(succession.terms[2]?.announcement).toBe('pending');
});

test('a stated rotation is carried on, and marked as projected', async () => {
  const next = new Date().getUTCFullYear() + 1;
  const rotation = { order: ['KZ', 'UZ', 'TM'], months: 12 };
  const { terms } = await seated([{ from: 'TM', to: 'KZ', date: `${next - 1}-01-01` }], { rotation });
  const all = shown(await terms());
  expect(all.slice(0, 4)).toEqual([
    `TM .. ${next - 1}-01-01`,
    `KZ ${next - 1}-01-01 .. current`,
    `UZ ${next}-01-01 ${next + 1}-01-01 projected`,
    `TM ${next + 1}-01-01 ${next + 2}-01-01 projected`,
  ]);
  expect(all.length).toBeGreaterThan(8);
});

test('an announced handover that names nobody begins what the rotation foresees, and stays on record', async () => {
  const next = new Date().getUTCFullYear() + 1;
  const rotation = { order: ['KZ', 'UZ', 'TM'], months: 12 };
  const { terms, made } = await seated(
    [
      { from: 'TM', to: 'KZ', date: `${next - 1}-01-01` },
      { from: 'KZ', successor: 'not_recorded', date: `${next}`, status: 'announced' },
    ],
    { rotation },
  );
  const succession = await terms();
  expect(shown(succession).slice(1, 4)).toEqual([
    `KZ ${next - 1}-01-01 ${next} current`,
    `UZ ${next} ${next + 1}-01-01 projected`,
    `TM ${next + 1}-01-01 ${next + 2}-01-01 projected`,
  ]);
  const [, , projected, further] = succession.terms;
  expect(projected).toMatchObject({ startedBy: made[1]?.id, status: 'announced', announcement: null });
  expect(further).toMatchObject({ startedBy: null, status: null });
});

test('a holder whom the public may not see is not recorded, as far as it can tell', async () => {
  const hidden = await create('actors', { name: 'Hidden Institute', kind: 'institute' }, editor);
  const { terms, made } = await seated([{ from: 'UZ', to: { id: hidden.id }, date: '2024-01-01' }]);
  const succession = await terms('');
  expect(shown(succession)).toEqual(['UZ .. 2024-01-01', 'not_recorded 2024-01-01 .. current']);
  expect(JSON.stringify(succession)).not.toContain(hidden.id);
  expect((await read('handovers', made[0]?.id ?? '')).to).toBeNull();
});

test.each([
  ['nobody', 'nobody'],
  ['a state', 'state'],
  ['a body the public may not see', 'internal'],
  ['an archived body', 'archived'],
])('%s has no terms', async (_, which) => {
  count += 1;
  const kind = which === 'state' ? 'state' : 'body';
  const made = await create(
    'actors',
    { name: `None ${count}`, kind, visibility: which === 'internal' ? 'internal' : 'public' },
    editor,
  );
  if (which === 'archived') await archive('actors', made, editor);
  await refusal(await call(`/api/bodies/${which === 'nobody' ? 'nobody' : made.id}/terms`), 404);
});

test('a body without handovers has no terms, and nothing is found wrong', async () => {
  const { terms } = await seated([]);
  expect(await terms()).toMatchObject({ terms: [], findings: [] });
});
