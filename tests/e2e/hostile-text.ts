import type { Page } from 'playwright-core';

/** Text that would be markup, that runs from right to left, that has no place to break, and that is as long as its field allows. */

export const script = '<script>document.title="taken";alert(1)</script>';
export const image = '"><img src=x onerror=alert(2)>';
const template = '{{constructor.constructor("alert(3)")()}} <%=alert(4)%> javascript:alert(5)';
const arabic = 'مجلس الخبراء \u2067المعني\u2069';
const emoji = '👩‍👩‍👧‍👦 🇺🇿 e\u0301 ﷽';

/** Letters, no-break spaces, joiners, combining marks, joined emoji. */
const unbroken = [
  'W'.repeat(90),
  'a\u00a0'.repeat(45),
  'i\u2060\u200d'.repeat(30),
  `e${'\u0301\u0323'.repeat(40)}`,
  '👩‍👩‍👧‍👦'.repeat(8),
  'Donaudampfschifffahrt'.repeat(9),
];
let turn = 0;

/** Exactly the text that a field of at most `most` characters keeps; each call fills it with another kind of unbroken text. */
export function hostile(label: string, most: number): string {
  const filling = unbroken[turn++ % unbroken.length] ?? '';
  const text = `${label} ${script}${image} ${arabic} ${emoji} ${template} `.slice(0, most);
  const filler = filling.repeat(Math.ceil((most - text.length) / filling.length));
  // Half of a surrogate pair is refused.
  return (text + filler).normalize('NFC').slice(0, most).toWellFormed().replaceAll('\ufffd', 'x').trim();
}

export const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ');

/** What a page, or part of it, says to readers and screen readers, with what its fields hold. */
export async function saidIn(page: Page, part = 'main'): Promise<string> {
  const said = await page.locator(part).evaluateAll((roots) =>
    roots.flatMap((root) => {
      const fields = root.querySelectorAll<HTMLInputElement>(
        'input:not([type=checkbox], [type=radio]), textarea',
      );
      return [root.textContent ?? '', ...[...fields].map(({ value }) => value)];
    }),
  );
  return plain(said.join('\n'));
}

/** Where hostile text became part of the page, or turns the text around it. */
export const becameMarkup = (page: Page): Promise<string[]> =>
  page.evaluate(
    (rightToLeft) => {
      const all = [...document.querySelectorAll('*')];
      const own = (node: ChildNode) =>
        node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').includes(rightToLeft);
      const isolated = 'title, bdi, [dir=auto], option, textarea, svg, .visually-hidden, [role=status]';
      const found: Record<string, Element[]> = {
        script: [...document.scripts].filter(({ src }) => !src.startsWith(location.origin)),
        image: [...document.images],
        handler: all.filter((one) => one.getAttributeNames().some((name) => name.startsWith('on'))),
        link: [...document.links].filter(({ protocol }) => !/^https?:$/.test(protocol)),
        'not isolated': all.filter((one) => [...one.childNodes].some(own) && !one.closest(isolated)),
      };
      const faults = Object.entries(found).flatMap(([what, elements]) =>
        elements.map((element) => `${what}: ${element.outerHTML.slice(0, 200)}`),
      );
      return document.title === 'taken' ? ['a script has run', ...faults] : faults;
    },
    arabic.slice(0, 4),
  );
