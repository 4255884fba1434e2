import type { ComponentChildren } from 'preact';
import type { TermOut } from '../../../worker/domain/handovers/handover.ts';
import { ActorLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';
import { around } from './around.ts';

function Holder({ term }: { term: TermOut }) {
  const { words } = useSetting();
  return term.holder ? <ActorLink actor={term.holder} /> : <span>{words.terms.termKind[term.kind]}</span>;
}

/** From when until when, and on what that rests. */
function TermNotes({ term }: { term: TermOut }) {
  const { words, formats } = useSetting();
  const start = formats.term(term.start);
  const end = formats.term(term.end);
  const announced = term.announcement && words.terms.announcedFor[term.announcement];
  return (
    <>
      {start && <span>{announced ? announced(start) : words.from(start)}</span>}
      {end && <span>{words.until(end)}</span>}
      {term.projected && <span>{formats.basis(term)}</span>}
      {term.capacity === 'acting' && <span>{words.terms.capacity.acting}</span>}
    </>
  );
}

function Chair({ label, term, nobody }: { label: string; term?: TermOut; nobody: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {term ? <Holder term={term} /> : nobody}
        {term && (
          <span class="chair-term">
            <TermNotes term={term} />
          </span>
        )}
      </dd>
    </div>
  );
}

/** Nobody is known to preside, but somebody was announced for a day that has passed. */
function NotKnown({ term }: { term: TermOut }) {
  const { words, formats } = useSetting();
  const when = formats.term(term.start) ?? words.noDate;
  return (
    <>
      <span class="quiet">{words.body.notKnown}</span>
      <span class="chair-term">
        <span>
          <Holder term={term} />, {words.terms.announcedFor.not_confirmed(when)}
        </span>
      </span>
    </>
  );
}

/** Who did, who does, who will. */
export function Chairs({ terms }: { terms: TermOut[] }) {
  const { words, today, asOf } = useSetting();
  const { before, now, unconfirmed, next } = around(terms, today);
  const nobody = (said: string) => <span class="quiet">{said}</span>;
  return (
    <dl class="chairs">
      <Chair label={words.body.before} term={before} nobody={nobody(words.noActor)} />
      <Chair
        label={asOf ? words.body.onThatDay : words.body.now}
        term={now}
        nobody={unconfirmed ? <NotKnown term={unconfirmed} /> : nobody(words.body.nobodyNow)}
      />
      <Chair label={words.body.next} term={next} nobody={nobody(words.body.nobodyNext)} />
    </dl>
  );
}
