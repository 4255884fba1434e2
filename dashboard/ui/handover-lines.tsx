import type { Handover } from '../../worker/domain/handover.ts';
import { Icon } from './icon.tsx';
import { Outside } from './outside.tsx';
import { ActorLink } from './record-links.tsx';
import { useSetting } from './setting.ts';

/** Handovers as lines: when, of which body, from whom to whom. */
export function HandoverLines({ handovers }: { handovers: Handover[] }) {
  const { words, formats } = useSetting();
  return (
    <ul class="lines">
      {handovers.map(({ id, body, from, to, successor, date, status, capacity, note }) => (
        <li key={id}>
          <p class="line-when">{formats.date(date)}</p>
          <div>
            <p class="entry-title">
              <ActorLink actor={body} />
            </p>
            <p>
              {from ? <ActorLink actor={from} /> : <span class="quiet">{words.noActor}</span>}{' '}
              <Icon name="to" />
              <span class="visually-hidden">{words.handover.to}</span>{' '}
              {to ? (
                <ActorLink actor={to} />
              ) : (
                <span class="quiet">{words.handover[successor === 'vacant' ? 'vacant' : 'notRecorded']}</span>
              )}
            </p>
            <p class="entry-notes">
              {words.terms.handoverStatus[status]}
              {capacity === 'acting' && ` · ${words.terms.capacity.acting}`}
            </p>
            {note && (
              <p class="quiet">
                <Outside>{note}</Outside>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
