import type { BriefingDetail } from '../../../worker/domain/briefing.ts';
import { Outside } from '../../ui/outside.tsx';
import { ActorLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';

type Participation = BriefingDetail['participations'][number];

const order: Participation['role'][] = [
  'organiser',
  'co_organiser',
  'supporter',
  'moderator',
  'speaker',
  'attendee',
];

/** Who was there, by what they did. */
export function Participants({ participations }: { participations: Participation[] }) {
  const { words } = useSetting();
  if (participations.length === 0) return <p class="quiet">{words.briefing.noParticipants}</p>;
  const groups = order
    .map((role) => ({ role, members: participations.filter((one) => one.role === role) }))
    .filter(({ members }) => members.length > 0);
  return (
    <>
      {groups.map(({ role, members }) => (
        <div key={role} class="role">
          <h3>{words.terms.participationRole[role]}</h3>
          <ul>
            {members.map(({ id, actor, position }) => (
              <li key={id}>
                <ActorLink actor={actor} />
                {position && (
                  <span class="position">
                    <Outside>{position}</Outside>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
