import type { CommitmentDetail, FollowUp, Withheld } from '../../../worker/domain/commitments/commitment.ts';
import { Outside, OutsideText } from '../../ui/outside.tsx';
import { SeenBy } from '../../ui/seen-by.tsx';
import { useSetting } from '../../ui/setting.ts';
import { SourceList } from '../../ui/source-list.tsx';
import { Moves } from './moves.tsx';

/** What one follow-up says. `party`: whose own status it is. */
function Entry({ followUp, party }: { followUp: FollowUp; party: string | null }) {
  const { words, formats } = useSetting();
  const { withdrawnAt } = followUp;
  return (
    <div class={withdrawnAt ? 'is-withdrawn' : undefined}>
      {withdrawnAt && <p class="withdrawn-mark">{words.commitment.withdrawn(formats.day(withdrawnAt))}</p>}
      <p class="line-kind">
        {words.terms.followUpKind[followUp.kind]}
        {party && (
          <>
            , <Outside>{words.commitment.forParty(party)}</Outside>
          </>
        )}{' '}
        <SeenBy record={followUp} />
      </p>
      <Moves followUp={followUp} />
      {followUp.note && <OutsideText text={followUp.note} />}
      {followUp.sources.length > 0 && <SourceList sources={followUp.sources} />}
    </div>
  );
}

/** That something moved is seen by whoever sees the commitment; why, is not always. */
function WithheldEntry({ kind }: Withheld) {
  const { words } = useSetting();
  return (
    <div>
      <p class="line-kind">{words.terms.followUpKind[kind]}</p>
      <p class="quiet">{words.commitment.withheld}</p>
    </div>
  );
}

/** The follow-ups of a commitment in the order of time. */
export function FollowUps({ commitment }: { commitment: CommitmentDetail }) {
  const { words, formats } = useSetting();
  const { followUps, withheld, parties } = commitment;
  if (followUps.length + withheld.length === 0) return <p class="quiet">{words.commitment.noFollowUps}</p>;
  const partyName = (id: string | null) => {
    const party = parties.find((one) => one.id === id);
    return party?.actor?.name ?? party?.words ?? null;
  };
  const entries = [
    ...followUps.map((one) => ({
      on: one.on,
      entry: <Entry key={one.id} followUp={one} party={partyName(one.party)} />,
    })),
    ...withheld.map((one, i) => ({ on: one.on, entry: <WithheldEntry key={i} {...one} /> })),
  ];
  return (
    <ol class="lines">
      {entries
        .sort((a, b) => a.on.localeCompare(b.on))
        .map(({ on, entry }) => (
          <li key={entry.key}>
            <p class="line-when">{formats.day(on)}</p>
            {entry}
          </li>
        ))}
    </ol>
  );
}
