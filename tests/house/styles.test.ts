import { expect, test } from 'vitest';
import { projectFiles } from './sources.ts';

test('no style turns the page by how the device is held (WCAG 1.3.4)', () => {
  const styles = [...projectFiles()].filter(
    ([path]) => path.startsWith('dashboard/') && path.endsWith('.css'),
  );
  expect(styles.length).toBeGreaterThan(10);
  expect(styles.filter(([, text]) => /@media[^{]*orientation/.test(text)).map(([path]) => path)).toEqual([]);
});
