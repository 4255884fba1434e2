import { nameKey } from '../text.ts';

const longest = 80;

/** A name in small letters, digits and hyphens; '' where nothing of it is ASCII. */
const slug = (name: string) =>
  nameKey(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');

// What file systems, or whoever reads a name in a list, could take for something else.
const refused = /[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|%]+/gu;

/** The same for people, in the letters that it is written in. */
const readable = (name: string) =>
  [...name.toWellFormed().normalize('NFC').replace(refused, ' ').replace(/\s+/g, ' ')]
    .slice(0, longest)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '');

const percent = (text: string) =>
  encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The header that names a file (RFC 6266): in ASCII for all, and in its own letters (RFC 5987) for those who read them.
 * `what` is ours, `name` came from outside.
 */
export function namedFile(what: string, name: string, day: string, ending: string): string {
  const ascii = [slug(what), slug(name), day].filter(Boolean).join('-');
  const own = [what, readable(name), day].filter(Boolean).join(' ');
  return `attachment; filename="${ascii}.${ending}"; filename*=UTF-8''${percent(`${own}.${ending}`)}`;
}
