import { useRef } from 'preact/hooks';
import { historyWords } from '../../../worker/words/history.ts';
import { addressOf, type DetailPage } from '../../location.ts';
import { go } from '../../ui/navigation.ts';
import { useSetting } from '../../ui/setting.ts';

/** Asks for a day up to today, and gives it on. */
export function DayForm({ day, onDay }: { day: string | undefined; onDay: (day: string) => void }) {
  const { now } = useSetting();
  const field = useRef<HTMLInputElement>(null);
  // Of the day that it is, also where a page is told as of another.
  const today = new Date(now()).toISOString().slice(0, 10);
  const choose = (event: Event) => {
    event.preventDefault();
    if (field.current?.value) onDay(field.current.value);
  };
  return (
    <form class="as-of-form" onSubmit={choose}>
      <label class="field">
        <span class="field-label">{historyWords.asOfField}</span>
        <input ref={field} type="date" required max={today} defaultValue={day} key={day} />
      </label>
      <button type="submit">{historyWords.show}</button>
    </form>
  );
}

/** Says, above everything else, that this is not the record of today. */
export function AsOfBanner({
  asOf,
  now,
  onDay,
}: {
  asOf: string;
  now: string;
  onDay: (day: string) => void;
}) {
  const { formats } = useSetting();
  return (
    <aside class="as-of-banner" aria-label={historyWords.asOfLabel}>
      <p>
        <strong>{historyWords.asOf(formats.day(asOf))}</strong> {historyWords.asOfNote}{' '}
        <a href={now}>{historyWords.toToday}</a>
      </p>
      <DayForm day={asOf} onDay={onDay} />
    </aside>
  );
}

/** The same for the page of a record. */
export function RecordAsOf({ page, id, asOf }: { page: DetailPage; id: string; asOf: string }) {
  return (
    <AsOfBanner
      asOf={asOf}
      now={addressOf({ page, id })}
      onDay={(day) => go(addressOf({ page, id, asOf: day }))}
    />
  );
}
