import { createMiddleware } from 'hono/factory';
import type { App } from '../context.ts';
import { isPageAddress } from '../domain/page-address.ts';
import { pageFile } from './page-file.ts';

/** Addresses of the interface and of files: where nothing is, a page would be the wrong answer. */
const noPage = /^\/(api|webhooks|health|assets|api-docs)(\/|$)/;

/**
 * The dashboard's one page for what is shared by nobody (worker/routes/pages.ts has the rest). What the dashboard has no
 * page for is answered with the same page, which says so, and with 404.
 */
export const otherPages = createMiddleware<App>(async (c, next) => {
  const { method, path } = c.req;
  if (noPage.test(path) || !['GET', 'HEAD'].includes(method)) return next();
  const file = await pageFile(c);
  if (file.status >= 400) return next();
  return new Response(file.body, { status: isPageAddress(path) ? file.status : 404, headers: file.headers });
});
