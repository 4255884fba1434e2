import { useState } from 'preact/hooks';
import type { TermOut } from '../../../worker/domain/handovers/handover.ts';
import { addressOf } from '../../location.ts';
import { ActorLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';

const atOnce = 24;

function TermRow({ term }: { term: TermOut }) {
  const { words, formats } = useSetting();
  const start = formats.term(term.start);
  const isDoubtful = term.projected || term.announcement === 'not_confirmed';
  return (
    <tr class={term.current ? 'is-current' : isDoubtful ? 'is-projected' : undefined}>
      <th scope="row">
        {term.holder ? <ActorLink actor={term.holder} /> : words.terms.termKind[term.kind]}
        {term.current && <span class="now"> {words.body.current}</span>}
      </th>
      <td>
        {start && term.startedBy ? (
          <a href={addressOf({ page: 'handover', id: term.startedBy })}>{start}</a>
        ) : (
          (start ?? words.body.beforeRecord)
        )}
      </td>
      <td>{formats.term(term.end) ?? words.body.open}</td>
      <td>
        {formats.basis(term)}
        {term.capacity === 'acting' && `, ${words.terms.capacity.acting}`}
      </td>
    </tr>
  );
}

/** All terms, the latest first: what comes and what is now matters more than 1958. */
export function TermsTable({ terms }: { terms: TermOut[] }) {
  const { words } = useSetting();
  const [isWhole, setWhole] = useState(false);
  if (terms.length === 0) return <p class="quiet">{words.body.noTerms}</p>;
  const latestFirst = [...terms].reverse();
  const shown = isWhole ? latestFirst : latestFirst.slice(0, atOnce);
  return (
    <>
      <table class="terms">
        <thead>
          <tr>
            <th scope="col">{words.body.holder}</th>
            <th scope="col">{words.body.start}</th>
            <th scope="col">{words.body.end}</th>
            <th scope="col">{words.body.note}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((term) => (
            <TermRow key={`${term.startedBy}:${term.start?.earliest}:${term.endedBy}`} term={term} />
          ))}
        </tbody>
      </table>
      {shown.length < terms.length && (
        <p class="more">
          <button type="button" onClick={() => setWhole(true)}>
            {words.body.showAll(terms.length)}
          </button>
        </p>
      )}
    </>
  );
}
