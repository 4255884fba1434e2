import type { TermOut } from '../../../worker/domain/handover.ts';
import { ActorLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';

/** The term that is current, with its neighbours; without one, the neighbours of today by their place. */
function around(terms: TermOut[], today: string) {
  const current = terms.findIndex((term) => term.current);
  if (current >= 0) return { before: terms[current - 1], now: terms[current], next: terms[current + 1] };
  const next = terms.findIndex(({ start }) => (start?.earliest ?? start?.latest ?? '') > today);
  const before = next < 0 ? terms.at(-1) : terms[next - 1];
  return { before, now: undefined, next: next < 0 ? undefined : terms[next] };
}

function Chair({ label, term, nobody }: { label: string; term: TermOut | undefined; nobody: string }) {
  const { words, formats } = useSetting();
  const start = term && formats.term(term.start);
  const end = term && formats.term(term.end);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {term ? (
          term.holder ? (
            <ActorLink actor={term.holder} />
          ) : (
            words.terms.termKind[term.kind]
          )
        ) : (
          <span class="quiet">{nobody}</span>
        )}
        <span class="chair-term">
          {start && <span>{words.from(start)}</span>}
          {end && <span>{words.until(end)}</span>}
          {term?.projected && <span>{words.timeline.projected}</span>}
          {term?.capacity === 'acting' && <span>{words.terms.capacity.acting}</span>}
        </span>
      </dd>
    </div>
  );
}

/** Who did, who does, who will. */
export function Chairs({ terms }: { terms: TermOut[] }) {
  const { words, today } = useSetting();
  const { before, now, next } = around(terms, today);
  return (
    <dl class="chairs">
      <Chair label={words.body.before} term={before} nobody={words.noActor} />
      <Chair label={words.body.now} term={now} nobody={words.body.nobodyNow} />
      <Chair label={words.body.next} term={next} nobody={words.body.nobodyNext} />
    </dl>
  );
}
