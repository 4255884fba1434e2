/** The fragment that leads to a heading, as GitHub makes it. */
export const headingId = (title: string): string =>
  title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
