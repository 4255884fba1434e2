import type { Context } from 'hono';
import type { App } from '../context.ts';

/**
 * The file of the dashboard's page, whichever page was asked for. Whole, without the conditions of the request: its
 * head or its status differ from page to page. The timeline's code is fetched ahead at `/` alone.
 */
export async function pageFile({ req, env }: Context<App>): Promise<Response> {
  const page = await env.ASSETS.fetch(new URL('/', req.url), { method: req.method });
  const headers = new Headers(page.headers as unknown as Headers);
  if (req.path !== '/') headers.delete('Link');
  return new Response(page.body as unknown as ReadableStream, { status: page.status, headers });
}
