import type { ActorLink as Actor } from '../../../worker/domain/actor.ts';
import type { BriefingDetail } from '../../../worker/domain/briefing.ts';
import type { CommitmentDetail } from '../../../worker/domain/commitments/commitment.ts';
import type { HandoverDetail, TermOut } from '../../../worker/domain/handovers/handover.ts';
import type { Source } from '../../../worker/domain/source.ts';
import { actorAddress, addressOf } from '../../location.ts';
import { Outcome } from '../../ui/badges.tsx';
import { Obligors } from '../../ui/commitment-list.tsx';
import { Due } from '../../ui/due.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Outside, OutsideText } from '../../ui/outside.tsx';
import { ActorLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';
import { SourceList } from '../../ui/source-list.tsx';
import { BriefingConnections, BriefingLine, CommitmentConnections, Inherited } from './connections.tsx';
import { PanelPart, Related } from './related.tsx';

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

function Sources({ sources }: { sources: Source[] }) {
  const { words } = useSetting();
  return (
    <PanelPart title={words.commitment.sources}>
      <SourceList sources={sources} />
    </PanelPart>
  );
}

export function BriefingSummary({ briefing }: { briefing: BriefingDetail }) {
  const { words, formats } = useSetting();
  const { venue, city, status, headCounts, summary } = briefing;
  const counts = headCounts.map(words.headCount);
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
      <ToPage href={addressOf({ page: 'briefing', id: briefing.id })} />
      {summary && <OutsideText text={summary} class="clamped" />}
      <BriefingConnections briefing={briefing} />
      <Sources sources={briefing.sources} />
    </>
  );
}

export function CommitmentSummary({ commitment }: { commitment: CommitmentDetail }) {
  const { words, formats } = useSetting();
  const { due, originalDue, lastFollowUpOn } = commitment;
  const hasMoved = originalDue && due && originalDue.edtf !== due.edtf;
  return (
    <>
      <Title eyebrow={words.commitment.eyebrow}>{commitment.text}</Title>
      <p>
        <Outcome standing={commitment.standing} status={commitment.status} />
      </p>
      <Facts
        facts={[
          [words.due.label, <Due key="due" commitment={commitment} />],
          [
            words.due.original,
            hasMoved && `${formats.date(originalDue)}, ${formats.slippage(originalDue, due)}`,
          ],
          [words.terms.partyRole.obligor, <Obligors key="obligors" commitment={commitment} />],
          [
            words.commitment.lastFollowUp,
            lastFollowUpOn ? formats.day(lastFollowUpOn) : words.commitment.noFollowUp,
          ],
        ]}
      />
      <ToPage href={addressOf({ page: 'commitment', id: commitment.id })} />
      <CommitmentConnections commitment={commitment} />
      <Sources sources={commitment.sources} />
    </>
  );
}

export function TermSummary({ body, term }: { body: Actor; term: TermOut }) {
  const { words, formats } = useSetting();
  const { holder, kind, start, end, startedBy, endedBy } = term;
  const handovers = [
    [words.panel.beganWith, startedBy, start],
    [words.panel.endsWith, endedBy, end],
  ] as const;
  return (
    <>
      <Title eyebrow={words.timeline.presidency}>{body.name}</Title>
      <Facts
        facts={[
          [words.body.holder, holder ? <ActorLink actor={holder} /> : words.terms.termKind[kind]],
          [words.body.start, formats.term(start) ?? words.body.beforeRecord],
          [words.body.end, formats.term(end) ?? words.body.open],
          [words.body.note, formats.basis(term)],
          ...handovers.map(
            ([label, id, range]): Fact => [
              label,
              id && (
                <Related key={id} kind="handover" id={id} range={range}>
                  {formats.term(range) ?? words.noDate}
                </Related>
              ),
            ],
          ),
        ]}
      />
      <ToPage href={actorAddress({ kind: 'body', id: body.id })} />
    </>
  );
}

export function HandoverSummary({ handover }: { handover: HandoverDetail }) {
  const { id, body, from, to, successor, date, capacity, note, briefing, sources } = handover;
  const { words, formats, today } = useSetting();
  return (
    <>
      <Title eyebrow={words.handover.eyebrow}>{body.name}</Title>
      <Facts
        facts={[
          [words.handover.outgoing, from ? <ActorLink actor={from} /> : words.noActor],
          [
            words.handover.incoming,
            to ? (
              <ActorLink actor={to} />
            ) : (
              words.terms.termKind[successor === 'vacant' ? 'vacant' : 'not_recorded']
            ),
          ],
          [words.briefing.when, formats.date(date)],
          [words.briefing.status, formats.handoverStatus(handover, today)],
          [words.handover.capacity, capacity === 'acting' && words.terms.capacity.acting],
        ]}
      />
      {note && <OutsideText text={note} />}
      <ToPage href={addressOf({ page: 'handover', id })} />
      {briefing && (
        <PanelPart title={words.handover.announcedAt}>
          <BriefingLine briefing={briefing} />
        </PanelPart>
      )}
      <Sources sources={sources} />
      <Inherited handover={handover} />
    </>
  );
}
