import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Briefing } from '../../../worker/domain/briefing.ts';
import type { Timeline } from '../../../worker/domain/timeline.ts';
import { addressOf } from '../../location.ts';
import { CommitmentList } from '../../ui/commitment-list.tsx';
import { Outside } from '../../ui/outside.tsx';
import { BriefingLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';
import { aroundToday, dayOf, entriesOf } from './entries.ts';
import { Presidencies } from './presidencies.tsx';
import type { Window } from './window.ts';

/** More than this of a kind are shown on asking only. */
const atOnce = 60;

function BriefingLine({ briefing }: { briefing: Briefing }) {
  const { words, formats } = useSetting();
  const { start, end, venue, city, status } = briefing;
  const where = [venue, city].filter((part) => part !== null).join(', ');
  return (
    <li>
      <p class="line-when">{formats.span(start, end)}</p>
      <div>
        <p class="entry-title">
          <BriefingLink briefing={briefing} />
        </p>
        <p class="entry-notes">
          {where && <Outside>{where}</Outside>}
          {where && status !== 'held' && <span>·</span>}
          {status !== 'held' && words.terms.briefingStatus[status]}
        </p>
      </div>
    </li>
  );
}

/** A list in the order of time that opens about today where it is long. */
function InTime<T>({
  items,
  dayOfItem,
  today,
  children,
}: {
  items: T[];
  dayOfItem: (item: T) => string;
  today: string;
  children: (items: T[]) => ComponentChildren;
}) {
  const { words } = useSetting();
  const [opened, setOpened] = useState({ earlier: false, later: false });
  const [first, end] = aroundToday(items.map(dayOfItem), today, atOnce);
  const hasEarlier = first > 0 && !opened.earlier;
  const hasLater = end < items.length && !opened.later;
  const more = (side: 'earlier' | 'later', label: string) => (
    <p class="more">
      <button type="button" onClick={() => setOpened({ ...opened, [side]: true })}>
        {label}
      </button>
    </p>
  );
  return (
    <>
      {hasEarlier && more('earlier', words.timeline.showEarlier)}
      {children(items.slice(hasEarlier ? first : 0, hasLater ? end : undefined))}
      {hasLater && more('later', words.timeline.showLater)}
    </>
  );
}

/** The timeline as a document: what the drawing illustrates, in the same order. */
export function TimelineList({ data, window }: { data: Timeline; window: Window }) {
  const { words } = useSetting();
  const { timeline } = words;
  const [from, to] = window;
  const { briefings, commitments, bodies } = useMemo(() => entriesOf(data, [from, to]), [data, from, to]);
  const { today } = data;
  const isEmpty = briefings.length + commitments.length + bodies.length === 0;
  return (
    <section class="section timeline-list">
      <h2>{timeline.listTitle}</h2>
      <p class="quiet" role="status">
        {isEmpty ? timeline.empty : timeline.found(briefings.length, commitments.length, bodies.length)}
      </p>
      {Object.values(data.more).some(Boolean) && <p class="quiet">{timeline.more}</p>}
      {briefings.length > 0 && (
        <section class="lane">
          <h3>{timeline.kinds.briefings}</h3>
          <InTime items={briefings} dayOfItem={({ start }) => dayOf(start)} today={today}>
            {(items) => (
              <ul class="lines">
                {items.map((briefing) => (
                  <BriefingLine key={briefing.id} briefing={briefing} />
                ))}
              </ul>
            )}
          </InTime>
        </section>
      )}
      {commitments.length > 0 && (
        <section class="lane">
          <h3>{timeline.commitmentsDue}</h3>
          <InTime items={commitments} dayOfItem={({ due }) => dayOf(due)} today={today}>
            {(items) => <CommitmentList commitments={items} today={today} />}
          </InTime>
          <p class="quiet">
            <a href={addressOf({ page: 'upcoming', view: {} })}>{timeline.allCommitments}</a>
          </p>
        </section>
      )}
      {bodies.length > 0 && (
        <section class="lane">
          <h3>{timeline.kinds.bodies}</h3>
          <Presidencies bodies={bodies} today={today} />
        </section>
      )}
    </section>
  );
}
