const SVG = 'http://www.w3.org/2000/svg';

type Value = string | number | null;

/** Sets attributes; null takes one away. */
export function put(element: Element, values: Record<string, Value>): void {
  for (const name in values) {
    const value = values[name];
    if (value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, String(value));
  }
}

export const make = (document: Document, tag: string, values: Record<string, Value> = {}): SVGElement => {
  const element = document.createElementNS(SVG, tag) as SVGElement;
  put(element, values);
  return element;
};

export interface Part {
  /** The part as it is. */
  (name: string): SVGElement | null;
  /** Makes or changes it; null takes it away. */
  (name: string, tag: string, values: Record<string, Value> | null): SVGElement | null;
}

/**
 * The parts of a mark, in the order of `names`: each is made when it is first wanted and taken away when it is not,
 * and an attribute is written when it changes only. Most marks have few parts, and a frame changes few of them.
 */
export function partsOf(parent: Element, names: readonly string[]): Part {
  const made = new Map<string, { element: SVGElement; values: Record<string, Value> }>();
  return (name: string, tag?: string, values?: Record<string, Value> | null) => {
    const known = made.get(name);
    if (tag === undefined || values === undefined) return known?.element ?? null;
    if (values === null) {
      known?.element.remove();
      made.delete(name);
      return null;
    }
    if (known) {
      for (const key in values) {
        const value = values[key] ?? null;
        if (known.values[key] !== value) put(known.element, { [key]: value });
      }
      known.values = values;
      return known.element;
    }
    const element = make(parent.ownerDocument, tag, { class: name, ...values });
    const after = names.slice(names.indexOf(name) + 1).find((one) => made.has(one));
    parent.insertBefore(element, made.get(after ?? '')?.element ?? null);
    made.set(name, { element, values });
    return element;
  };
}

/** Words of a mark. They are part of the picture: who hears them hears the whole of the mark's name instead. */
export function drawLabel(label: { x: number; text: string } | null, part: Part, y = 0): void {
  const text = part('label', 'text', label && { 'aria-hidden': 'true', dy: '0.35em', x: label.x, y });
  if (text && label && text.textContent !== label.text) text.textContent = label.text;
}
