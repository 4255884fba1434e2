import type { Measure } from './text-width.ts';

/** Measures text in the font that a page has for its drawings: the system's, of which none is as wide as another. */
export function measureIn(document: Document): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (text, weight, fontSize) => {
    if (context === null) return 0;
    context.font = `${weight} ${fontSize}px ${getComputedStyle(document.documentElement).fontFamily}`;
    return context.measureText(text).width;
  };
}
