import type { FollowUpView } from '../../location-views.ts';
import { ActorPicker } from '../../ui/actor-picker.tsx';
import { BodyChoice } from '../../ui/body-choice.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useSetting } from '../../ui/setting.ts';

type Option = { id: string; name: string };
type Props = {
  label: string;
  view: FollowUpView;
  bodies: Option[] | undefined;
  topics: Option[];
  onChange(part: Partial<FollowUpView>): void;
};

/** What all the figures are narrowed to. */
export function Filters({ label, view, bodies, topics, onChange }: Props) {
  const { words } = useSetting();
  const { timeline } = words;
  return (
    <form class="filters is-summary" aria-label={label} onSubmit={(event) => event.preventDefault()}>
      <BodyChoice bodies={bodies} value={view.body} onChange={(body) => onChange({ body })} />
      <ActorPicker label={words.lists.party} value={view.party} onChange={(party) => onChange({ party })} />
      <Choice
        label={timeline.topic}
        all={timeline.allTopics}
        value={view.topic}
        options={topics}
        onChange={(topic) => onChange({ topic })}
      />
      <button
        type="button"
        class="is-plain"
        disabled={!(view.body || view.party || view.topic)}
        onClick={() => onChange({ body: undefined, party: undefined, topic: undefined })}
      >
        {timeline.clear}
      </button>
    </form>
  );
}
