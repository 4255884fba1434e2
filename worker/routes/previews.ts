import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import type { App } from '../context.ts';
import { Refusal } from '../domain/errors.ts';
import { edgeCache } from '../middleware/edge.ts';
import { readAsked } from './preview-address.ts';
import { drawn, pictureOf } from './preview-picture.ts';
import { previewOfPage, toldOf } from './previewing.ts';
import { problems, refuseInvalid } from './schemas.ts';

const name = (what: string, example: string) =>
  z
    .string()
    .max(120)
    .regex(/\.png$/, 'must end in .png')
    .meta({ description: `${what}, with ".png" after it`, example });

const shared = {
  method: 'get' as const,
  tags: ['Previews'],
  responses: {
    200: { description: '1200 by 630 pixels', content: { 'image/png': { schema: z.string() } } },
    302: { description: 'To a picture that says less: this one could not be drawn' },
    ...problems(404, 422),
  },
};
const text =
  'What a link to the page shows where it is shared; the page names this address in its head (og:image). It tells what is ' +
  'public, whoever asks.';

const ofPage = createRoute({
  ...shared,
  path: '/{page}',
  operationId: 'preview-page',
  summary: 'The picture of a page',
  description: `${text} \`timeline.png\` takes the query of the timeline's own address.`,
  request: { params: z.strictObject({ page: name('A page without its slash', 'timeline.png') }) },
});
const ofRecord = createRoute({
  ...shared,
  path: '/{page}/{id}',
  operationId: 'preview-record',
  summary: 'The picture of a record',
  description: text,
  request: {
    params: z.strictObject({
      page: z.string().max(20).meta({ description: 'The kind of the record', example: 'commitments' }),
      id: name('The id of the record', '0199d6a2-7c1e-7a44-b0c3-5d6f0e8a9b10.png'),
    }),
  },
});

async function answer(c: Context<App>): Promise<Response> {
  const { db, today } = c.var;
  const address = new URL(c.req.url);
  address.pathname = address.pathname.replace(/^\/previews/, '').replace(/\.png$/, '');
  const asked = readAsked(address);
  const told = asked && (await toldOf(db, asked, (one) => previewOfPage(db, one, today)));
  if (!told) throw new Refusal('not_found', 'There is no such page, or it is not public.');
  const { svg, mark } = await pictureOf(told.preview);
  const key = c.env.VERSION && `https://answers.invalid/${c.env.VERSION.id}/previews/${mark}`;
  const known = key ? await edgeCache().match(key) : undefined;
  // A copy: what comes from the cache cannot be given further headers.
  if (known) return new Response(known.body as never, { headers: new Headers([...known.headers]) });
  try {
    const png = await drawn(svg, c.env.ASSETS);
    const lasts = address.searchParams.has('v') ? 3600 : 300;
    const picture = c.body(png, 200, {
      'Content-Type': 'image/png',
      'Cache-Control': `public, max-age=${lasts}`,
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    if (key) c.executionCtx.waitUntil(edgeCache().put(key, picture.clone()));
    return picture;
  } catch (error) {
    console.error(error);
    return c.redirect('/preview.png');
  }
}

export const previews = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(ofPage, (c) => answer(c) as never)
  .openapi(ofRecord, (c) => answer(c) as never);
