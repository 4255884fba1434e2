import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DayRange } from '../../../worker/domain/commitments/standing.ts';
import { api } from '../../api.ts';
import type { TimelineView } from '../../location-views.ts';
import { termKey } from '../../timeline/keys.ts';
import { Answered, Skeleton } from '../../ui/answered.tsx';
import { useAhead, useAnswer } from '../../ui/answers.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSetting } from '../../ui/setting.ts';
import { followingFrom } from './connections.tsx';
import { surroundings } from './find-target.ts';
import { type PanelActs, PanelContext } from './related.tsx';
import { BriefingSummary, CommitmentSummary, HandoverSummary, TermSummary } from './summaries.tsx';
import type { Window } from './window.ts';

function Briefing({ id }: { id: string }) {
  const answer = useAnswer(api.briefing(id));
  // What follows from it stands above its sources, and must not push them down.
  const isReady = useAhead(followingFrom(id));
  if (!isReady) return <Skeleton lines={8} />;
  return <Answered answer={answer}>{(briefing) => <BriefingSummary briefing={briefing} />}</Answered>;
}

function Commitment({ id }: { id: string }) {
  const answer = useAnswer(api.commitment(id));
  return <Answered answer={answer}>{(commitment) => <CommitmentSummary commitment={commitment} />}</Answered>;
}

function Handover({ id }: { id: string }) {
  const answer = useAnswer(api.handover(id));
  return <Answered answer={answer}>{(handover) => <HandoverSummary handover={handover} />}</Answered>;
}

/** A term is no record: it is found among those of its body. */
function Term({ selected }: { selected: string }) {
  const { words } = useSetting();
  const answer = useAnswer(api.terms(selected.split(':')[1] ?? ''));
  return (
    <Answered answer={answer}>
      {({ body, terms }) => {
        const term = terms.find((one) => termKey(body.id, one) === selected);
        return term ? <TermSummary body={body} term={term} /> : <p>{words.timeline.noneSelected}</p>;
      }}
    </Answered>
  );
}

function Content({ selected }: { selected: string }) {
  const { words } = useSetting();
  const [kind = ''] = selected.split(':');
  const id = selected.slice(kind.length + 1);
  if (kind === 'briefing') return <Briefing id={id} />;
  if (kind === 'commitment') return <Commitment id={id} />;
  if (kind === 'handover') return <Handover id={id} />;
  if (kind === 'term') return <Term selected={selected} />;
  return <p>{words.timeline.noneSelected}</p>;
}

const selectedMark = () => document.querySelector<SVGElement>('.timeline .mark[aria-current]');

/** The panel keeps clear of the mark that it tells of: beside it where there is room, else below it. */
function isMarkOnTheRight(): boolean {
  const mark = selectedMark()?.getBoundingClientRect();
  return mark !== undefined && mark.left > document.documentElement.clientWidth / 2;
}

function keepMarkInSight(panel: HTMLElement): void {
  const [mark, sheet] = [selectedMark()?.getBoundingClientRect(), panel.getBoundingClientRect()];
  const isSheet = sheet.left === 0;
  if (mark && isSheet && mark.bottom > sheet.top - 16) scrollBy({ top: mark.bottom - sheet.top + 16 });
}

/** Another record, in the window as it is where that holds it. */
function viewOf(selected: string, range: DayRange, window: Window): Partial<TimelineView> {
  const [first, last] = [range.earliest ?? range.latest ?? '', range.latest ?? range.earliest ?? ''];
  const isInSight = first <= window[1] && last >= window[0];
  const [from, to] = (isInSight ? null : surroundings(range, window)) ?? window;
  return { selected, from, to };
}

type Props = Pick<PanelActs, 'onTrace'> & {
  selected: string;
  window: Window;
  onShow: (view: Partial<TimelineView>) => void;
  onClose: () => void;
};

/** What is selected in the drawing. It lies over the page, so that nothing moves and no place is lost. */
export function SelectedPanel({ selected, window, onShow, onTrace, onClose }: Props) {
  const { words } = useSetting();
  const panel = useRef<HTMLElement>(null);
  /** Where the focus was, and goes again. */
  const before = useRef<Element | null>(null);
  const [isAtStart, setAtStart] = useState(false);
  const acts: PanelActs = {
    onTrace,
    onShow: (key, range) => {
      // The link that was pressed goes with what it stands in.
      panel.current?.focus({ preventScroll: true });
      onShow(viewOf(key, range, window));
    },
  };

  useLayoutEffect(() => {
    if (!panel.current) return;
    const { activeElement } = document;
    if (activeElement !== document.body && !panel.current.contains(activeElement))
      before.current = activeElement;
    panel.current.scrollTop = 0;
    setAtStart(isMarkOnTheRight());
    keepMarkInSight(panel.current);
  }, [selected]);

  const close = () => {
    const isInside = panel.current?.contains(document.activeElement);
    onClose();
    const back = before.current?.isConnected ? before.current : document.querySelector('.timeline');
    if (isInside && (back instanceof HTMLElement || back instanceof SVGElement))
      back.focus({ preventScroll: true });
  };
  const latest = useRef(close);
  latest.current = close;
  useLayoutEffect(() => {
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', closeByKey);
    return () => document.removeEventListener('keydown', closeByKey);
  }, []);

  return (
    <PanelContext.Provider value={acts}>
      <aside
        ref={panel}
        class={isAtStart ? 'panel is-at-start' : 'panel'}
        aria-label={words.timeline.selected}
        tabIndex={-1}
      >
        <button type="button" class="panel-close is-square" aria-label={words.close} onClick={close}>
          <Icon name="close" />
        </button>
        <div class="panel-content" aria-live="polite">
          <Content key={selected} selected={selected} />
        </div>
      </aside>
    </PanelContext.Provider>
  );
}
