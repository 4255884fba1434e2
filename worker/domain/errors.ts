import { detailOf, type Issue } from './fault-words.ts';

/** What can be wrong with a request. `middleware/errors.ts` maps each code to its HTTP status, once. */
export type RefusalCode =
  | 'invalid'
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'gone'
  | 'conflict'
  | 'key_reused'
  | 'stale'
  | 'precondition_required'
  | 'too_large'
  | 'unavailable'
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

/** Does what may be refused, for a part of a request: its faults then lie below `pointer`. */
export async function refusedBelow<T>(pointer: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults = error.faults.map((fault) => ({ ...fault, pointer: pointer + fault.pointer }));
    throw new Refusal(error.code, error.message, faults);
  }
}

const mostFaults = 100;
// What is answered is stored as well; a field's name can be as long as the whole body.
const mostCharacters = 500;

/** The issues that zod found, as faults below `base`. */
export function faultsOf(issues: readonly Issue[], base = ''): Fault[] {
  return issues
    .slice(0, mostFaults)
    .flatMap((issue) => faultsIn(issue, base + pointerTo(issue.path)))
    .slice(0, mostFaults);
}

function faultsIn(issue: Issue, at: string): Fault[] {
  const { code, keys = [], errors = [] } = issue;
  if (code === 'unrecognized_keys')
    return keys
      .slice(0, mostFaults)
      .map((key) => fault(at + pointerTo([key]), 'is not known here; leave it out'));
  const nearest = code === 'invalid_union' ? nearestForm(errors) : undefined;
  return nearest ? faultsOf(nearest, at) : [fault(at, detailOf(issue))];
}

/** Of the forms whose type fits, the one with the least wrong: most likely it was meant. */
function nearestForm(forms: readonly (readonly Issue[])[]) {
  const fitting = forms.filter(
    (issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  return fitting.sort((a, b) => a.length - b.length)[0];
}

const fault = (pointer: string, detail: string): Fault => ({
  pointer: pointer.slice(0, mostCharacters),
  detail: detail.slice(0, mostCharacters),
});

function pointerTo(path: PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
