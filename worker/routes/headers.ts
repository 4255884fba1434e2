import type { Context } from 'hono';
import type { App } from '../context.ts';

/** The headers that operations read, as their descriptions declare them; what reads them refuses what is wrong. */

const header = (name: string, description: string, example: string, required = false) => ({
  name,
  in: 'header' as const,
  required,
  description,
  schema: { type: 'string' as const },
  example,
});

export const ifMatch = header(
  'If-Match',
  'The ETag of the version that you have read; a weak mark (W/) is forgiven, `*` is not taken',
  '"3"',
  true,
);
export const ifMatchOptional = { ...ifMatch, required: false };
export const ifNoneMatch = header(
  'If-None-Match',
  'ETags of answers that you have: 304 without a body where one of them still holds',
  '"3.9f86d081884c7d659a2feaa0"',
);
export const idempotencyKeyHeader = header(
  'Idempotency-Key',
  'A key of your own for this request, such as a UUID: the same one again gives the record that the first one made',
  '6f0d1c3e-8f3b-4a57-9c1f-2f6f4c5f7f10',
);

/** The attributes of a CloudEvent in binary mode, whose body is the data alone. */
export const cloudEventHeaders = [
  header('ce-specversion', 'CloudEvents in binary mode: the version', '1.0'),
  header('ce-id', 'The id of the event', 'event-1'),
  header('ce-source', 'Where it happened', 'https://example.org/desk'),
  header('ce-type', 'The type of the event, as in `type`', 'rapporteur.commitment.made'),
  header('ce-time', 'When it happened, ISO 8601', '2025-03-12T18:00:00Z'),
];

export const linkHeader = {
  Link: {
    schema: { type: 'string' as const },
    description: 'Where there is a page after this one: its address, as rel="next" (RFC 8288)',
  },
};

export const changeSequenceHeader = {
  'Change-Sequence': {
    schema: { type: 'integer' as const },
    description:
      'The number of the last change that this act has logged; with it, the act can be undone. Left out where nothing was written',
    example: 4711,
  },
};

/** Says in Link where the next page is, as `next` says it in the body. */
export function linkNext<P extends { next: string | null }>(c: Context<App>, page: P): P {
  if (page.next !== null) {
    const url = new URL(c.req.url);
    url.searchParams.set('cursor', page.next);
    c.header('Link', `<${url.pathname}${url.search}>; rel="next"`);
  }
  return page;
}
