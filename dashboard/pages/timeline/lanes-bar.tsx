import type { Timeline } from '../../../worker/domain/timeline/timeline.ts';
import { api } from '../../api.ts';
import type { TimelineView } from '../../location-views.ts';
import { ActorPicker } from '../../ui/actor-picker.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { Choice } from '../../ui/choice.tsx';
import { useSetting } from '../../ui/setting.ts';
import { pinned } from './lanes.ts';

type Props = { view: TimelineView; onChange: (part: Partial<TimelineView>) => void };

/** What each lane is of. Another grouping has other lanes: what was done with the last ones is over. */
export function Grouping({ view, onChange }: Props) {
  const { words } = useSetting();
  const { kind, ...others } = words.timeline.lanesBy;
  return (
    <select
      aria-label={words.timeline.lanes}
      value={view.lanes ?? 'kind'}
      onChange={({ currentTarget: { value } }) =>
        onChange({
          lanes: value === 'kind' ? undefined : (value as TimelineView['lanes']),
          pinned: undefined,
          hidden: undefined,
          collapsed: undefined,
        })
      }
    >
      <option value="kind">{kind}</option>
      {Object.entries(others).map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** Lanes that are not shown, and the way to them. */
export function LanesBeside({ view, onChange, data }: Props & { data: Timeline }) {
  const { words } = useSetting();
  const { timeline } = words;
  const hidden = view.hidden?.length ?? 0;
  if (data.otherLanes + hidden === 0) return null;
  return (
    <div class="lanes-beside">
      {hidden > 0 && (
        <p>
          {timeline.hiddenLanes(hidden)}{' '}
          <button type="button" class="is-plain" onClick={() => onChange({ hidden: undefined })}>
            {timeline.showHidden}
          </button>
        </p>
      )}
      {data.otherLanes > 0 && (
        <>
          <p>
            {timeline.otherLanes(data.otherLanes)} {timeline.otherLanesHelp}
          </p>
          <LaneFinder view={view} onChoose={(id) => onChange(pinned(view, id))} />
        </>
      )}
    </div>
  );
}

function LaneFinder({ view, onChoose }: { view: TimelineView; onChoose: (id: string) => void }) {
  const { words } = useSetting();
  const { lanes = 'body' } = view;
  const topics = useAnswer(lanes === 'topic' ? api.topics() : null);
  const bodies = useAnswer(lanes === 'body' ? api.actors({ kind: 'body' }, { limit: 200 }) : null);
  const choose = (id: string | undefined) => id && onChoose(id);
  const { chooseLane } = words.timeline;
  if (lanes === 'actor') return <ActorPicker label={chooseLane} value={undefined} onChange={choose} />;
  const options = (lanes === 'topic' ? topics.value?.items : bodies.value?.items) ?? [];
  const all = lanes === 'topic' ? words.timeline.topic : words.timeline.body;
  return <Choice label={chooseLane} all={all} value={undefined} options={options} onChange={choose} />;
}
