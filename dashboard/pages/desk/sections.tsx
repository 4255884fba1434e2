import { useRef, useState } from 'preact/hooks';
import type { Desk } from '../../../worker/domain/desk/desk.ts';
import { deskWords } from '../../../worker/words/desk.ts';
import { addressOf } from '../../location.ts';
import type { DeskView } from '../../location-desk.ts';
import { isTyping } from '../../ui/keys.ts';
import { go } from '../../ui/navigation.ts';
import { DeskRow } from './row.tsx';
import { Section } from './section.tsx';
import { Selection } from './selection.tsx';
import { type Opened, ofSelection, type Rows } from './use-rows.ts';

const opening: Record<string, Opened['what']> = {
  n: 'note',
  s: 'status',
  d: 'due',
  e: 'evidenceTitle',
  v: 'verification',
  o: 'owner',
};

const steps: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

type Props = { desk: Desk; view: DeskView; rows: Rows; mayWrite: boolean };

/** The sections with their rows. Single letters act on the row that has the focus, and nowhere else. */
export function Sections({ desk: { sections, today }, view, rows, mayWrite }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const shown = sections.filter(({ items, next }) => items.length > 0 || next !== null);
  const first = shown[0] && `${shown[0].section}:${shown[0].items[0]?.id}`;
  const [entry, setEntry] = useState<string | null>(null);
  const rowsInPlace = () => [...(place.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const entryNow = rowsInPlace().some(({ dataset }) => dataset.row === entry) ? entry : first;
  const backToRow = () =>
    (rowsInPlace().find(({ dataset }) => dataset.row === entry) ?? rowsInPlace()[0])?.focus();

  const step = (row: HTMLElement, by: 1 | -1) => {
    const all = rowsInPlace();
    const next = all[all.indexOf(row) + by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event) || !(event.target instanceof Element)) return;
    const row = event.target.closest<HTMLElement>('[data-row]');
    const key = row?.dataset.row;
    if (!row || !key) return;
    const id = key.slice(key.indexOf(':') + 1);
    const by = steps[event.key];
    const what = opening[event.key];
    if (by) step(row, by);
    else if (event.key === 'Enter' && event.target === row) go(addressOf({ page: 'commitment', id }));
    else if (mayWrite && event.key === 'x') rows.toggle(id);
    else if (mayWrite && what)
      rows.open({ key: rows.selected.size > 0 && what !== 'owner' ? ofSelection : key, what });
    else return;
    event.preventDefault();
  };

  return (
    // The keys are those of the rows in it, each of which is reached by Tab and has its commands as buttons too.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div ref={place} onKeyDown={onKeyDown}>
      {shown.map((of) => (
        <Section key={of.section} of={of} view={view}>
          {(items) =>
            items.map((item) => {
              const key = `${of.section}:${item.id}`;
              return (
                <DeskRow
                  key={key}
                  rowKey={key}
                  commitment={rows.changed.get(item.id) ?? item}
                  today={today}
                  rows={rows}
                  mayWrite={mayWrite}
                  isEntry={entryNow === key}
                  onEnter={() => setEntry(key)}
                />
              );
            })
          }
        </Section>
      ))}
      {shown.length === 0 && (
        <p class="section" id="rows" tabIndex={-1}>
          {Object.values(view).some(Boolean) ? deskWords.nothingFiltered : deskWords.nothing}
        </p>
      )}
      {mayWrite && <Selection rows={rows} onLeave={backToRow} />}
    </div>
  );
}
