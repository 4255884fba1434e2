import { historyWords } from '../../../worker/words/history.ts';
import { addressOf, type Place } from '../../location.ts';
import { isDay } from '../../location-desk.ts';
import { PageHeading } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';

/** The same place as the record of today has it. */
function placeOfToday(place: Place): Place {
  if (place.page === 'follow-up') return { ...place, view: { ...place.view, asOf: undefined } };
  return 'asOf' in place ? { ...place, asOf: undefined } : place;
}

/** In place of a page that an address wants as of a day that there is not, or not yet. */
export function UntoldDay({ place, asOf }: { place: Place; asOf: string }) {
  const { formats } = useSetting();
  const { untold, toToday } = historyWords;
  return (
    <>
      <PageHeading
        title={isDay(asOf) ? untold.toCome(formats.day(asOf)) : untold.noDay(asOf)}
        lead={untold.lead}
      />
      <p>
        <a href={addressOf(placeOfToday(place))}>{toToday}</a>
      </p>
    </>
  );
}
