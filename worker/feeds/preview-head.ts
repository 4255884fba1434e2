import { en } from '../../dashboard/words/en.ts';
import { previewWords } from '../../dashboard/words/en-previews.ts';
import type { Preview } from './preview.ts';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Text from outside as it may stand in markup: HTML or XML, in an element or in quotes. */
export const escaped = (text: string) =>
  text
    .toWellFormed()
    .replace(controls, ' ')
    .replace(/[&<>"']/g, (character) => escapes[character] ?? '');

export const pictureSize = { width: 1200, height: 630 };

/** What a crawler reads of a page, for the head of its HTML. `address` and `picture` are absolute. */
export function previewHead({ title, description }: Preview, address: string, picture: string): string {
  const properties = {
    'og:type': 'website',
    'og:site_name': en.product,
    'og:title': title,
    'og:description': description,
    'og:url': address,
    'og:image': picture,
    'og:image:type': 'image/png',
    'og:image:width': String(pictureSize.width),
    'og:image:height': String(pictureSize.height),
    'og:image:alt': previewWords.picture(title),
  };
  return [
    `<title>${escaped(en.pageTitle(title))}</title>`,
    `<meta name="description" content="${escaped(description)}">`,
    `<link rel="canonical" href="${escaped(address)}">`,
    ...Object.entries(properties).map(
      ([name, content]) => `<meta property="${name}" content="${escaped(content)}">`,
    ),
    '<meta name="twitter:card" content="summary_large_image">',
  ].join('\n    ');
}
