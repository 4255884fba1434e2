// As dashboard/location.ts reads addresses; a test holds the two together.
const pages =
  /^\/+(upcoming|follow-up|print|embed\/timeline|sign-in(\/+link)?|account|people|((commitments|briefings|actors|bodies)(\/+[^/]+)?|handovers\/+[^/]+))?\/*$/;

/** Whether the dashboard has a page at this path; whether there is such a record only the page finds out. */
export const isPageAddress = (path: string): boolean => pages.test(path);
