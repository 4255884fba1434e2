import type { Commitment } from '../../../worker/domain/commitments/commitment.ts';
import { Outside } from '../../ui/outside.tsx';
import { ActorLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';

type Party = Commitment['parties'][number];

const order: Party['role'][] = ['obligor', 'partner', 'beneficiary'];

/** The parties by their part; each may carry a status of its own. */
export function Parties({ parties }: { parties: Party[] }) {
  const { words } = useSetting();
  if (parties.length === 0) return <p class="quiet">{words.commitment.noParties}</p>;
  const groups = order
    .map((role) => ({ role, members: parties.filter((party) => party.role === role) }))
    .filter(({ members }) => members.length > 0);
  return (
    <>
      {groups.map(({ role, members }) => (
        <div key={role} class="role">
          <h3>{words.terms.partyRole[role]}</h3>
          <ul>
            {members.map(({ id, actor, words: asGiven, status }) => (
              <li key={id}>
                {actor && <ActorLink actor={actor} />}
                {asGiven && (
                  <span class={actor ? 'position' : undefined}>
                    <Outside>{asGiven}</Outside>
                  </span>
                )}
                {status && (
                  <span class="position">{words.commitment.partyStatus(words.terms.status[status])}</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
