import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import * as z from 'zod';
import type { App } from '../context.ts';
import type { Db } from '../db/database.ts';
import { briefOf } from '../db/documents/brief.ts';
import { handoverFile } from '../db/documents/handover-file.ts';
import { promisesOf } from '../db/documents/promises.ts';
import { sha256Hex } from '../domain/bytes.ts';
import type { RecordKind } from '../domain/changes/record.ts';
import { type Paper, paperSchema } from '../domain/documents/document.ts';
import { namedFile } from '../domain/documents/name.ts';
import { notFound } from '../domain/errors.ts';
import { type Audience, holds } from '../domain/visibility.ts';
import { briefPaper } from '../feeds/brief-paper.ts';
import { handoverPaper } from '../feeds/handover-paper.ts';
import { markdownOf } from '../feeds/paper-markdown.ts';
import { promisesPaper } from '../feeds/promises-paper.ts';
import { afterwards } from '../middleware/caching.ts';
import { edgeCache } from '../middleware/edge.ts';
import { isKnown } from '../middleware/versions.ts';
import { ifNoneMatch } from './headers.ts';
import { redirectMerged, redirectOf } from './merged.ts';
import { idParam, json, problems, refuseInvalid } from './schemas.ts';

const query = z.strictObject({
  only: z
    .enum(['public'])
    .optional()
    .meta({ description: 'public: the public record alone, whoever asks: a paper that may go round' }),
});

interface Kind {
  tag: string;
  noun: RecordKind;
  path: string;
  id: string;
  title: string;
  text: string;
  /** How a file of it is called. */
  file: string;
  make: (db: Db, id: string, audience: Audience, today: string) => Promise<Paper | undefined>;
}

const circulationOf = (audience: Audience) => (audience === 'public' ? 'public' : 'internal');

const kinds = {
  file: {
    tag: 'Handovers',
    noun: 'handover',
    path: '/handovers/{id}/file',
    id: 'handover-file',
    title: 'The handover file',
    text:
      'What one presidency leaves to the next: open and closed commitments of the outgoing term, what falls due in the ' +
      'incoming one, coming briefings, what was said, and what is unclear.',
    file: 'Handover file',
    make: async (db, id, audience, today) => {
      const file = await handoverFile(db, id, audience, today);
      return file && handoverPaper(file, circulationOf(audience), today);
    },
  },
  brief: {
    tag: 'Briefings',
    noun: 'briefing',
    path: '/briefings/{id}/brief',
    id: 'briefing-brief',
    title: 'A brief of a briefing',
    text: 'On one page: what was said, what was promised, by whom, due when, and on which sources it rests.',
    file: 'Brief',
    make: async (db, id, audience, today) => {
      const brief = await briefOf(db, id, audience, today);
      return brief && briefPaper(brief, circulationOf(audience), today);
    },
  },
  promises: {
    tag: 'Actors',
    noun: 'actor',
    path: '/actors/{id}/promises',
    id: 'actor-promises',
    title: 'What an actor promised',
    text: 'Its commitments and those of whoever belongs to it, open ones first, with what each rests on.',
    file: 'Promises',
    make: async (db, id, audience, today) => {
      const promises = await promisesOf(db, id, audience, today);
      return promises && promisesPaper(promises, circulationOf(audience), today);
    },
  },
} as const satisfies Record<string, Kind>;

const shared =
  'Whoever has a token or is signed in reads what is internal too, and the paper says so; drafts and what is archived are in ' +
  'none. It has bounds, says how much is left out, and where all of it is.';

function routesOf<const K extends Kind>(kind: K) {
  const of = {
    method: 'get' as const,
    tags: [kind.tag],
    request: { params: idParam, query },
  };
  const file = (description: string, type: string, schema: z.ZodType) => ({
    200: {
      description,
      content: { [type]: { schema } },
      headers: {
        'Content-Disposition': { schema: { type: 'string' as const }, description: 'A name for the file' },
      },
    },
    ...redirectOf(kind.noun),
    ...problems(401, 404, 422),
  });
  return {
    asJson: createRoute({
      ...of,
      path: kind.path as K['path'],
      operationId: kind.id,
      summary: kind.title,
      description: `${kind.text} ${shared}`,
      parameters: [ifNoneMatch],
      responses: {
        200: json(paperSchema, 'The paper'),
        ...redirectOf(kind.noun),
        ...problems(401, 404, 422),
      },
    }),
    asMarkdown: createRoute({
      ...of,
      path: `${kind.path}.md` as `${K['path']}.md`,
      operationId: `${kind.id}-markdown`,
      summary: `${kind.title}, as Markdown`,
      description: `${kind.text} Text of the record is escaped: nothing of it becomes markup or a link.`,
      parameters: [ifNoneMatch],
      responses: file(
        'CommonMark, with tables as GitHub has them',
        'text/markdown',
        z.string().meta({ example: '# Handover file' }),
      ),
    }),
    asWord: createRoute({
      ...of,
      path: `${kind.path}.docx` as `${K['path']}.docx`,
      operationId: `${kind.id}-word`,
      summary: `${kind.title}, as a Word document`,
      description: `${kind.text} Office Open XML; its ETag is weak, for it is made anew each time.`,
      parameters: [ifNoneMatch],
      responses: file('A Word document', wordType, z.string().meta({ format: 'binary', example: 'PK…' })),
    }),
  };
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const routes = {
  file: routesOf(kinds.file),
  brief: routesOf(kinds.brief),
  promises: routesOf(kinds.promises),
};

/**
 * The paper as the caller may have it. A paper is handed on: what is a draft or archived is in none, so editors are read as
 * viewers, and whoever asks for the public record alone as the public.
 */
async function paperFor(c: Context<App>, kind: Kind, id: string, only: 'public' | undefined): Promise<Paper> {
  const { db, caller, today } = c.var;
  const audience = only === undefined && holds(caller.audience, 'viewer') ? 'viewer' : 'public';
  const paper = await kind.make(db, id, audience, today);
  if (!paper) await redirectMerged(c, kind.noun, id);
  if (!paper) throw notFound(kind.noun);
  return paper;
}

const named = (c: Context<App>, { file }: Kind, { about, day }: Paper, type: string, ending: string) => {
  c.header('Content-Type', type);
  c.header('Content-Disposition', namedFile(file, about, day, ending));
};

async function markdown(c: Context<App>, kind: Kind, id: string, only: 'public' | undefined) {
  const paper = await paperFor(c, kind, id, only);
  named(c, kind, paper, 'text/markdown; charset=utf-8', 'md');
  return c.body(markdownOf(paper, new URL(c.req.url).origin), 200);
}

async function word(c: Context<App>, kind: Kind, id: string, only: 'public' | undefined) {
  const paper = await paperFor(c, kind, id, only);
  const { origin } = new URL(c.req.url);
  const mark = (await sha256Hex(origin + JSON.stringify(paper))).slice(0, 24);
  // Weak: the file says when it was made, so no two are the same to the byte.
  c.header('ETag', `W/"${mark}"`);
  c.header('Cache-Control', c.var.caller.audience === 'public' ? 'public, no-cache' : 'private, no-cache');
  c.header('Vary', 'Authorization, Cookie');
  if (isKnown(c, `"${mark}"`)) return c.body(null, 304) as never;
  named(c, kind, paper, wordType, 'docx');
  return c.body(await wordFile(c, paper, origin, mark), 200) as never;
}

/** Long papers take a second of a processor: what is public is kept at the edge, under what it says. */
async function wordFile(c: Context<App>, paper: Paper, origin: string, mark: string): Promise<ArrayBuffer> {
  const isShared = paper.circulation === 'public' && c.env.VERSION;
  const key = isShared ? `https://answers.invalid/${c.env.VERSION?.id}/papers/${mark}` : null;
  const kept = key === null ? undefined : await edgeCache().match(key);
  if (kept) return kept.arrayBuffer();
  // The code that writes it is only started here: most requests have no use for it.
  const { wordOf } = await import('../feeds/paper-word.ts');
  const file = await wordOf(paper, origin);
  const headers = { 'Cache-Control': 'public, max-age=3600' };
  if (key !== null) afterwards(c, edgeCache().put(key, new Response(file, { headers })));
  return file;
}

const { file, brief, promises } = routes;

/** Papers as JSON and as Markdown. */
export const papers = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(file.asJson, async (c) =>
    c.json(await paperFor(c, kinds.file, c.req.valid('param').id, c.req.valid('query').only), 200),
  )
  .openapi(brief.asJson, async (c) =>
    c.json(await paperFor(c, kinds.brief, c.req.valid('param').id, c.req.valid('query').only), 200),
  )
  .openapi(promises.asJson, async (c) =>
    c.json(await paperFor(c, kinds.promises, c.req.valid('param').id, c.req.valid('query').only), 200),
  )
  .openapi(file.asMarkdown, (c) =>
    markdown(c, kinds.file, c.req.valid('param').id, c.req.valid('query').only),
  )
  .openapi(brief.asMarkdown, (c) =>
    markdown(c, kinds.brief, c.req.valid('param').id, c.req.valid('query').only),
  )
  .openapi(promises.asMarkdown, (c) =>
    markdown(c, kinds.promises, c.req.valid('param').id, c.req.valid('query').only),
  );

/** Papers as Word documents. They stand apart, because what is remembered is text, and they are none. */
export const wordPapers = new OpenAPIHono<App>({ defaultHook: refuseInvalid })
  .openapi(file.asWord, (c) => word(c, kinds.file, c.req.valid('param').id, c.req.valid('query').only))
  .openapi(brief.asWord, (c) => word(c, kinds.brief, c.req.valid('param').id, c.req.valid('query').only))
  .openapi(promises.asWord, (c) =>
    word(c, kinds.promises, c.req.valid('param').id, c.req.valid('query').only),
  );
