import type { ActorLink as Actor } from '../../../worker/domain/actor.ts';
import type { Briefing } from '../../../worker/domain/briefing.ts';
import type { Commitment } from '../../../worker/domain/commitment.ts';
import type { HandoverDetail, TermOut } from '../../../worker/domain/handover.ts';
import { actorAddress, addressOf } from '../../location.ts';
import { Outcome } from '../../ui/badges.tsx';
import { Obligors } from '../../ui/commitment-list.tsx';
import { Due } from '../../ui/due.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Outside } from '../../ui/outside.tsx';
import { ActorLink, BriefingLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';
import { SourceList } from '../../ui/source-list.tsx';

/** What the panel says of a record, in short; its page says the rest. */

function Title({ eyebrow, children }: { eyebrow: string; children: string }) {
  return (
    <>
      <p class="eyebrow">{eyebrow}</p>
      <h2 class="panel-title">
        <Outside>{children}</Outside>
      </h2>
    </>
  );
}

function ToPage({ href }: { href: string }) {
  const { words } = useSetting();
  return (
    <p>
      <a href={href} class="to-page">
        {words.openPage}
      </a>
    </p>
  );
}

export function BriefingSummary({ briefing }: { briefing: Briefing }) {
  const { words, formats } = useSetting();
  const { venue, city, status, headCounts, summary } = briefing;
  const counts = headCounts.map(({ of, count, atLeast }) =>
    atLeast ? words.atLeast(count, of) : words.exactly(count, of),
  );
  const where = [venue, city].filter((part) => part !== null);
  return (
    <>
      <Title eyebrow={words.briefing.eyebrow}>{briefing.title}</Title>
      <Facts
        facts={[
          [words.briefing.when, formats.span(briefing.start, briefing.end) ?? words.noDate],
          [words.briefing.where, where.length > 0 && <Outside>{where.join(', ')}</Outside>],
          [words.briefing.status, words.terms.briefingStatus[status]],
          [words.briefing.attendance, counts.length > 0 && <Outside>{words.list(counts)}</Outside>],
        ]}
      />
      {summary && (
        <p dir="auto" class="clamped">
          {summary}
        </p>
      )}
      <ToPage href={addressOf({ page: 'briefing', id: briefing.id })} />
    </>
  );
}

export function CommitmentSummary({ commitment, today }: { commitment: Commitment; today?: string }) {
  const { words, formats } = useSetting();
  return (
    <>
      <Title eyebrow={words.commitment.eyebrow}>{commitment.text}</Title>
      <p>
        <Outcome standing={commitment.standing} status={commitment.status} />
      </p>
      <Facts
        facts={[
          [words.due.label, <Due key="due" commitment={commitment} today={today} />],
          [words.terms.partyRole.obligor, <Obligors key="obligors" commitment={commitment} />],
          [
            words.commitment.promisedAt,
            commitment.briefing && <BriefingLink briefing={commitment.briefing} withDate />,
          ],
          [
            words.commitment.lastFollowUp,
            commitment.lastFollowUpOn ? formats.day(commitment.lastFollowUpOn) : words.commitment.noFollowUp,
          ],
        ]}
      />
      <ToPage href={addressOf({ page: 'commitment', id: commitment.id })} />
    </>
  );
}

export function TermSummary({ body, term }: { body: Actor; term: TermOut }) {
  const { words, formats } = useSetting();
  return (
    <>
      <Title eyebrow={words.timeline.presidency}>{body.name}</Title>
      <Facts
        facts={[
          [
            words.body.holder,
            term.holder ? <ActorLink actor={term.holder} /> : words.terms.termKind[term.kind],
          ],
          [words.body.start, formats.term(term.start) ?? words.body.beforeRecord],
          [words.body.end, formats.term(term.end) ?? words.body.open],
          [words.body.note, formats.basis(term)],
        ]}
      />
      <ToPage href={actorAddress({ kind: 'body', id: body.id })} />
    </>
  );
}

export function HandoverSummary(handover: HandoverDetail) {
  const { id, body, from, to, date, briefing, note, sources } = handover;
  const { words, formats, today } = useSetting();
  return (
    <>
      <Title eyebrow={words.handover.eyebrow}>{body.name}</Title>
      <Facts
        facts={[
          [words.handover.outgoing, from ? <ActorLink actor={from} /> : words.noActor],
          [words.handover.incoming, to ? <ActorLink actor={to} /> : words.noActor],
          [words.briefing.when, formats.date(date)],
          [words.briefing.status, formats.handoverStatus(handover, today)],
          [words.handover.announcedAt, briefing && <BriefingLink briefing={briefing} withDate />],
        ]}
      />
      {note && <p dir="auto">{note}</p>}
      {sources.length > 0 && <SourceList sources={sources} />}
      <ToPage href={addressOf({ page: 'handover', id })} />
    </>
  );
}
