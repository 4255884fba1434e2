import { useState } from 'preact/hooks';
import type { Desk } from '../../../worker/domain/desk/desk.ts';
import { deskWords } from '../../../worker/words/desk.ts';
import { addressOf } from '../../location.ts';
import { ActorLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';

/** So many stand open. */
const first = 5;

/** Which presidencies pass on soon, or should have, and what passes on with them. */
export function Handovers({
  of,
  today,
  isOfBody,
}: {
  of: Desk['handovers'];
  today: string;
  /** Only those of one body. */
  isOfBody: boolean;
}) {
  const { words, formats, locale } = useSetting();
  const [isWhole, setWhole] = useState(of.length <= first + 1);
  return (
    <section class="section coming-handovers" id="handovers" aria-labelledby="handovers-title">
      <h2 id="handovers-title">{deskWords.handovers}</h2>
      {of.length === 0 && (
        <p class="quiet">{isOfBody ? deskWords.noHandoversOfBody : deskWords.noHandovers}</p>
      )}
      <ul class="since-lines">
        {(isWhole ? of : of.slice(0, first)).map(({ handover, openCommitments }) => {
          const { id, body, from, to, date, successor } = handover;
          const page = addressOf({ page: 'handover', id });
          return (
            <li key={id}>
              <p class="since-what">
                <ActorLink actor={body} />
              </p>
              <p>
                {from ? <ActorLink actor={from} /> : <span class="quiet">{words.noActor}</span>}{' '}
                {words.handover.to}{' '}
                {to ? (
                  <ActorLink actor={to} />
                ) : (
                  <span class="quiet">
                    {words.handover[successor === 'vacant' ? 'vacant' : 'notRecorded']}
                  </span>
                )}
              </p>
              <p>
                {formats.date(date)}
                <span class="quiet">
                  , {formats.handoverStatus(handover, today).toLocaleLowerCase(locale)}
                </span>
              </p>
              <p class="quiet">{deskWords.passesOn(openCommitments)}</p>
              <p class="row-links">
                <a href={page}>
                  {deskWords.handover}
                  <span class="visually-hidden">: {body.name}</span>
                </a>
                <a href={`${page}/file`}>
                  {deskWords.file}
                  <span class="visually-hidden">: {body.name}</span>
                </a>
              </p>
            </li>
          );
        })}
      </ul>
      {!isWhole && (
        <button type="button" class="is-plain" onClick={() => setWhole(true)}>
          {deskWords.showAll(of.length)}
          <span class="visually-hidden">: {deskWords.handovers}</span>
        </button>
      )}
    </section>
  );
}
