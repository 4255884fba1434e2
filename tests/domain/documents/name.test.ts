import { expect, test } from 'vitest';
import { namedFile } from '../../../worker/domain/documents/name.ts';

test.each<[name: string, ascii: string, own: string]>([
  ['Regional Expert Council', 'brief-regional-expert-council', 'Brief Regional Expert Council'],
  ['Côte d’Ivoire', 'brief-cote-d-ivoire', 'Brief Côte d’Ivoire'],
  ['Совет', 'brief', 'Brief Совет'],
  ['../../etc/passwd', 'brief-etc-passwd', 'Brief etc passwd'],
  ['a"; filename="b.exe', 'brief-a-filename-b-exe', 'Brief a ; filename= b.exe'],
  ['x\r\nSet-Cookie: a=b', 'brief-x-set-cookie-a-b', 'Brief x Set-Cookie a=b'],
  ['exe.\u202excod', 'brief-exe-xcod', 'Brief exe. xcod'],
  ['CON', 'brief-con', 'Brief CON'],
  ['\ud800', 'brief', 'Brief \ufffd'],
])('a file of %j has a name in ASCII and one in its own letters', (name, ascii, own) => {
  const header = namedFile('Brief', name, '2026-11-24', 'md');
  const [, plain = '', encoded = ''] =
    /^attachment; filename="([a-z0-9.-]+)"; filename\*=UTF-8''([\w.%!~-]+)$/.exec(header) ?? [];
  expect([plain, decodeURIComponent(encoded)]).toEqual([`${ascii}-2026-11-24.md`, `${own} 2026-11-24.md`]);
});

test('a name of any length stays short', () => {
  expect(namedFile('Brief', 'long '.repeat(200), '2026-11-24', 'docx').length).toBeLessThan(400);
});
