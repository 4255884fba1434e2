/** What can be wrong with a request. `middleware/errors.ts` maps each code to its HTTP status, once. */
export type RefusalCode =
  | 'invalid'
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'key_reused'
  | 'stale'
  | 'precondition_required'
  | 'too_large'
  | 'unsupported_media_type';

/** One fault in what was sent: where (a JSON pointer, RFC 6901, or a parameter's name) and what would be accepted. */
export interface Fault {
  pointer: string;
  detail: string;
}

/** A request that is refused for a reason which the caller may know. Everything else is a bug and stays hidden. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly faults: Fault[];

  constructor(code: RefusalCode, message: string, faults: Fault[] = []) {
    super(message);
    this.code = code;
    this.faults = faults;
  }
}

export function notFound(kind: string): Refusal {
  return new Refusal('not_found', `There is no such ${kind}, or you may not see it.`);
}

export function invalid(pointer: string, detail: string): Refusal {
  return new Refusal('invalid', 'The request holds values that cannot be accepted.', [{ pointer, detail }]);
}

interface Issue {
  path: PropertyKey[];
  message: string;
}

/** The issues that zod found, as faults below `base`. */
export function faultsOf(issues: readonly Issue[], base = ''): Fault[] {
  return issues
    .slice(0, 100)
    .map((issue) => ({ pointer: base + pointerTo(issue.path), detail: issue.message }));
}

function pointerTo(path: PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
