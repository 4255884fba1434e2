import type { ActorInput } from '../../../worker/domain/actor.ts';
import { isEmpty } from './blank.ts';
import type { ActorForm } from './form.ts';
import { aliasesOf, countryOf, Reading, refOf, type Written } from './written.ts';

export const fewTurns = 'fewTurns';
export const monthsOff = 'monthsOff';

const mostMonths = 240;

export function actorWritten(form: ActorForm, today: string): Written<ActorInput> {
  const reading = new Reading(today);
  for (const field of ['name', 'aliases', 'affiliation']) reading.place(`/${field}`, field);
  reading.place('/kind', 'actorKind');
  reading.place('/countryCode', 'country');
  const input = {
    name: reading.needed(form.name, 'name'),
    kind: form.kind,
    aliases: aliasesOf(form.aliases),
    countryCode: countryOf(form.country),
    affiliation: form.affiliation.text.trim() ? refOf(form.affiliation) : null,
    rotation: readRotation(reading, form),
    visibility: form.visibility,
  };
  return { input, faults: reading.faults, places: reading.places };
}

/** Who follows whom, where a body says so: at least two, and how long a term lasts. */
function readRotation(reading: Reading, form: ActorForm): ActorInput['rotation'] {
  const order = form.order.filter((line) => !isEmpty.holder(line));
  const typed = form.months.trim();
  if (form.kind !== 'body' || (order.length === 0 && typed === '')) return null;
  const months = Number(typed);
  if (!Number.isInteger(months) || months < 1 || months > mostMonths) reading.fault('months', monthsOff);
  if (order.length < 2) reading.fault(`order.${(order[0] ?? form.order[0])?.key}.actor`, fewTurns);
  reading.place('/rotation', 'months');
  for (const [i, { key }] of order.entries()) reading.place(`/rotation/order/${i}`, `order.${key}.actor`);
  return { order: order.map(({ actor }) => refOf(actor)), months };
}
