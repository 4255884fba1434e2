// What style sheets may have said of a drawn thing, and what it is where nobody says anything.
const presentation: Record<string, string> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  'shape-rendering': 'auto',
};
const ofText: Record<string, string> = {
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
};
const shapes = 'path, rect, circle, ellipse, line, polyline, polygon, text, tspan, use';
const forReaders = ['class', 'style', 'tabindex', 'role', 'href', 'focusable'];

/**
 * A copy of a drawing with all that style sheets say of it written into its elements, as they say it of a light page.
 * What is not to be seen, and what is there for hands and screen readers only, is left out.
 */
export function standingAlone(drawing: SVGSVGElement): SVGSVGElement {
  const { ownerDocument: document } = drawing;
  const seen = drawing.cloneNode(true) as SVGSVGElement;
  const place = document.createElement('div');
  // The class sets the colours of a light page, and keeps it out of sight: picture.css.
  place.className = 'as-picture';
  place.setAttribute('aria-hidden', 'true');
  place.append(seen);
  document.body.append(place);
  try {
    const written = seen.cloneNode(true) as SVGSVGElement;
    const copies = [...written.querySelectorAll('*')];
    const gone: Element[] = [...written.querySelectorAll('title, desc')];
    for (const [i, element] of [...seen.querySelectorAll('*')].entries()) {
      const copy = copies[i];
      if (copy && !write(element, copy)) gone.push(copy);
    }
    for (const element of gone) element.remove();
    for (const element of [written, ...written.querySelectorAll('*')])
      for (const { name } of [...element.attributes])
        if (forReaders.includes(name) || name.startsWith('aria-') || name.startsWith('data-'))
          element.removeAttribute(name);
    return written;
  } finally {
    place.remove();
  }
}

/** Writes what an element looks like into its copy; false where there is nothing to be seen of it. */
function write(element: Element, copy: Element): boolean {
  const style = getComputedStyle(element);
  const isHidden = style.display === 'none' || style.visibility === 'hidden';
  if (isHidden && !element.closest('defs, clipPath, pattern')) return false;
  if (style.opacity !== '1') copy.setAttribute('opacity', style.opacity);
  if (element.matches('stop')) setPlain(copy, 'stop-color', style.stopColor);
  if (!element.matches(shapes)) return true;
  const isText = element.matches('text, tspan');
  for (const [name, initial] of Object.entries(isText ? { ...presentation, ...ofText } : presentation)) {
    const value = style.getPropertyValue(name);
    if (value === initial) copy.removeAttribute(name);
    else setPlain(copy, name, value);
  }
  const paints = ['fill', 'stroke'].map((name) => copy.getAttribute(name));
  return element.closest('defs, clipPath') !== null || paints.some((paint) => paint !== 'none');
}

const paints = ['fill', 'stroke', 'stop-color'];

function setPlain(copy: Element, name: string, value: string): void {
  const reference = /url\(["']?(#[^"')]+)["']?\)/.exec(value)?.[1];
  if (reference) copy.setAttribute(name, `url(${reference})`);
  else if (!paints.includes(name)) copy.setAttribute(name, value.replace(/(?<=\d)px/g, ''));
  else {
    const { colour, alpha } = hexOf(value);
    copy.setAttribute(name, alpha === 0 ? 'none' : colour);
    if (alpha > 0 && alpha < 1) copy.setAttribute(`${name}-opacity`, String(alpha));
  }
}

/** `rgb(…)`, `rgba(…)` and `color(srgb …)` as programs of every age read them; anything else as it stands. */
function hexOf(value: string): { colour: string; alpha: number } {
  const parts = /^(rgba?|color)\((?:srgb )?(.*)\)$/.exec(value);
  if (!parts) return { colour: value, alpha: 1 };
  const [red = 0, green = 0, blue = 0, alpha = 1] = (parts[2] ?? '').split(/[\s,/]+/).map(Number);
  const most = parts[1] === 'color' ? 255 : 1;
  const hex = [red, green, blue].map((each) =>
    Math.round(each * most)
      .toString(16)
      .padStart(2, '0'),
  );
  return { colour: `#${hex.join('')}`, alpha };
}
