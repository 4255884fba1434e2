import { type ComponentChildren, createContext } from 'preact';
import { useContext, useLayoutEffect } from 'preact/hooks';
import type { DayRange } from '../../../worker/domain/commitments/standing.ts';
import { addressOf } from '../../location.ts';
import { type TraceEdge, type Tracing, tracing } from '../../timeline/trace.ts';
import { Outside } from '../../ui/outside.tsx';

/** What the panel makes the page do. */
export type PanelActs = {
  /** Selects another record; its days say where the drawing has to go for it. */
  onShow: (key: string, range: DayRange) => void;
  /** Draws what leads to the record shown, and what follows from it. */
  onTrace: (tracing: Tracing | null) => void;
};

export const PanelContext = createContext<PanelActs>({ onShow: () => {}, onTrace: () => {} });

/** Traces as long as the record is shown. */
export function useTrace(edges: readonly TraceEdge[]): void {
  const { onTrace } = useContext(PanelContext);
  const said = JSON.stringify(edges);
  useLayoutEffect(() => {
    onTrace(edges.length === 0 ? null : tracing(edges));
    return () => onTrace(null);
  }, [said]);
}

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

type Props = {
  kind: 'briefing' | 'commitment' | 'handover';
  id: string;
  range: DayRange | null;
  children: string;
};

/** Another record: shown in the drawing where it has a date, else on its page. */
export function Related({ kind, id, range, children }: Props) {
  const { onShow } = useContext(PanelContext);
  const isDated = range !== null && (range.earliest ?? range.latest) !== null;
  const show = (event: MouseEvent) => {
    if (!isDated || !isPlain(event)) return;
    event.preventDefault();
    onShow(`${kind}:${id}`, range);
  };
  return (
    <a href={addressOf({ page: kind, id })} onClick={show}>
      <Outside>{children}</Outside>
    </a>
  );
}

/** A part of the panel under a heading of its own. */
export const PanelPart = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="panel-part">
    <h3>{title}</h3>
    {children}
  </section>
);
