import type { BriefingItem, CommitmentItem } from '../../../worker/domain/timeline/timeline.ts';
import { addressOf } from '../../location.ts';
import type { TimelineView } from '../../location-views.ts';
import { Outcome } from '../../ui/badges.tsx';
import { Due } from '../../ui/due.tsx';
import { Outside } from '../../ui/outside.tsx';
import { CommitmentLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';
import type { Entry } from './entries.ts';

const BriefingLink = ({ briefing }: { briefing: { id: string; title: string } }) => (
  <a href={addressOf({ page: 'briefing', id: briefing.id })}>
    <Outside>{briefing.title}</Outside>
  </a>
);

function Also({ lanes }: { lanes: string[] }) {
  const { words } = useSetting();
  return lanes.length > 0 ? (
    <span class="also">
      <Outside>{words.timeline.alsoUnder(lanes)}</Outside>
    </span>
  ) : null;
}

function BriefingLine({ briefing, also }: { briefing: BriefingItem; also: string[] }) {
  const { words, formats } = useSetting();
  const { start, end, venue, city, status } = briefing;
  const where = [venue, city].filter((part) => part !== null).join(', ');
  return (
    <li class="line">
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
        <Also lanes={also} />
      </div>
    </li>
  );
}

function CommitmentLine({
  commitment,
  also,
  today,
}: {
  commitment: CommitmentItem;
  also: string[];
  today: string;
}) {
  const { words, formats } = useSetting();
  const { obligors, briefing, dueBriefing, originalDue, lastFollowUpOn, standing, status } = commitment;
  const facts = [
    [words.terms.partyRole.obligor, obligors.length > 0 && <Outside>{words.list(obligors)}</Outside>],
    [words.commitment.promisedAt, briefing && <BriefingLink briefing={briefing} />],
    [words.timeline.boundTo, dueBriefing && <BriefingLink briefing={dueBriefing} />],
    [words.due.original, originalDue && formats.date(originalDue)],
    [
      words.commitment.lastFollowUp,
      lastFollowUpOn ? formats.day(lastFollowUpOn) : words.commitment.noFollowUp,
    ],
  ] as const;
  return (
    <li class="commitment-row">
      <div class="commitment-what">
        <p class="commitment-text">
          <CommitmentLink commitment={commitment} />
        </p>
        <dl class="row-facts">
          {facts.map(([name, fact]) =>
            fact ? (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{fact}</dd>
              </div>
            ) : null,
          )}
        </dl>
        <Also lanes={also} />
      </div>
      <div class="commitment-when">
        <Outcome standing={standing} status={status} />
        <Due commitment={commitment} today={today} />
      </div>
    </li>
  );
}

/** What begins in a time, as a number that leads to that time. */
function CountLine({
  count,
  view,
}: {
  count: Extract<Entry, { count: unknown }>['count'];
  view: TimelineView;
}) {
  const { words } = useSetting();
  const { cell, n, open, of } = count;
  const inCell = { ...view, from: cell.from, to: cell.to };
  return (
    <li class="count-line">
      <a href={addressOf({ page: 'timeline', view: inCell })}>
        {words.timeline.counted({ count: n, open, of, cell: cell.words })}
      </a>
    </li>
  );
}

export function EntryLine({ entry, view, today }: { entry: Entry; view: TimelineView; today: string }) {
  if ('count' in entry) return <CountLine count={entry.count} view={view} />;
  const { item, also } = entry;
  if (item.kind === 'briefing') return <BriefingLine briefing={item} also={also} />;
  return <CommitmentLine commitment={item} also={also} today={today} />;
}
