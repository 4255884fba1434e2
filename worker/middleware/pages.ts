import { createMiddleware } from 'hono/factory';
import type { App } from '../context.ts';
import { isPageAddress } from '../domain/page-address.ts';

/** Addresses of the interface and of files: where nothing is, a page would be the wrong answer. */
const noPage = /^\/(api|webhooks|health|assets|api-docs)(\/|$)/;

/**
 * The dashboard's one page, for the addresses within it. What the dashboard has no page for is answered with the same
 * page, which says so, and with 404.
 */
export const pages = createMiddleware<App>(async (c, next) => {
  const { method, path } = c.req;
  if (noPage.test(path) || !['GET', 'HEAD'].includes(method)) return next();
  const isPage = isPageAddress(path);
  // Without the conditions of the request where the answer is 404, which no 304 may stand for.
  const headers = isPage ? Object.fromEntries(c.req.raw.headers) : {};
  const page = await c.env.ASSETS.fetch(new URL('/', c.req.url), { method, headers });
  if (page.status >= 400) return next();
  const answer = page as unknown as Response;
  return isPage ? answer : new Response(answer.body, { status: 404, headers: answer.headers });
});
