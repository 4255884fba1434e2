import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostile, unzipped } from '../support/papers.ts';
import { type Addresses, addresses, closed, openStage, type Stage, textOf } from './stage.ts';

let stage: Stage;
let at: Addresses;
let viewer = '';
/** The pages that papers are made from; the paper of each lies below it. */
const records = { file: '', brief: '', promises: '' };
type Name = keyof typeof records;
const names = ['file', 'brief', 'promises'] as const;
const paperOf = (name: Name) => `${records[name]}/${name}`;

beforeAll(async () => {
  stage = await openStage();
  at = await addresses(stage);
  const [token] = [await stage.token('editor')];
  viewer = await stage.token('viewer');
  const make = <T>(path: string, body: object) =>
    stage.api<T & { id: string }>(`/api/${path}`, { token, body: { visibility: 'public', ...body } });
  const body = { id: at.council.split('/').at(-1) };
  const handover = await make<{ from: { id: string } }>('handovers', {
    body,
    from: 'Kazakhstan',
    to: 'Kyrgyzstan',
    date: '2027-01',
    note: hostile,
  });
  const briefing = await make('briefings', {
    title: 'Session of the council',
    start: '2025-11-18',
    participations: [{ actor: body, role: 'organiser' }],
    statements: [{ speaker: 'Kazakhstan', kind: 'quote', text: hostile }],
    summary: 'The council reviewed its year.',
  });
  const promise = (text: string, given: object = {}) =>
    make('commitments', {
      text,
      briefing: briefing.id,
      parties: [{ actor: 'Kazakhstan' }],
      sources: [{ title: 'Communiqué', url: 'https://example.org/communique', passage: hostile }],
      ...given,
    });
  await promise('Set up a secretariat', { due: '2026-03' });
  await promise(hostile, { due: '2027-06' });
  await promise('Kept inside', { visibility: 'internal' });
  for (let n = 0; n < 12; n += 1) await promise(`Small promise ${n}`, { due: `2027-0${(n % 9) + 1}` });
  records.file = `/handovers/${handover.id}`;
  records.brief = `/briefings/${briefing.id}`;
  records.promises = `/actors/${handover.from.id}`;
});
afterAll(() => stage.close());

describe.each(names)('the paper %s', (name) => {
  test('is reached from the page of its record, and leads back', async () => {
    const visit = await stage.look(records[name]);
    const { page } = visit;
    await page.locator('.paper-link a').click();
    await page.locator('.paper').waitFor();
    await expect.poll(() => new URL(page.url()).pathname).toBe(paperOf(name));
    await expect.poll(() => page.getByRole('table').first().getByRole('row').count()).toBeGreaterThan(1);
    // A brief cuts what is long.
    await expect.poll(() => textOf(page)).toContain(hostile.slice(0, 150));
    await page.locator('.paper-ways a').last().click();
    await page.locator('.record').waitFor();
    await expect.poll(() => new URL(page.url()).pathname).toBe(records[name]);
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test('is taken along as Word and as Markdown', async () => {
    const visit = await stage.look(paperOf(name));
    const { page } = visit;
    const taken = async (link: string): Promise<Download> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: link }).click(),
      ]);
      return download;
    };
    const word = await taken('Word document');
    expect(word.suggestedFilename()).toMatch(/^(Handover file|Brief|Promises) .+ \d{4}-\d\d-\d\d\.docx$/);
    const bytes = await readFile(await word.path());
    const files = await unzipped(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    );
    // The browser's own parser of XML, on a page of nobody's.
    const blank = await page.context().newPage();
    const faults = await blank.evaluate(
      (all) =>
        all.flatMap(([file, xml]) => {
          const read = new DOMParser().parseFromString(xml ?? '', 'application/xml');
          return read.querySelector('parsererror') ? [file] : [];
        }),
      [...files],
    );
    expect(faults).toEqual([]);
    const markdown = await taken('Markdown');
    expect(markdown.suggestedFilename()).toMatch(/\.md$/);
    expect(await readFile(await markdown.path(), 'utf8')).toContain('\\<script\\>');
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });
});

describe('on paper', () => {
  const pagesOf = async (page: Page) => {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
  };

  test('nothing is printed but the paper, on A4, without anything cut off', async () => {
    const visit = await stage.look(paperOf('file'), { viewport: { width: 673, height: 1000 } });
    const { page } = visit;
    expect(await pagesOf(page)).toBeGreaterThan(2);
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.masthead', '.colophon', '.paper-ways'])
      await expect.poll(async () => [part, await page.locator(part).isVisible()]).toEqual([part, false]);
    await expect.poll(() => page.locator('.paper-mark').isVisible()).toBe(true);
    // The width of an A4 page between its margins.
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(673);
    // A table has its heads on paper, whatever it has on a phone.
    await expect.poll(() => page.locator('.paper-table thead').first().isVisible()).toBe(true);
    await closed(visit);
  });

  test('an ordinary brief has one page', async () => {
    for (const brief of [paperOf('brief'), `${at.briefing}/brief`]) {
      const visit = await stage.look(brief);
      expect([brief, await pagesOf(visit.page)]).toEqual([brief, 1]);
      await closed(visit);
    }
  });
});

describe('who reads it', () => {
  test('the public reads the public record, which says so', async () => {
    const visit = await stage.look(paperOf('file'));
    const text = await textOf(visit.page);
    expect(text).toContain('Public record only');
    expect(text).not.toContain('Kept inside');
    await closed(visit);
  });

  test('the staff reads more, is warned, and can have what may go round', async () => {
    const visit = await stage.visit(paperOf('file'), {
      extraHTTPHeaders: { authorization: `Bearer ${viewer}` },
    });
    const { page } = visit;
    await expect
      .poll(() => page.locator('.paper-mark').textContent())
      .toBe('Includes internal records - do not circulate');
    await expect.poll(() => textOf(page)).toContain('Kept inside [internal]');
    await page.getByRole('link', { name: 'The public record only, to pass on' }).click();
    await page.locator('.paper.is-public').waitFor();
    await expect.poll(() => page.url()).toContain('?only=public');
    expect(await textOf(page)).not.toContain('Kept inside');
    const word = await page.getByRole('link', { name: 'Word document' }).getAttribute('href');
    expect(word).toContain('.docx?only=public');
    await page.getByRole('link', { name: 'Everything that you may see' }).click();
    await page.locator('.paper.is-internal').waitFor();
    expect(visit.complaints).toEqual([]);
    await closed(visit);
  });

  test('what is not there is told as such', async () => {
    const visit = await stage.look('/handovers/nobody/file');
    await expect.poll(() => textOf(visit.page)).toContain('This record is not here');
    await closed(visit);
  });
});
