import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Timeline } from '../../../worker/domain/timeline.ts';
import { api } from '../../api.ts';
import { selectedIn } from '../../timeline/keys.ts';
import { Answered } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSetting } from '../../ui/setting.ts';
import { BriefingSummary, CommitmentSummary, HandoverSummary, TermSummary } from './summaries.tsx';

/** A record that the window does not hold, as when its address was sent to somebody. */
function Elsewhere({ selected }: { selected: string }) {
  const { words } = useSetting();
  const id = selected.slice(selected.indexOf(':') + 1);
  const is = (kind: string) => selected.startsWith(`${kind}:`);
  const briefing = useAnswer(is('briefing') ? api.briefing(id) : null);
  const commitment = useAnswer(is('commitment') ? api.commitment(id) : null);
  const handover = useAnswer(is('handover') ? api.handover(id) : null);
  if (is('briefing'))
    return <Answered answer={briefing}>{(record) => <BriefingSummary briefing={record} />}</Answered>;
  if (is('commitment'))
    return <Answered answer={commitment}>{(record) => <CommitmentSummary commitment={record} />}</Answered>;
  if (is('handover'))
    return <Answered answer={handover}>{(record) => <HandoverSummary {...record} />}</Answered>;
  return <p>{words.timeline.noneSelected}</p>;
}

function contentOf(data: Timeline | null, selected: string): ComponentChildren {
  const found = data && selectedIn(data, selected);
  switch (found?.kind) {
    case 'briefing':
      return <BriefingSummary briefing={found.briefing} />;
    case 'commitment':
      return <CommitmentSummary commitment={found.commitment} today={data?.today} />;
    case 'term':
      return <TermSummary body={found.body} term={found.term} />;
    default:
      // A handover is told of by its own record, which alone knows its status and sources.
      return <Elsewhere selected={selected} />;
  }
}

/** The panel keeps clear of the mark that it tells of. */
function isMarkOnTheRight(): boolean {
  const mark = document.querySelector('.timeline .mark[aria-current]')?.getBoundingClientRect();
  return mark !== undefined && mark.left > document.documentElement.clientWidth / 2;
}

/** What is selected in the drawing. It lies over the page, so that nothing moves and no place is lost. */
export function SelectedPanel({
  selected,
  data,
  onClose,
}: {
  selected: string;
  data: Timeline | null;
  onClose: () => void;
}) {
  const { words } = useSetting();
  const panel = useRef<HTMLElement>(null);
  const [isAtStart, setAtStart] = useState(false);

  // Once for each panel, which is new for each selection.
  useEffect(() => {
    const before = document.activeElement;
    setAtStart(isMarkOnTheRight());
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener('keydown', closeByKey);
    return () => {
      document.removeEventListener('keydown', closeByKey);
      const isInside = panel.current?.contains(document.activeElement);
      if (isInside && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  return (
    <aside ref={panel} class={isAtStart ? 'panel is-at-start' : 'panel'} aria-label={words.timeline.selected}>
      <button type="button" class="panel-close is-square" aria-label={words.close} onClick={onClose}>
        <Icon name="close" />
      </button>
      <div class="panel-content" aria-live="polite">
        {contentOf(data, selected)}
      </div>
    </aside>
  );
}
