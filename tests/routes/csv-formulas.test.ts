import { beforeAll, expect, test } from 'vitest';
import { create, days, followUp, get, today } from '../support/api.ts';
import { call, migrated, tokenFor } from '../support/worker.ts';

/** Whatever was recorded, no file that a spreadsheet opens has a formula in it. */

let editor = '';
const evil = ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\uff1dcmd', '=HYPERLINK("https://evil.example","x")'];

beforeAll(async () => {
  await migrated();
  editor = await tokenFor('editor');
  for (const [n, words] of evil.entries()) {
    const body = { name: `${words} body ${n}`, kind: 'body' };
    const common = {
      visibility: 'public',
      topics: [`${words} topic`],
      sources: [{ title: words, publisher: words }],
    };
    const briefing = await create(
      'briefings',
      {
        title: words,
        start: today(),
        status: 'held',
        venue: words,
        city: words,
        summary: words,
        participations: [{ actor: body, role: 'organiser' }],
        ...common,
      },
      editor,
    );
    const { id } = await create(
      'commitments',
      {
        text: `${words} promised`,
        briefing: briefing.id,
        due: days(today(), 20 + n),
        parties: [
          { actor: { name: `${words} state ${n}`, kind: 'state' } },
          { role: 'partner', actor: body },
        ],
        ...common,
      },
      editor,
    );
    await followUp(
      id,
      { status: 'in_progress', due: days(today(), 40 + n), note: words, visibility: 'public' },
      editor,
    );
    const handover = { body, to: `${words} state ${n}`, date: today(), note: words, visibility: 'public' };
    await create('handovers', handover, editor);
  }
});

/** The cells of a file; what stands in quotes may hold commas and quotes. */
const cellsOf = (text: string) =>
  [...text.replace(/^\ufeff/, '').matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,\r\n]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

test('no cell of any file is a formula', async () => {
  const { paths } = await get<{ paths: Record<string, object> }>('/api/openapi.json');
  const files = Object.keys(paths).filter((path) => path.endsWith('.csv'));
  expect(files.length).toBeGreaterThan(4);
  const window = `from=${days(today(), -40)}&to=${days(today(), 90)}`;
  for (const path of files)
    for (const query of [window, 'by=body', `${window}&lanes=actor`, '']) {
      const response = await call(`${path}?${query}`, { token: editor });
      // Not every file has every filter.
      if (response.status === 422) continue;
      expect([path, response.status]).toEqual([path, 200]);
      const cells = cellsOf(await response.text());
      const formulas = cells.filter(
        (cell) => /^[=+\-@\t\r\uff1d]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell),
      );
      expect([path, formulas]).toEqual([path, []]);
    }
  const timeline = await (await call(`/api/timeline.csv?${window}`, { token: editor })).text();
  for (const words of evil.slice(0, 5)) expect(timeline).toContain(`'${words}`);
});
