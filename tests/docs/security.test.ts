import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { linkHours } from '../../worker/domain/people/one-time-link.ts';
import { minutesToAnswer } from '../../worker/domain/people/passkey-ceremony.ts';
import { idleDays, mostDays } from '../../worker/domain/people/session.ts';
import { matrix } from './matrix.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/security.md');

/** Tables are compared by their cells: how wide they are set is for the reader's eye. */
const cells = (table: string) =>
  table.split('\n').map((line) => line.split('|').map((cell) => cell.trim().replace(/^-+$/, '---')));

test('docs/security.md shows the table of permissions as it is', () => {
  const [, shown = ''] = /<!-- matrix -->\n\n([\s\S]*?)\n\n<!-- end -->/.exec(page) ?? [];
  expect(cells(shown)).toEqual(cells(matrix()));
});

test('docs/security.md names the policy that the pages are sent with, word for word', () => {
  const [, policy = ''] =
    /^ {2}Content-Security-Policy: (.+)$/m.exec(read('dashboard/public/_headers')) ?? [];
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(page.replace(/\s+/g, ' ')).toContain(policy);
});

test('docs/security.md says how long things hold', () => {
  for (const words of [
    `${idleDays} days`,
    `${mostDays} days`,
    `${linkHours.invitation / 24} days`,
    `${linkHours.sign_in} hours`,
    `${minutesToAnswer} minutes`,
  ])
    expect(page).toContain(words);
});
