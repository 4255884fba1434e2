import { useMemo, useState } from 'preact/hooks';
import type { Timeline } from '../../../worker/domain/timeline.ts';
import { actorAddress } from '../../location.ts';
import { Outcome } from '../../ui/badges.tsx';
import { Obligors } from '../../ui/commitment-list.tsx';
import { Due } from '../../ui/due.tsx';
import { Outside } from '../../ui/outside.tsx';
import { BriefingLink, CommitmentLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';
import { type Entry, entriesOf, monthsAround } from './entries.ts';
import type { Window } from './window.ts';

/** More entries than this are shown on asking only. */
const atOnce = 300;

function HandoverLine({ entry }: { entry: Extract<Entry, { kind: 'handover' }> }) {
  const { words, formats } = useSetting();
  const { body, term } = entry;
  const sentence =
    term.kind === 'vacant'
      ? words.timeline.vacant(body.name)
      : term.holder
        ? words.timeline.takesOver(term.holder.name, body.name)
        : words.timeline.notRecorded(body.name);
  return (
    <>
      <p class="entry-title">
        <a href={actorAddress(body)}>
          <Outside>{sentence}</Outside>
        </a>
      </p>
      <p class="entry-notes">
        {formats.term(term.start)}
        {term.projected && <span> · {words.timeline.projected}</span>}
      </p>
    </>
  );
}

function EntryLine({ entry, today }: { entry: Entry; today: string }) {
  const { words, formats } = useSetting();
  return (
    <li class={`entry is-${entry.kind}`}>
      <span class="entry-kind">{words.timeline.entry[entry.kind]}</span>
      <div>
        {entry.kind === 'handover' && <HandoverLine entry={entry} />}
        {entry.kind === 'briefing' && (
          <>
            <p class="entry-title">
              <BriefingLink briefing={entry.record} />
            </p>
            <p class="entry-notes">
              {formats.span(entry.record.start, entry.record.end)}
              {entry.record.city && (
                <>
                  {' · '}
                  <Outside>{entry.record.city}</Outside>
                </>
              )}
              {entry.record.status !== 'held' && ` · ${words.terms.briefingStatus[entry.record.status]}`}
            </p>
          </>
        )}
        {entry.kind === 'commitment' && (
          <>
            <p class="entry-title">
              <CommitmentLink commitment={entry.record} />
            </p>
            <div class="entry-notes">
              <Outcome standing={entry.record.standing} status={entry.record.status} />
              <Due commitment={entry.record} today={today} />
              <Obligors commitment={entry.record} />
            </div>
          </>
        )}
      </div>
    </li>
  );
}

function Group({
  title,
  entries,
  today,
  isNow,
}: {
  title: string;
  entries: Entry[];
  today: string;
  isNow?: boolean;
}) {
  const { words, formats } = useSetting();
  return (
    <section class={isNow ? 'month is-now' : 'month'}>
      <h3>
        {title}
        {isNow && <span class="today">{words.timeline.todayIs(formats.day(today))}</span>}
      </h3>
      <ul>
        {entries.map((entry) => (
          <EntryLine key={`${entry.kind}:${entry.id}`} entry={entry} today={today} />
        ))}
      </ul>
    </section>
  );
}

/** The timeline as a document: what the drawing illustrates. */
export function TimelineList({ data, window }: { data: Timeline; window: Window }) {
  const { words, formats } = useSetting();
  const [opened, setOpened] = useState({ earlier: false, later: false });
  const [from, to] = window;
  const { months, undated, counts } = useMemo(() => entriesOf(data, [from, to]), [data, from, to]);
  const [first, end] = monthsAround(months, data.today, atOnce);
  const hasEarlier = first > 0 && !opened.earlier;
  const hasLater = end < months.length && !opened.later;
  const shown = months.slice(hasEarlier ? first : 0, hasLater ? end : undefined);
  const isEmpty = months.length === 0 && undated.length === 0;
  return (
    <section class="section timeline-list">
      <h2>{words.timeline.listTitle}</h2>
      <p class="quiet" role="status">
        {isEmpty
          ? words.timeline.empty
          : words.timeline.found(counts.briefing, counts.commitment, counts.handover)}
      </p>
      {Object.values(data.more).some(Boolean) && <p class="quiet">{words.timeline.more}</p>}
      {hasEarlier && (
        <p class="more">
          <button type="button" onClick={() => setOpened({ ...opened, earlier: true })}>
            {words.timeline.showEarlier}
          </button>
        </p>
      )}
      {shown.map(({ month, entries }) => (
        <Group
          key={month}
          title={formats.month(month)}
          entries={entries}
          today={data.today}
          isNow={data.today.startsWith(month)}
        />
      ))}
      {hasLater && (
        <p class="more">
          <button type="button" onClick={() => setOpened({ ...opened, later: true })}>
            {words.timeline.showLater}
          </button>
        </p>
      )}
      {undated.length > 0 && <Group title={words.timeline.undated} entries={undated} today={data.today} />}
    </section>
  );
}
