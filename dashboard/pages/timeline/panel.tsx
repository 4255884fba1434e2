import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../../api.ts';
import { termKey } from '../../timeline/keys.ts';
import { Answered } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSetting } from '../../ui/setting.ts';
import { BriefingSummary, CommitmentSummary, HandoverSummary, TermSummary } from './summaries.tsx';

/** A presidency has no address of its own: it is one of its body's. */
function Presidency({ selected }: { selected: string }) {
  const { words } = useSetting();
  const [, id = ''] = selected.split(':');
  const terms = useAnswer(api.terms(id));
  return (
    <Answered answer={terms}>
      {({ body, terms }) => {
        const term = terms.find((one) => termKey(body.id, one) === selected);
        return term ? <TermSummary body={body} term={term} /> : <p>{words.timeline.noneSelected}</p>;
      }}
    </Answered>
  );
}

/** The record that a key stands for, by its own address: the window need not hold it. */
function Content({ selected }: { selected: string }) {
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
  if (is('term')) return <Presidency selected={selected} />;
  return <p>{words.timeline.noneSelected}</p>;
}

/** The panel keeps clear of the mark that it tells of. */
function isMarkOnTheRight(): boolean {
  const mark = document.querySelector('.timeline .mark[aria-current]')?.getBoundingClientRect();
  return mark !== undefined && mark.left > document.documentElement.clientWidth / 2;
}

/** What is selected in the drawing. It lies over the page, so that nothing moves and no place is lost. */
export function SelectedPanel({ selected, onClose }: { selected: string; onClose: () => void }) {
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
        <Content selected={selected} />
      </div>
    </aside>
  );
}
