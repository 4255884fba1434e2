import { expect, test } from 'vitest';
import { projectFiles } from './sources.ts';

const folder = 'docs/decisions/';
const files = projectFiles();
const index = files.get(`${folder}README.md`) ?? '';
const decisions = [...files].filter(
  ([path]) => path.startsWith(folder) && path.endsWith('.md') && !path.endsWith('README.md'),
);

test('every decision is a file of 8 to 25 lines with context, decision and consequences', () => {
  expect(decisions.length).toBeGreaterThan(10);
  const wrong = decisions.filter(([path, text]) => {
    const lines = text.trimEnd().split('\n').length;
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    const isNamed = /^\d{4}(?:-[a-z0-9]+)+\.md$/.test(path.slice(folder.length));
    return !isNamed || lines < 8 || lines > 25 || headings.join() !== 'Context,Decision,Consequences';
  });
  expect(wrong.map(([path]) => path)).toEqual([]);
});

test('the index lists every decision once, in order, under the title of its file', () => {
  const listed = [...index.matchAll(/^\| \[(\d+)\]\(([^)]+)\) +\| (.+?) +\|/gm)].map(
    ([, number, file, title]) => [file, `# ${number}. ${title}`],
  );
  const titles = decisions.map(([path, text]) => [path.slice(folder.length), text.split('\n')[0]]);
  expect(listed).toEqual(titles.sort());
  for (const [file = '', title = ''] of listed)
    expect(Number(file.slice(0, 4))).toBe(Number(/\d+/.exec(title)?.[0]));
});
