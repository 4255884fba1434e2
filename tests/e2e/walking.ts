import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { Hands } from './recording-hands.ts';

/** How somebody goes through the pages: with keys alone, or with a finger alone. Counts what is pressed beside the words. */
export interface Way {
  page: Page;
  /** Goes to what is called so, and presses it. */
  press(name: string | RegExp): Promise<void>;
  /** Goes to a field and types into it, after what stands there. */
  write(label: string, text: string): Promise<void>;
  pressed(): number;
}

/** Which way leads from what has the focus to what is called so, as whoever sees the page knows; null where it is reached. */
const wayTo = (page: Page, name: string | RegExp): Promise<'Tab' | 'Shift+Tab' | 'wait' | null> =>
  page.evaluate(
    ({ words, pattern }) => {
      const nameOf = (element: Element) => {
        // Of a label that holds its field, what the field holds is not the name.
        const label = (element as HTMLInputElement).labels?.[0]?.cloneNode(true) as HTMLElement | undefined;
        for (const field of label?.querySelectorAll('select, input, textarea') ?? []) field.remove();
        const said = element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent;
        return (said ?? '').replace(/\s+/g, ' ').trim();
      };
      const isMeant = (element: Element) =>
        pattern ? new RegExp(pattern).test(nameOf(element)) : nameOf(element) === words;
      const at = document.activeElement ?? document.body;
      if (at !== document.body && isMeant(at)) return null;
      const reached = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
      const meant = [...document.querySelectorAll(reached)].filter(isMeant);
      if (meant.length === 0) return 'wait';
      const follows = (one: Element) =>
        (at.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      return at !== document.body && !meant.some(follows) ? 'Shift+Tab' : 'Tab';
    },
    typeof name === 'string' ? { words: name, pattern: '' } : { words: '', pattern: name.source },
  );

/** The tab key, Enter, space and letters. */
export class Keys extends Hands implements Way {
  /** Tab until what is called so has the focus; the way there is what a page costs whoever uses no mouse. */
  async to(name: string | RegExp): Promise<void> {
    const until = performance.now() + 30_000;
    for (let pressed = 0; pressed < 120 && performance.now() < until; ) {
      const next = await wayTo(this.page, name);
      if (next === null) return;
      // Not there yet: the page is still coming.
      if (next === 'wait') await this.page.evaluate(() => new Promise(requestAnimationFrame));
      else {
        await this.key(next);
        pressed += 1;
      }
    }
    throw new Error(`The tab key does not lead to ${name} on ${this.page.url()}`);
  }

  async press(name: string | RegExp) {
    await this.to(name);
    await this.key('Enter');
  }

  /** By the palette, which every page has. */
  async findsPage(words: string): Promise<void> {
    await this.key('Control+k');
    await this.page.getByRole('dialog').getByRole('combobox').waitFor();
    await this.types(words);
    await this.page.locator('[role="option"][aria-selected="true"]', { hasText: words }).waitFor();
    await this.key('Enter');
  }

  async write(label: string, text: string) {
    await this.to(label);
    await this.types(text);
  }

  pressed = () => this.keys;
}

/** A finger on a phone; words come from the keyboard on its screen. */
export class Finger implements Way {
  taps = 0;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(name: string | RegExp) {
    const asked = typeof name === 'string' ? { name, exact: true } : { name };
    const meant = this.page.getByRole('button', asked).or(this.page.getByRole('link', asked));
    await meant.first().tap();
    this.taps += 1;
  }

  async write(label: string, text: string, nth = 0) {
    const field = this.page.getByLabel(label, { exact: true }).nth(nth);
    await field.tap();
    this.taps += 1;
    // Nobody types before the cursor is there.
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    // The keyboard on a screen commits words; it presses no keys.
    await this.page.keyboard.insertText(text);
    await expect.poll(() => field.inputValue()).toContain(text);
  }

  // The list that opens then is the phone's own.
  async choose(label: string, option: string, nth = 0) {
    const list = this.page.getByRole('combobox', { name: label, exact: true });
    await list.nth(nth).selectOption({ label: option });
    this.taps += 2;
  }

  pressed = () => this.taps;
}
