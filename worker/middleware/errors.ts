import type { Context, ErrorHandler, Hono, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Misconfigured } from '../config.ts';
import type { App } from '../context.ts';
import { type Fault, Refusal, type RefusalCode } from '../domain/errors.ts';

/** Each code's HTTP status and title: the one place that knows. */
export const problems: Record<RefusalCode, { status: ContentfulStatusCode; title: string }> = {
  malformed: { status: 400, title: 'The request cannot be read' },
  unauthenticated: { status: 401, title: 'Who you are is not clear' },
  forbidden: { status: 403, title: 'Your role does not allow this' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'This address takes other methods' },
  gone: { status: 410, title: 'This no longer holds' },
  conflict: { status: 409, title: 'This does not fit what is recorded' },
  key_reused: { status: 409, title: 'The same key came with another body' },
  stale: { status: 412, title: 'The record has changed since you read it' },
  too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body is of another type than accepted' },
  invalid: { status: 422, title: 'Some values cannot be accepted' },
  unavailable: { status: 503, title: 'This cannot be answered at the moment' },
  precondition_required: { status: 428, title: 'If-Match is needed' },
};

/** Problem details (RFC 9457). `type` names the code; `errors` points at each fault. */
function problem(
  c: Context<App>,
  code: string,
  status: ContentfulStatusCode,
  title: string,
  detail?: string,
  errors?: Fault[],
) {
  const body = {
    type: `/api/docs#problem-${code}`,
    title,
    status,
    detail,
    ...(errors?.length ? { errors } : {}),
  };
  return c.body(JSON.stringify(body), status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="Rapporteur"' } : {}),
  });
}

/** Turns what was thrown into an answer. What nobody foresaw is logged, and not told. */
export const onError: ErrorHandler<App> = (error, c) => {
  if (error instanceof Refusal) {
    const { status, title } = problems[error.code];
    return problem(c, error.code, status, title, error.message, error.faults);
  }
  // A redirect, from a merged record to the one that stays.
  if (error instanceof HTTPException && error.status < 400) return error.getResponse();
  // Thrown by Hono itself, for a body that is not JSON.
  if (error instanceof HTTPException && error.status < 500)
    return problem(c, 'malformed', 400, problems.malformed.title, error.message);
  console.error(error);
  if (error instanceof Misconfigured)
    return problem(c, 'misconfigured', 503, 'This server is not set up', error.message);
  return problem(c, 'internal', 500, 'Something went wrong here', 'It has been logged; nothing was stored.');
};

/** The methods that an address takes, by the router itself; none where there is nothing. */
function methodsAt({ routes, router }: Hono<App>, path: string): string[] {
  const methods = new Set(routes.map(({ method }) => method));
  return [...methods]
    .filter((one) => router.match(one, path)[0].some(([[, { method }]]) => method === one && one !== 'ALL'))
    .flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one]));
}

/** What an address does not take is refused with what it does (RFC 9110, 15.5.6); where there is nothing, that is said. */
export const onNotFound =
  (app: Hono<App>): NotFoundHandler<App> =>
  (c) => {
    const methods = methodsAt(app, c.req.path);
    const [code, detail] =
      methods.length > 0
        ? (['method_not_allowed', `This address takes ${methods.join(', ')}.`] as const)
        : (['not_found', 'There is nothing at this address.'] as const);
    const { status, title } = problems[code];
    const answer = problem(c, code, status, title, detail);
    if (methods.length > 0) answer.headers.set('Allow', methods.join(', '));
    return answer;
  };
