import type { HandoverDetail } from '../../worker/domain/handovers/handover.ts';
import { api } from '../api.ts';
import { AnsweredPage } from '../ui/answered.tsx';
import { useAhead, useAnswer } from '../ui/answers.ts';
import { Comments } from '../ui/comments.tsx';
import { Facts } from '../ui/facts.tsx';
import { Outside, OutsideText } from '../ui/outside.tsx';
import { PageHeading, Section } from '../ui/page.tsx';
import { PaperLink } from '../ui/paper-link.tsx';
import { ActorLink, BriefingLink } from '../ui/record-links.tsx';
import { SeenBy } from '../ui/seen-by.tsx';
import { useSetting } from '../ui/setting.ts';
import { SourceList } from '../ui/source-list.tsx';
import { RecordAsOf } from './history/as-of.tsx';
import { History } from './history/history.tsx';
import type { PageProps } from './page-props.ts';
import { EditLink } from './recording/editor-links.tsx';
import { HandoverActs } from './recording/handover-acts.tsx';

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
  const answer = useAnswer(api.handover(place.id, place.asOf));
  const isReady = useAhead([api.changes(`handover:${place.id}`)]);
  return (
    <AnsweredPage answer={answer} isReady={isReady}>
      {(handover) => {
        const { body, to, successor } = handover;
        const title = to
          ? words.timeline.takesOver(to.name, body.name)
          : words.timeline[successor === 'vacant' ? 'vacant' : 'notRecorded'](body.name);
        return (
          <article class="record" key={handover.version}>
            {place.asOf && <RecordAsOf {...place} asOf={place.asOf} />}
            <PageHeading
              eyebrow={
                <>
                  {words.handover.eyebrow} <SeenBy record={handover} />{' '}
                  <EditLink of={handover} page="edit-handover" />
                </>
              }
              title={title}
            />
            {!place.asOf && <PaperLink page="handover-file" record={handover} />}
            <HandoverFacts handover={handover} />
            <HandoverActs handover={handover} onDone={answer.again} />
            <Section title={words.commitment.sources}>
              <SourceList sources={handover.sources} />
            </Section>
            <Comments kind="handover" id={handover.id} />
            {!place.asOf && (
              <History
                kind="handover"
                id={handover.id}
                isArchived={handover.archivedAt !== null}
                onChanged={answer.again}
              />
            )}
          </article>
        );
      }}
    </AnsweredPage>
  );
}
