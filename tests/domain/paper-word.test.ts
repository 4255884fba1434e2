import { describe, expect, test } from 'vitest';
import { wordOf } from '../../worker/feeds/paper-word.ts';
import {
  forbidden,
  hostile,
  hostileLines,
  paperWith,
  unzipped,
  wordText,
  xmlFault,
} from '../support/papers.ts';

const origin = 'https://rapporteur.example';
const filesOf = async (text: string) => unzipped(await wordOf(paperWith(text), origin));

describe('a Word document', () => {
  test.each(['Plain words', hostile, hostileLines, forbidden])(
    'is well-formed with any text in it: %#',
    async (text) => {
      const files = await filesOf(text);
      expect(files.size).toBeGreaterThan(10);
      for (const [name, xml] of files) expect([name, xmlFault(xml)]).toEqual([name, null]);
    },
  );

  test('holds hostile text word for word, as text', async () => {
    const files = await filesOf(hostile);
    const paragraphs = wordText(files.get('word/document.xml') ?? '');
    expect(paragraphs.filter((paragraph) => paragraph === hostile).length).toBeGreaterThan(3);
    expect(files.get('docProps/core.xml')).toContain('&lt;script&gt;');
  });

  test('links to the web and to nothing else', async () => {
    const files = await filesOf(hostile);
    const targets = [
      ...(files.get('word/_rels/document.xml.rels') ?? '').matchAll(
        /Target="([^"]*)" TargetMode="External"/g,
      ),
    ].map(([, target]) => target);
    expect(new Set(targets)).toEqual(new Set(['https://example.org/a_(b)?c|d']));
    expect(files.get('word/document.xml')).not.toMatch(/w:instrText[^>]*>[^<]*(HYPERLINK|INCLUDE|DDE)/);
  });

  test('has headings, tables with heads that are repeated, a language, and the numbers of its pages', async () => {
    const files = await filesOf('Plain words');
    const document = files.get('word/document.xml') ?? '';
    for (const part of [
      'w:val="Title"',
      'w:val="Heading1"',
      '<w:tblHeader/>',
      '<w:cantSplit/>',
      'w:w="11906"',
    ])
      expect(document).toContain(part);
    const styles = files.get('word/styles.xml');
    expect(styles).toContain('<w:lang w:val="en-GB"/>');
    // Where the rule is not named, some readers take the height of a line of text for that of every line.
    expect(styles).toMatch(/w:line="\d+" w:lineRule="auto"/);
    // What is said of a single run stands above its style: the heads of tables would not be bold.
    expect(document).not.toContain('<w:b w:val="false"/>');
    const footer = [...files].find(([name]) => /^word\/footer\d+\.xml$/.test(name))?.[1] ?? '';
    expect(footer).toContain('NUMPAGES');
    expect(wordText(footer).join('')).toContain('Public record only');
  });

  test('sets a brief smaller than other papers, for it has one page', async () => {
    const sizeOf = async (kind: 'brief' | 'promises') => {
      const files = await unzipped(await wordOf({ ...paperWith('Plain words'), kind }, origin));
      return Number(/<w:docDefaults>.*?<w:sz w:val="(\d+)"/.exec(files.get('word/styles.xml') ?? '')?.[1]);
    };
    expect(await sizeOf('promises')).toBe(20);
    expect(await sizeOf('brief')).toBe(18);
  });
});

describe('the check for well-formed XML', () => {
  test.each(['<a><b></a></b>', '<a>&nbsp;</a>', '<a>a < b</a>', '<a', '<a>\u0001</a>', '<a b="<"/>'])(
    'finds fault with %j',
    (xml) => {
      expect(xmlFault(xml)).not.toBe(null);
    },
  );
  test('finds none with what is well-formed', () => {
    expect(xmlFault('<?xml version="1.0"?><a b="&lt;c"><d/>text &amp; more</a>')).toBe(null);
  });
});
