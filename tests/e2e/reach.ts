import type { Page } from 'playwright-core';

/** Goes through a page by the tab key: what is reached, whether the focus can be seen, and that nothing lies over it. */

interface Reach {
  faults: Set<string>;
  /** Keys since the last that led somewhere new. */
  idle: number;
  /** Looks at what the last key led to. */
  look(): void;
  /** What the tab key did not lead to. */
  missed(): string[];
}
declare global {
  interface Window {
    reach: Reach;
  }
}

/** Runs in the page, and has each press of the tab key look first at what the one before led to. */
function prepare(part: string | undefined): void {
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
  const modal = [...document.querySelectorAll('dialog')].find((dialog) => dialog.matches(':modal'));
  const roots = modal ? [modal] : [...document.querySelectorAll<HTMLElement>(part ?? 'body')];
  const within = <T extends Element>(selector: string) =>
    roots.flatMap((root) => [...root.querySelectorAll<T & HTMLElement>(selector)]);
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest('[inert]') &&
    !(element as HTMLButtonElement).disabled;
  // In these, arrow keys go from one to the next.
  const together = '[role=menu], [role=listbox], [role=tablist], [role=radiogroup], svg';
  const faults = new Set<string>();
  const named = (element: Element) => element.outerHTML.slice(0, 160);
  const found = within<Element>(controls).filter(isShown);
  for (const element of found)
    if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) faults.add(named(element));
    else if (
      element.tabIndex < 0 &&
      element.matches('a, button, input, select, textarea, summary') &&
      !element.closest(together)
    )
      faults.add(`the tab key passes by: ${named(element)}`);
  // What a pointer can press, keys can.
  for (const element of within<Element>('*'))
    if (
      getComputedStyle(element).cursor === 'pointer' &&
      element.checkVisibility() &&
      !element.closest(`${controls}, label, option, [role=option]`)
    )
      faults.add(`only a pointer can press: ${named(element)}`);

  const parts = [
    'outline',
    'boxShadow',
    'borderColor',
    'backgroundColor',
    'fill',
    'stroke',
    'strokeWidth',
  ] as const;
  const styleOf = (element: Element) =>
    [element, ...[...element.querySelectorAll('*')].slice(0, 12)]
      .map((one) => {
        const style = getComputedStyle(one);
        return parts.map((part) => style[part]).join(' ');
      })
      .join('\n');
  const expected = found.filter((element) => element.tabIndex >= 0);
  const reached = new Set<Element>();

  /** Whether any of it can be seen where it is, and pressed. */
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
  const hasOutline = (element: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && outlineWidth !== '0px';
  };
  // A field without a border of its own.
  const hasFrame = (element: Element) =>
    element.matches('input') &&
    element.parentElement !== null &&
    getComputedStyle(element.parentElement).boxShadow !== 'none';

  // The tab key goes on from where the focus is: from the beginning of the page, or of the part.
  const [start] = part && !modal ? roots : [];
  if (start) {
    start.tabIndex = -1;
    start.focus({ preventScroll: true });
  } else if (!modal) (document.activeElement as HTMLElement | null)?.blur();
  // How everything looks without the focus.
  const styles = new Map(expected.map((element) => [element as Element, styleOf(element)]));
  const look = () => {
    const at = document.activeElement;
    window.reach.idle += 1;
    // The first key finds the focus where no key has led it.
    if (window.reach.idle === 0 && reached.size === 0) return;
    if (!at || at === document.body || at === start || reached.has(at)) return;
    // Beyond the part that is gone through.
    if (!roots.some((root) => root.contains(at))) return;
    window.reach.idle = 0;
    reached.add(at);
    if (!hasOutline(at) && !hasFrame(at) && styleOf(at) === styles.get(at))
      faults.add(`shows no focus: ${named(at)}`);
    if (!isInSight(at)) faults.add(`is covered or out of sight when it has the focus: ${named(at)}`);
  };
  const isReached = (element: HTMLElement) => {
    if (reached.has(element)) return true;
    const { type, name } = element as HTMLInputElement;
    const isOther = (one: Element) => (one as HTMLInputElement).name === name;
    // Of rows, between which arrow keys go, the one that was last in use has a place of its own beside those within.
    return [...reached].some((one) => (type === 'radio' ? isOther(one) : element.contains(one)));
  };
  // What went away by itself, as a menu does that is left, is not missed.
  const missed = () =>
    expected
      .filter((element) => element.isConnected && isShown(element) && element.tabIndex >= 0)
      .filter((element) => !isReached(element))
      .map((element) => `the tab key does not lead to: ${named(element)}`);
  window.reach = { faults, idle: -1, look, missed };
  window.addEventListener('keydown', ({ key }) => key === 'Tab' && window.reach.look(), { capture: true });
}

const keysAtATime = 8;
const mostKeys = 600;
/** A field of a date has several places within. */
const mostIdle = 8;

/** Goes through the whole page, part of it, or the dialog that is open, by the tab key; returns what is wrong. */
export async function faultsByKeys(page: Page, part?: string): Promise<string[]> {
  await page.evaluate(prepare, part);
  for (let keys = 0; keys < mostKeys; keys += keysAtATime) {
    // Held down: to let it go each time would be another question.
    for (let n = 0; n < keysAtATime; n += 1) await page.keyboard.down('Tab');
    if ((await page.evaluate(() => window.reach.idle)) >= mostIdle) break;
  }
  await page.keyboard.up('Tab');
  return page.evaluate(() => {
    window.reach.look();
    return [...window.reach.faults, ...window.reach.missed()];
  });
}
