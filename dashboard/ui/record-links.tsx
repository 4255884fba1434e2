import type { ActorLink as Actor } from '../../worker/domain/actor.ts';
import type { BriefingLink as Briefing } from '../../worker/domain/briefing.ts';
import { actorAddress, addressOf } from '../location.ts';
import { Outside } from './outside.tsx';
import { useSetting } from './setting.ts';

export const ActorLink = ({ actor }: { actor: Pick<Actor, 'id' | 'kind' | 'name'> }) => (
  <a href={actorAddress(actor)}>
    <Outside>{actor.name}</Outside>
  </a>
);

export function BriefingLink({ briefing, withDate }: { briefing: Briefing; withDate?: boolean }) {
  const { formats } = useSetting();
  const date = withDate && formats.date(briefing.start);
  return (
    <span>
      <a href={addressOf({ page: 'briefing', id: briefing.id })}>
        <Outside>{briefing.title}</Outside>
      </a>
      {date && <span class="quiet">, {date}</span>}
    </span>
  );
}

export const CommitmentLink = ({ commitment }: { commitment: { id: string; text: string } }) => (
  <a href={addressOf({ page: 'commitment', id: commitment.id })} class="commitment-link">
    <Outside>{commitment.text}</Outside>
  </a>
);

/** Topics lead to the timeline of the topic. */
export const TopicLinks = ({ topics }: { topics: { id: string; name: string }[] }) => (
  <ul class="inline-list">
    {topics.map((topic) => (
      <li key={topic.id}>
        <a href={addressOf({ page: 'timeline', view: { topic: topic.id } })}>
          <Outside>{topic.name}</Outside>
        </a>
      </li>
    ))}
  </ul>
);
