import { deskWords } from '../../../worker/words/desk.ts';
import { api } from '../../api.ts';
import type { DeskView } from '../../location-desk.ts';
import { useActorNamed } from '../../ui/actor-named.ts';
import { ActorPicker } from '../../ui/actor-picker.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { BodyChoice } from '../../ui/body-choice.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useSetting } from '../../ui/setting.ts';

type Props = { view: DeskView; mayWrite: boolean; onChange(part: DeskView): void };

/** What the desk is narrowed to; whose it is comes first. */
export function Filters({ view, mayWrite, onChange }: Props) {
  const { words } = useSetting();
  const { timeline } = words;
  const bodies = useAnswer(api.actors({ kind: 'body' }, { limit: 200 }));
  const topics = useAnswer(api.topics());
  const owners = useAnswer(mayWrite ? api.owners() : null);
  const ownedBy = view.owner?.startsWith('actor:') ? view.owner.slice('actor:'.length) : undefined;
  const owner = useActorNamed(ownedBy);
  return (
    <form class="filters is-desk" aria-label={deskWords.filters} onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={deskWords.owner}
        all={deskWords.anyone}
        value={view.owner}
        options={[
          { id: 'me', name: deskWords.mine },
          { id: 'none', name: deskWords.nobodys },
          ...(owners.value?.items ?? []).map(({ id, name }) => ({ id: `person:${id}`, name })),
          ...(owner ? [{ id: `actor:${ownedBy}`, name: owner.name }] : []),
        ]}
        onChange={(owner) => onChange({ owner })}
      />
      <ActorPicker label={words.lists.party} value={view.party} onChange={(party) => onChange({ party })} />
      <BodyChoice bodies={bodies.value?.items} value={view.body} onChange={(body) => onChange({ body })} />
      <Choice
        label={timeline.topic}
        all={timeline.allTopics}
        value={view.topic}
        options={topics.value?.items ?? []}
        onChange={(topic) => onChange({ topic })}
      />
    </form>
  );
}
