import type { Handover } from '../../worker/domain/handovers/handover.ts';
import { addressOf } from '../location.ts';
import { Icon } from './icon.tsx';
import { ActorLink } from './record-links.tsx';
import { useSetting } from './setting.ts';

/** Handovers as lines: when, of which body, from whom to whom. */
export function HandoverLines({ handovers }: { handovers: Handover[] }) {
  const { words, formats, locale, today } = useSetting();
  return (
    <ul class="lines">
      {handovers.map(({ id, body, from, to, successor, date, status, capacity }) => (
        <li key={id}>
          <p class="line-when">
            <a href={addressOf({ page: 'handover', id })}>{formats.date(date)}</a>
          </p>
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
              {status !== 'completed' && (
                <span class="quiet">
                  , {formats.handoverStatus({ status, date }, today).toLocaleLowerCase(locale)}
                </span>
              )}
              {capacity === 'acting' && (
                <span class="quiet">, {words.terms.capacity.acting.toLocaleLowerCase(locale)}</span>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
