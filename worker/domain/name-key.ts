/** The form in which names are compared: case, accents and runs of space do not count. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/[’‘`]/gu, "'")
    .trim();
}
