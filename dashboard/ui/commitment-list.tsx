import type { Commitment } from '../../worker/domain/commitment.ts';
import { Outcome } from './badges.tsx';
import { Due } from './due.tsx';
import { Outside } from './outside.tsx';
import { ActorLink, BriefingLink, CommitmentLink } from './record-links.tsx';
import { useSetting } from './setting.ts';

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

/** One commitment in a list: what, whose, by when, where it stands, where it was promised, what came last. */
export function CommitmentRow({
  commitment,
  today,
  withoutBriefing,
}: {
  commitment: Commitment;
  today?: string;
  withoutBriefing?: boolean;
}) {
  const { words, formats } = useSetting();
  return (
    <li class="commitment-row">
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
        </dl>
      </div>
      <div class="commitment-when">
        <Outcome standing={commitment.standing} status={commitment.status} />
        <Due commitment={commitment} today={today} />
      </div>
    </li>
  );
}

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
