import type { Commitment } from '../../worker/domain/commitments/commitment.ts';
import { Outcome } from './badges.tsx';
import { Due } from './due.tsx';
import { Outside } from './outside.tsx';
import { ActorLink, BriefingLink, CommitmentLink } from './record-links.tsx';
import { SeenBy } from './seen-by.tsx';
import { useSetting } from './setting.ts';

/** Who sees to it: a person by name, an actor with its page. */
export function OwnerName({ owner }: { owner: Commitment['owner'] }) {
  const { words } = useSetting();
  if (owner?.actor) return <ActorLink actor={owner.actor} />;
  return owner?.person ? (
    <Outside>{owner.person.name}</Outside>
  ) : (
    <span class="quiet">{words.commitment.nobody}</span>
  );
}

/** Who undertook it: actors with their pages, others in the words of the source. */
export function Obligors({ commitment }: { commitment: Pick<Commitment, 'parties'> }) {
  const { words } = useSetting();
  const obligors = commitment.parties.filter(({ role }) => role === 'obligor');
  if (obligors.length === 0) return <span class="quiet">{words.unnamed}</span>;
  return (
    <ul class="inline-list">
      {obligors.map((party) => (
        <li key={party.id}>
          {party.actor ? <ActorLink actor={party.actor} /> : <Outside>{party.words}</Outside>}
        </li>
      ))}
    </ul>
  );
}

type Shown = { commitment: Commitment; today?: string; withoutBriefing?: boolean; withOwner?: boolean };

/** What stands in the row of a commitment: what, whose, by when, where it stands, where promised, what came last. */
export function CommitmentParts({ commitment, today, withoutBriefing, withOwner }: Shown) {
  const { words, formats } = useSetting();
  return (
    <>
      <div class="commitment-what">
        <p class="commitment-text">
          <CommitmentLink commitment={commitment} />
        </p>
        <dl class="row-facts">
          <div>
            <dt>{words.terms.partyRole.obligor}</dt>
            <dd>
              <Obligors commitment={commitment} />
            </dd>
          </div>
          {!withoutBriefing && (
            <div>
              <dt>{words.commitment.promisedAt}</dt>
              <dd>
                {commitment.briefing ? (
                  <BriefingLink briefing={commitment.briefing} withDate />
                ) : (
                  <span class="quiet">{words.commitment.notAtABriefing}</span>
                )}
              </dd>
            </div>
          )}
          <div>
            <dt>{words.commitment.lastFollowUp}</dt>
            <dd>
              {commitment.lastFollowUpOn ? (
                formats.day(commitment.lastFollowUpOn)
              ) : (
                <span class="quiet">{words.commitment.noFollowUp}</span>
              )}
            </dd>
          </div>
          {withOwner && (
            <div>
              <dt>{words.commitment.owner}</dt>
              <dd>
                <OwnerName owner={commitment.owner} />
              </dd>
            </div>
          )}
        </dl>
      </div>
      <div class="commitment-when">
        <Outcome standing={commitment.standing} status={commitment.status} /> <SeenBy record={commitment} />
        <Due commitment={commitment} today={today} />
      </div>
    </>
  );
}

/** One commitment in a list. */
export const CommitmentRow = (shown: Shown) => (
  <li class="commitment-row">
    <CommitmentParts {...shown} />
  </li>
);

export const CommitmentList = ({
  commitments,
  ...rest
}: {
  commitments: Commitment[];
  today?: string;
  withoutBriefing?: boolean;
}) => (
  <ul class="commitments">
    {commitments.map((commitment) => (
      <CommitmentRow key={commitment.id} commitment={commitment} {...rest} />
    ))}
  </ul>
);
