import { appWords } from '../words/app.ts';
import { previewWords } from '../words/previews.ts';
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

/** Text from outside as it may be used in HTML, in an element or in quotes. */
const escaped = (text: string) =>
  text
    .toWellFormed()
    .replace(controls, ' ')
    .replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** What a crawler reads of a page, for the head of its HTML. All pages have the same picture. */
export function previewHead({ title, description }: Preview, origin: string, path: string): string {
  const address = origin + path;
  const properties = {
    'og:type': 'website',
    'og:site_name': appWords.product,
    'og:title': title,
    'og:description': description,
    'og:url': address,
    'og:image': `${origin}/preview.png`,
    'og:image:type': 'image/png',
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': previewWords.picture,
  };
  return [
    `<title>${escaped(appWords.pageTitle(title))}</title>`,
    `<meta name="description" content="${escaped(description)}">`,
    `<link rel="canonical" href="${escaped(address)}">`,
    ...Object.entries(properties).map(
      ([name, content]) => `<meta property="${name}" content="${escaped(content)}">`,
    ),
    '<meta name="twitter:card" content="summary_large_image">',
  ].join('\n    ');
}
