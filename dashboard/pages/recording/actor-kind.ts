import type { ActorKind } from '../../../worker/domain/actor.ts';
import { countryCodeOf, countryName } from '../../../worker/domain/countries.ts';
import type { ActorForm } from './form.ts';

/** What a name says of its bearer. */
const telling: [RegExp, ActorKind][] = [
  [/\b(?:institute|university|academy)\b/i, 'institute'],
  [/\b(?:mission|embassy|delegation)\b/i, 'mission'],
  [/\b(?:council|forum|alliance|group of friends)\b/i, 'body'],
];

/** The country that a name or a code names; empty where it names none. */
function countryNamed(text: string): string {
  const code = text.length === 2 ? text.toUpperCase() : countryCodeOf(text);
  return (code && countryName(code)) ?? '';
}

/** The kind of a new actor, unless somebody says otherwise: a country is a state. */
export function kindOf(text: string, unsaid: ActorKind): ActorKind {
  if (countryNamed(text)) return 'state';
  return telling.find(([name]) => name.test(text))?.[1] ?? unsaid;
}

/** A new actor under another name: what followed from the last one follows from this one, what was chosen stays. */
export function renamed(form: ActorForm, name: string, unsaid: ActorKind): Partial<ActorForm> {
  const [before, now] = [form.name.trim(), name.trim()];
  return {
    name,
    kind: form.kind === kindOf(before, unsaid) ? kindOf(now, unsaid) : form.kind,
    country: form.country === countryNamed(before) ? countryNamed(now) : form.country,
  };
}
