// As dashboard/location.ts reads addresses; a test holds the two together.
const plain =
  'desk|upcoming|search|follow-up|archived|merge|print|embed/timeline|sign-in|sign-in/link|account|people';
const lists = 'commitments|briefings|actors|bodies';
const record = `(${lists}|handovers)/[^/]+`;
const edited = `(${lists}|handovers)/[^/]+/edit`;
const papers = 'handovers/[^/]+/file|briefings/[^/]+/brief|actors/[^/]+/promises';
const pages = new RegExp(`^(${[plain, lists, record, edited, papers].join('|')})?$`);

/** Whether the dashboard has a page at this path; whether there is such a record only the page finds out. */
export const isPageAddress = (path: string): boolean => pages.test(path.split('/').filter(Boolean).join('/'));
