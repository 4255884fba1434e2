import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useFollowUp } from './setting.ts';

// Before there was anything to record; a year that is being typed is not yet one that is meant.
const earliest = '1945-01-01';

/** The day at whose end the record is read. */
export function AsOf() {
  const { followUp, today, view, change } = useFollowUp();
  const { statuses } = followUp;
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();
  const day = view.asOf ?? today;
  useLayoutEffect(() => {
    if (field.current) field.current.value = day;
  }, [day]);
  const take = ({ value, validity }: HTMLInputElement) => {
    if (value === '' || !validity.valid) return;
    change({ asOf: value === today ? undefined : value });
  };
  return (
    <div class="as-of">
      <label class="field">
        <span class="field-label">{statuses.asOf}</span>
        <input
          ref={field}
          type="date"
          min={earliest}
          max={today}
          aria-describedby={hint}
          onChange={(event) => take(event.currentTarget)}
        />
      </label>
      {view.asOf && (
        <button type="button" onClick={() => change({ asOf: undefined })}>
          {statuses.toToday}
        </button>
      )}
      <p class="quiet" id={hint}>
        {statuses.asOfHint}
      </p>
    </div>
  );
}
