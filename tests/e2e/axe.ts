import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'experimental'];
const ofColours = ['color-contrast', 'link-in-text-block'];

/** Has every document that this page opens bring axe along: to send it each time takes longer. */
export const bringAxe = async (page: Page) => page.addInitScript({ content: await source });

interface Looked {
  /** Looks at this part of the page alone. */
  part?: string | undefined;
  /** Looks at all but this. */
  without?: string;
  /** Looks at the colours alone: between light and dark nothing else differs. */
  colours?: boolean;
}

/**
 * What axe finds wrong with a page, as rule and element. None of our pages holds another, so it runs within the page, to which
 * it is brought once: its source is half a megabyte.
 */
export async function violations(page: Page, { part, without, colours }: Looked = {}): Promise<string[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(await source);
  return page.evaluate(
    async ({ include, exclude, runOnly }) => {
      if (!window.axe) throw new Error('The page was left while axe looked at it');
      const { violations } = await window.axe.run(
        { include, exclude },
        // It would fetch all style sheets again, for the one rule that tests/house/styles.test.ts checks.
        { runOnly, resultTypes: ['violations'], preload: false },
      );
      return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html}`));
    },
    {
      include: [part ?? 'html'],
      exclude: without ? [without] : [],
      runOnly: colours
        ? { type: 'rule' as const, values: ofColours }
        : { type: 'tag' as const, values: tags },
    },
  );
}
