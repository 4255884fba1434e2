import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Fault } from '../../../worker/domain/errors.ts';
import { recordingWords } from '../../../worker/words/recording.ts';
import { addressOf } from '../../location.ts';
import { Refused } from '../../send.ts';
import { usePlace } from '../../ui/navigation.ts';
import { useSetting } from '../../ui/setting.ts';
import { signInAddress } from '../../ui/sign-in-address.ts';
import { fewTurns, monthsOff } from './actor-written.ts';
import { idOfField } from './fields.tsx';
import { goFreely } from './leaving.tsx';
import { useSignedOut } from './signed-out.ts';
import { type FieldFault, missing, needsSource, placeOf, unknownBriefing, type Written } from './written.ts';

/** What stands between a form and the record. Each attempt is one, so that it is read out anew. */
export interface Trouble {
  /** What concerns no field. */
  said: string | null;
  faults: FieldFault[];
  /** Found by the page, before anything was sent. */
  isOurs?: boolean;
  /** Whoever wrote it is signed in no more. */
  isNobodys?: boolean;
}

/** What a refusal says, at the fields of the page that its pointers lead to. */
export function troubleOf(error: unknown, places: Map<string, string>): Trouble {
  if (!(error instanceof Refused)) throw error;
  const { faults } = recordingWords;
  const known: Record<number, string> = {
    0: faults.unreachable,
    401: faults.notSignedIn,
    403: faults.notAllowed,
    404: faults.gone,
  };
  const found = error.faults.map(({ pointer, detail }: Fault) => ({ at: placeOf(places, pointer), detail }));
  const said = known[error.status] ?? (error.kind === 'key_reused' ? faults.reused : error.message);
  const isNobodys = error.status === 401;
  return { said: found.length > 0 ? null : said || faults.refused, faults: found, isNobodys };
}

/** Faults by field, in words. */
export function byField({ faults }: Trouble): Map<string, string> {
  const own: Record<string, string> = {
    [missing]: recordingWords.faults.missing,
    [needsSource]: recordingWords.faults.needsSource,
    [unknownBriefing]: recordingWords.faults.unknownBriefing,
    [fewTurns]: recordingWords.faults.fewTurns,
    [monthsOff]: recordingWords.faults.monthsOff,
    attendance: recordingWords.faults.attendance,
  };
  return new Map(faults.map(({ at, detail }) => [at, own[detail] ?? detail]));
}

/** The faults at the fields that were told of, as they are now: what was mended since is shown no more. */
export function useFaults(
  trouble: Trouble | null,
  written: () => Pick<Written<unknown>, 'faults'>,
): ReadonlyMap<string, string> {
  if (!trouble) return nothing;
  if (!trouble.isOurs) return byField(trouble);
  const told = new Set(trouble.faults.map(({ at }) => at));
  return byField({ ...trouble, faults: written().faults.filter(({ at }) => told.has(at)) });
}
const nothing: ReadonlyMap<string, string> = new Map();

const goTo = (at: string) => (event: Event) => {
  const field = document.getElementById(idOfField(at));
  if (!field) return;
  event.preventDefault();
  field.focus();
};

/** The name of a field as the form has it, after that of the line in which it stands. */
function nameOf(at: string): string {
  const field = document.getElementById(idOfField(at));
  const label = document.querySelector(`label[for="${idOfField(at)}"]`) ?? field?.querySelector('legend');
  const line = field?.closest('.line-fields')?.getAttribute('aria-label');
  return [line, label?.textContent ?? at].filter(Boolean).join(', ');
}

/** The way to sign in and back. What is kept as a draft is offered then, and need not be asked about first. */
function SignInAgain({ isKept }: { isKept: boolean }) {
  const { words } = useSetting();
  const to = signInAddress(addressOf(usePlace()));
  const go = (event: Event) => {
    event.preventDefault();
    goFreely(to);
  };
  return (
    <p>
      <a href={to} onClick={isKept ? go : undefined}>
        {words.signIn}
      </a>
    </p>
  );
}

/** All that is to be mended, above the form; each entry leads to its field. `isKept`: whether a draft is. */
export function TroubleSummary({ trouble, isKept = false }: { trouble: Trouble | null; isKept?: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const isOut = useSignedOut();
  // At once: whoever has gone on to a field meanwhile stays there.
  useLayoutEffect(() => {
    if (trouble) place.current?.focus();
  }, [trouble]);
  if (!trouble) return null;
  const faults = [...byField(trouble)];
  return (
    <div ref={place} tabIndex={-1} class="failure" role="alert">
      <p class="failure-title">
        {trouble.isNobodys && isOut
          ? recordingWords.faults.signedOut
          : (trouble.said ?? recordingWords.faults.title(faults.length))}
      </p>
      {trouble.isNobodys && <SignInAgain isKept={isKept} />}
      {faults.length > 0 && (
        <ul>
          {faults.map(([at, detail]) => (
            <li key={at}>
              <a href={`#${idOfField(at)}`} onClick={goTo(at)}>
                {nameOf(at)}
              </a>
              {': '}
              {detail}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
