import { useState } from 'preact/hooks';
import type { TermOut } from '../../../worker/domain/handovers/handover.ts';
import { addressOf } from '../../location.ts';
import { ActorLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';
import { aroundToday, dayOf, type LaneEntries } from './entries.ts';

/** More terms than this are folded to those about today. */
const mostTerms = 8;
const whenFolded = 4;

function Term({ term, isFolded }: { term: TermOut; isFolded: boolean }) {
  const { words, formats } = useSetting();
  const { holder, kind, start, end, startedBy, projected, capacity, current, announcement } = term;
  const from = formats.term(start);
  const until = formats.term(end);
  const when = from
    ? announcement
      ? words.terms.announcedFor[announcement](from)
      : words.from(from)
    : until
      ? words.until(until)
      : words.noDate;
  return (
    <li class={`${current ? 'is-current' : ''} ${isFolded ? 'is-folded' : ''}`}>
      {holder ? <ActorLink actor={holder} /> : <span class="quiet">{words.terms.termKind[kind]}</span>}
      <span class="position">
        {startedBy ? <a href={addressOf({ page: 'handover', id: startedBy })}>{when}</a> : when}
        {current && <span class="now"> {words.body.current}</span>}
        {projected && `, ${words.timeline.isProjected}`}
        {capacity === 'acting' && `, ${words.terms.capacity.acting}`}
      </span>
    </li>
  );
}

/** The presidencies of one body in this window, one after the other. */
export function Terms({ terms, today, name }: { terms: TermOut[]; today: string; name: string }) {
  const { words } = useSetting();
  const [isWhole, setWhole] = useState(false);
  const folds = terms.length > mostTerms && !isWhole;
  const days = terms.map(({ start }) => (start === null ? '' : dayOf(start)));
  const [first, end] = folds ? aroundToday(days, today, whenFolded) : [0, terms.length];
  return (
    <div>
      <ol class="terms-in-time">
        {terms.map((term, i) => (
          <Term
            key={term.startedBy ?? `${term.start?.earliest}-${i}`}
            term={term}
            isFolded={i < first || i >= end}
          />
        ))}
      </ol>
      {folds && (
        <button
          type="button"
          class="is-plain"
          aria-label={words.timeline.allTermsOf(terms.length, name)}
          onClick={() => setWhole(true)}
        >
          {words.timeline.allTerms(terms.length)}
        </button>
      )}
    </div>
  );
}

/** Who presides over each body in this window. */
export function Presidencies({ lanes, today }: { lanes: LaneEntries[]; today: string }) {
  return (
    <ul class="presidencies">
      {lanes.map(({ key, title, actor, terms }) => (
        <li key={key}>
          <h4>{actor ? <ActorLink actor={actor} /> : title}</h4>
          <Terms terms={terms} today={today} name={title} />
        </li>
      ))}
    </ul>
  );
}
