import type { HandoverDetail } from '../../worker/domain/handover.ts';
import { api } from '../api.ts';
import { AnsweredPage } from '../ui/answered.tsx';
import { useAhead, useAnswer } from '../ui/answers.ts';
import { Facts } from '../ui/facts.tsx';
import { Outside, OutsideText } from '../ui/outside.tsx';
import { PageHeading, Section } from '../ui/page.tsx';
import { ActorLink, BriefingLink } from '../ui/record-links.tsx';
import { useSetting } from '../ui/setting.ts';
import { SourceList } from '../ui/source-list.tsx';
import { History } from './commitment/history.tsx';
import type { PageProps } from './current-page.tsx';

function HandoverFacts({ handover }: { handover: HandoverDetail }) {
  const { words, formats, today } = useSetting();
  const { body, from, to, successor, date, capacity, briefing, note } = handover;
  return (
    <Facts
      facts={[
        [words.timeline.body, <ActorLink key="body" actor={body} />],
        [words.handover.date, formats.date(date)],
        [words.asSaid, date.words && date.words !== formats.date(date) && <Outside>{date.words}</Outside>],
        [words.handover.outgoing, from ? <ActorLink actor={from} /> : words.noActor],
        [
          words.handover.incoming,
          to ? (
            <ActorLink actor={to} />
          ) : (
            words.terms.termKind[successor === 'vacant' ? 'vacant' : 'not_recorded']
          ),
        ],
        [words.handover.capacity, capacity === 'acting' && words.terms.capacity.acting],
        [words.briefing.status, formats.handoverStatus(handover, today)],
        [words.handover.announcedAt, briefing && <BriefingLink briefing={briefing} withDate />],
        [words.handover.note, note && <OutsideText text={note} />],
      ]}
    />
  );
}

/** One act by which a presidency passes on, with what it rests on. */
export function Page({ place }: PageProps<'handover'>) {
  const { words } = useSetting();
  const answer = useAnswer(api.handover(place.id));
  const subject = `handover:${place.id}`;
  const isReady = useAhead([api.changes(subject)]);
  return (
    <AnsweredPage answer={answer} isReady={isReady}>
      {(handover) => {
        const { body, to, successor } = handover;
        const title = to
          ? words.timeline.takesOver(to.name, body.name)
          : words.timeline[successor === 'vacant' ? 'vacant' : 'notRecorded'](body.name);
        return (
          <article class="record">
            <PageHeading eyebrow={words.handover.eyebrow} title={title} />
            <HandoverFacts handover={handover} />
            <Section title={words.commitment.sources}>
              <SourceList sources={handover.sources} />
            </Section>
            <Section title={words.commitment.history}>
              <History subject={subject} />
            </Section>
          </article>
        );
      }}
    </AnsweredPage>
  );
}
