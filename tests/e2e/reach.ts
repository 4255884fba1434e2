import type { Page } from 'playwright-core';

/** Who goes through a page by the tab key: what is reached, whether one sees where one is, and that nothing lies over it. */

type Reach = {
  /** What the tab key is expected to reach; of buttons of one choice any. */
  expected: Element[];
  reached: Set<Element>;
  looks: Map<Element, string>;
  faults: Set<string>;
};
declare global {
  interface Window {
    reach: Reach & { step(): 'again' | 'on' };
  }
}

/** Notes how everything looks that is not gone to yet. The whole of it runs in the page. */
function prepare(): void {
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  const modal = [...document.querySelectorAll('dialog')].find((dialog) => dialog.matches(':modal'));
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest('[inert]') &&
    !(element as HTMLButtonElement).disabled;
  // In these, arrow keys go from one to the next.
  const together = '[role=menu], [role=listbox], [role=tablist], [role=radiogroup], svg';
  const found = [...(modal ?? document).querySelectorAll(controls)].filter(isShown);
  const faults = new Set<string>();
  const told = (element: Element) => element.outerHTML.slice(0, 160);
  for (const element of found)
    if ((element as HTMLElement).tabIndex < 0 && !element.hasAttribute('tabindex')) faults.add(told(element));
    else if (
      (element as HTMLElement).tabIndex < 0 &&
      element.matches('a, button, input, select, textarea, summary') &&
      !element.closest(together)
    )
      faults.add(`the tab key passes by: ${told(element)}`);
  // What a pointer is promised is to be had by keys.
  for (const element of (modal ?? document.body).querySelectorAll<HTMLElement>('*'))
    if (
      getComputedStyle(element).cursor === 'pointer' &&
      element.checkVisibility() &&
      !element.closest(`${controls}, label, option, [role=option]`)
    )
      faults.add(`only a pointer can press: ${told(element)}`);

  const parts = [
    'outline',
    'boxShadow',
    'borderColor',
    'backgroundColor',
    'fill',
    'stroke',
    'strokeWidth',
  ] as const;
  const look = (element: Element) =>
    [element, ...[...element.querySelectorAll('*')].slice(0, 12)]
      .map((one) => {
        const style = getComputedStyle(one);
        return parts.map((part) => style[part]).join(' ');
      })
      .join('\n');
  if (!modal) (document.activeElement as HTMLElement | null)?.blur();
  const expected = found.filter((element) => (element as HTMLElement).tabIndex >= 0);
  const looks = new Map(expected.map((element) => [element, look(element)]));
  const reached = new Set<Element>();

  /** Whether any of it is to be seen where it stands, and pressed. */
  const isInSight = (element: Element) => {
    const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    return boxes.some((box) => {
      const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
      const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
      if (right <= left || bottom <= top) return false;
      return [0.5, 0.1, 0.9, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8].some((x) =>
        [0.5, 0.1, 0.9].some((y) => {
          const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
          if (!hit) return false;
          const label = hit.closest('label');
          return element.contains(hit) || (label !== null && label.control === element);
        }),
      );
    });
  };
  const hasRing = (element: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const frame = element.parentElement && getComputedStyle(element.parentElement).boxShadow;
    return (
      (outlineStyle !== 'none' && outlineWidth !== '0px') ||
      look(element) !== looks.get(element) ||
      // A field without a border of its own.
      (frame !== 'none' && element.matches('input'))
    );
  };
  const step = () => {
    const at = document.activeElement;
    if (!at || at === document.body || reached.has(at)) return 'again';
    reached.add(at);
    if (!hasRing(at)) faults.add(`shows no focus: ${told(at)}`);
    if (!isInSight(at)) faults.add(`is covered or out of sight when it has the focus: ${told(at)}`);
    return 'on';
  };
  window.reach = { expected, reached, looks, faults, step };
}

/** What went missing on the way. What went away by itself, as a menu does that is left, is not missed. */
function finish(): string[] {
  const { expected, reached, faults } = window.reach;
  const isReached = (element: Element) => {
    if (reached.has(element)) return true;
    const { type, name } = element as HTMLInputElement;
    const isOther = (one: Element) => (one as HTMLInputElement).name === name;
    // Of rows, between which arrow keys go, whichever was in use last has a place of its own beside those within.
    return [...reached].some((one) => (type === 'radio' ? isOther(one) : element.contains(one)));
  };
  const missed = expected.filter(
    (element) =>
      element.isConnected &&
      element.checkVisibility({ visibilityProperty: true }) &&
      (element as HTMLElement).tabIndex >= 0 &&
      !element.closest('[inert]') &&
      !isReached(element),
  );
  return [
    ...faults,
    ...missed.map((element) => `the tab key does not lead to: ${element.outerHTML.slice(0, 160)}`),
  ];
}

const mostSteps = 500;
/** A field of a date has several places within. */
const mostWithoutNew = 8;

/** Goes through the whole page, or the dialog that is open, by the tab key; returns what is wrong. */
export async function faultsByKeys(page: Page): Promise<string[]> {
  await page.evaluate(prepare);
  let again = 0;
  for (let i = 0; i < mostSteps && again < mostWithoutNew; i += 1) {
    // Held down: to let it go each time would be one question more.
    await page.keyboard.down('Tab');
    again = (await page.evaluate(() => window.reach.step())) === 'again' ? again + 1 : 0;
  }
  await page.keyboard.up('Tab');
  return page.evaluate(finish);
}
