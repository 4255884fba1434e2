import type { CommitmentDetail } from '../../../worker/domain/commitment.ts';
import { Outside, OutsideText } from '../../ui/outside.tsx';
import { useSetting } from '../../ui/setting.ts';
import { SourceList } from '../../ui/source-list.tsx';
import { Moves } from './moves.tsx';

/** The follow-ups of a commitment in the order of time. */
export function FollowUps({ commitment }: { commitment: CommitmentDetail }) {
  const { words, formats } = useSetting();
  const { followUps, parties } = commitment;
  if (followUps.length === 0) return <p class="quiet">{words.commitment.noFollowUps}</p>;
  const partyName = (id: string | null) => {
    const party = parties.find((one) => one.id === id);
    return party?.actor?.name ?? party?.words ?? null;
  };
  const inTime = [...followUps].sort((a, b) => a.on.localeCompare(b.on));
  return (
    <ol class="lines">
      {inTime.map((followUp) => {
        const party = partyName(followUp.party);
        return (
          <li key={followUp.id}>
            <p class="line-when">{formats.day(followUp.on)}</p>
            <div>
              <p class="line-kind">
                {words.terms.followUpKind[followUp.kind]}
                {party && (
                  <>
                    , <Outside>{words.commitment.forParty(party)}</Outside>
                  </>
                )}
              </p>
              <Moves followUp={followUp} />
              {followUp.note && <OutsideText text={followUp.note} />}
              {followUp.sources.length > 0 && <SourceList sources={followUp.sources} />}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
