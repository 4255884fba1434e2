import { type Context, Hono } from 'hono';
import { type App, pageContext } from '../context.ts';
import { previewHead } from '../feeds/preview-head.ts';
import { pageFile } from '../middleware/page-file.ts';
import { canonicalPath, paperPages, plainPages, readAsked, recordPages } from './preview-address.ts';
import { toldOf } from './previewing.ts';

/** The addresses of pages that unfold where they are shared; wrangler.toml has them as well. */
export const pagePaths = [
  '/',
  ...plainPages.map((page) => `/${page}`),
  ...recordPages.map((page) => `/${page}/:id`),
  ...Object.entries(paperPages).map(([page, paper]) => `/${page}/:id/${paper}`),
];

/** A reader waits no longer than this for what only crawlers read, in milliseconds. */
const longestWait = 1000;

/** What a crawler is to read of the page; null where there is nothing to say, or not in time. Never rejects. */
async function headFor(c: Context<App>): Promise<string | null> {
  const { db, today } = c.var;
  try {
    const address = new URL(c.req.url);
    const asked = readAsked(address);
    const told = asked && (await toldOf(db, asked, today));
    return told && previewHead(told.preview, address.origin, canonicalPath(told.asked));
  } catch (error) {
    console.error(error);
    return null;
  }
}

const late = () => new Promise<null>((settle) => setTimeout(() => settle(null), longestWait));

const ownHead = /\s*<title>[^<]*<\/title>|\s*<meta name="description"[^>]*>/g;

/**
 * A page of the dashboard with what a crawler reads of it in its head. The file goes out at once, with the addresses of
 * its scripts and styles; what is read from D1 follows at the end of the head, or else what the file has there.
 */
async function page(c: Context<App>): Promise<Response> {
  const head = Promise.race([headFor(c), late()]);
  const file = await pageFile(c);
  const isPage = file.status === 200 && file.headers.get('Content-Type')?.startsWith('text/html');
  if (!isPage || c.req.method !== 'GET') return file;
  const html = await file.text();
  const own = (html.match(ownHead) ?? []).join('');
  const [before = '', ...rest] = html.replace(ownHead, '').split(/(?=<\/head>)/);
  const headers = new Headers(file.headers);
  for (const name of ['ETag', 'Content-Length', 'Last-Modified']) headers.delete(name);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const out = writable.getWriter();
  const write = (text: string) => out.write(new TextEncoder().encode(text));
  const send = async () => {
    await write(before);
    await write(`  ${(await head) ?? own}\n  ${rest.join('')}`);
    await out.close();
  };
  // Whoever goes away meanwhile is no fault.
  send().catch(() => {});
  return new Response(readable, { headers });
}

export const pages = new Hono<App>();
for (const path of pagePaths) pages.get(path, pageContext, page);
