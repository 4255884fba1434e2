import { useLayoutEffect, useState } from 'preact/hooks';
import { standings } from '../../../worker/domain/commitments/standing.ts';
import { api } from '../../api.ts';
import { type TimelineKind, type TimelineView, timelineKinds } from '../../location-views.ts';
import { ActorPicker } from '../../ui/actor-picker.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { BodyChoice } from '../../ui/body-choice.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useSetting } from '../../ui/setting.ts';

type Props = { view: TimelineView; onChange: (part: Partial<TimelineView>) => void };

function Kinds({ view, onChange }: Props) {
  const { words } = useSetting();
  const shown = view.kinds ?? [...timelineKinds];
  const toggle = (kind: TimelineKind) => {
    const next = timelineKinds.filter((one) => (one === kind ? !shown.includes(one) : shown.includes(one)));
    // Nothing at all is never what is meant: the last one taken away brings all of them back.
    onChange({ kinds: next.length === 0 || next.length === timelineKinds.length ? undefined : next });
  };
  return (
    <fieldset class="kinds">
      <legend>{words.timeline.kind}</legend>
      {timelineKinds.map((kind) => (
        <label key={kind} class="tick">
          <input type="checkbox" checked={shown.includes(kind)} onChange={() => toggle(kind)} />
          {words.timeline.kinds[kind]}
        </label>
      ))}
    </fieldset>
  );
}

const wide = '(width >= 40rem)';

/** Folded on a phone, where the drawing comes first; on wider screens there is nothing to unfold. */
function useFold(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(wide).matches);
  useLayoutEffect(() => {
    const media = matchMedia(wide);
    const follow = () => setWide(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return !isWide;
}

/** Waits with what the page can do without until the page itself is there. */
function useLater(): boolean {
  const [isLater, setLater] = useState(false);
  useLayoutEffect(() => {
    const timer = setTimeout(() => setLater(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return isLater;
}

export function Filters(props: Props) {
  const { words } = useSetting();
  const folds = useFold();
  const { kinds, body, actor, topic, standing } = props.view;
  const set = [kinds, body, actor, topic, standing].filter(Boolean).length;
  if (!folds) return <FilterForm {...props} />;
  return (
    <details class="filters-fold">
      <summary>{words.timeline.filtersSet(set)}</summary>
      <FilterForm {...props} />
    </details>
  );
}

function FilterForm({ view, onChange }: Props) {
  const { words } = useSetting();
  const isLater = useLater();
  const bodies = useAnswer(isLater || view.body ? api.actors({ kind: 'body' }, { limit: 200 }) : null);
  const topics = useAnswer(isLater || view.topic ? api.topics() : null);
  const { timeline } = words;
  const isFiltered = view.kinds || view.body || view.actor || view.topic || view.standing;
  return (
    <form class="filters" aria-label={timeline.filters} onSubmit={(event) => event.preventDefault()}>
      <Kinds view={view} onChange={onChange} />
      <BodyChoice bodies={bodies.value?.items} value={view.body} onChange={(body) => onChange({ body })} />
      <ActorPicker label={timeline.actor} value={view.actor} onChange={(actor) => onChange({ actor })} />
      <Choice
        label={timeline.topic}
        all={timeline.allTopics}
        value={view.topic}
        options={topics.value?.items ?? []}
        onChange={(topic) => onChange({ topic })}
      />
      <Choice
        label={timeline.standing}
        all={timeline.allStandings}
        value={view.standing}
        options={standings.map((id) => ({ id, name: words.terms.standing[id] }))}
        onChange={(standing) => onChange({ standing })}
      />
      <button
        type="button"
        class="is-plain"
        disabled={!isFiltered}
        onClick={() =>
          onChange({
            kinds: undefined,
            body: undefined,
            actor: undefined,
            topic: undefined,
            standing: undefined,
          })
        }
      >
        {timeline.clear}
      </button>
    </form>
  );
}
