import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandOf } from '../../worker/commands/administer.ts';
import { clock } from '../../worker/commands/clock.ts';
import { type Local, openLocal } from '../../worker/commands/local.ts';
import { Db } from '../../worker/db/database.ts';
import { copyOfState } from '../commands/running.ts';
import { expectWholeLog, rowCounts } from '../support/record.ts';
import { ensurePrograms } from './programs.ts';

const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/integrations.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'integrations-'));
const run = promisify(execFile);

interface Example {
  title: string;
  language: string;
  code: string;
}

/** The complete examples, each under its heading: what is in `bash` or `js`; `sh` and `console` only show. */
const examples: Example[] = [...text.matchAll(/^## (.+)$|^```(bash|js)\n([\s\S]*?)^```$/gm)]
  .reduce<{ title: string; found: Example[] }>(
    ({ title, found }, [, heading, language, code]) =>
      language && code
        ? { title, found: [...found, { title, language, code }] }
        : { title: heading ?? title, found },
    { title: '', found: [] },
  )
  .found.map((example, i) => ({ ...example, title: `${i + 1}: ${example.title}` }));

let stateDir = '';
let local: Local;
let db: Db;
let token = '';
let env: Record<string, string> = {};

const administer = async (...args: string[]): Promise<Record<string, string>> => {
  const place = { db, sealingKey: local.sealingKey, baseUrl: local.url, clock: clock() };
  const [line] = await commandOf(args).carryOut(place);
  return line as Record<string, string>;
};

beforeAll(async () => {
  await ensurePrograms(['bash', 'curl', 'openssl']);
  // Where Node finds the clients, as it would in the sender's own project.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  stateDir = await copyOfState('empty');
  local = await openLocal({ stateDir, serve: { port: 0 } });
  db = new Db(local.d1);
  token = (await administer('token', 'create', 'reader', '--role', 'admin')).token ?? '';
  const { url = '', secret = '' } = await administer('integration', 'create', 'examples');
  env = { PATH: process.env.PATH ?? '', RAPPORTEUR_URL: url, RAPPORTEUR_SECRET: secret };
});

afterAll(async () => {
  await local?.close();
  for (const dir of [folder, stateDir]) rmSync(dir, { recursive: true, force: true });
});

async function runExample({ title, language, code }: Example): Promise<string> {
  const file = join(folder, `${Number.parseInt(title, 10)}.${language === 'js' ? 'mjs' : 'sh'}`);
  writeFileSync(file, code);
  const program = language === 'js' ? process.execPath : 'bash';
  const { stdout } = await run(program, [file], { cwd: folder, env });
  return stdout;
}

async function read(path: string): Promise<unknown> {
  const response = await fetch(local.url + path, { headers: { Authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
  return response.json();
}

/** What the record holds of all examples together. */
async function expectRecorded() {
  expect(await read('/api/briefings')).toMatchObject({
    items: [{ title: 'Briefing posted with curl', start: { edtf: '2025-03-12' }, visibility: 'internal' }],
  });
  expect(await read('/api/commitments')).toMatchObject({
    items: [
      {
        text: 'Hold a session',
        due: { edtf: '2025-06' },
        briefing: { title: 'Briefing posted with curl' },
        parties: [{ role: 'obligor', actor: { name: 'Uzbekistan', countryCode: 'UZ' } }],
      },
      {
        text: 'Support the repatriation of families',
        status: 'in_progress',
        firmness: 'proposed',
        parties: [{ actor: { name: 'Example Foundation' } }],
      },
    ],
  });
  expect(await read('/api/handovers')).toMatchObject({
    items: [
      { body: { name: 'Example Council' }, status: 'announced', date: { edtf: '2026', words: 'in 2026' } },
      { body: { name: 'Example Forum' }, status: 'completed', to: { name: 'Kazakhstan' } },
    ],
  });
}

describe('the examples of docs/integrations.md', () => {
  test('show curl, the standardwebhooks client and the cloudevents SDK in both modes', () => {
    const uses = (word: string) => examples.filter(({ code }) => code.includes(word)).length;
    expect(['curl ', "'standardwebhooks'", 'HTTP.structured', 'HTTP.binary'].map(uses)).toEqual([1, 3, 1, 1]);
  });

  test.each(examples)('run as they stand there, $title', async (example) => {
    expect(await runExample(example)).toContain('created');
  });

  test('record what they post', expectRecorded);

  test('double nothing when they run again', async () => {
    const before = await rowCounts(db);
    await Promise.all(examples.map(runExample));
    const { deliveries, ...after } = await rowCounts(db);
    expect({ ...after, deliveries: before.deliveries }).toEqual(before);
    expect(deliveries).toBe(2 * (before.deliveries ?? 0));
    await expectRecorded();
    await expectWholeLog(db);
  });

  test('say what is wrong, and end with an error, where the secret is wrong', async () => {
    const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
    const right = env;
    env = { ...env, RAPPORTEUR_SECRET: secret };
    try {
      await Promise.all(
        examples.map((example) =>
          expect(runExample(example)).rejects.toMatchObject({ code: expect.any(Number) }),
        ),
      );
    } finally {
      env = right;
    }
  });
});
