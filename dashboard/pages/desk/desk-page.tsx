import { useLayoutEffect } from 'preact/hooks';
import { holds } from '../../../worker/domain/visibility.ts';
import { deskWords } from '../../../worker/words/desk.ts';
import { api } from '../../api.ts';
import { addressOf } from '../../location.ts';
import type { DeskView } from '../../location-desk.ts';
import { AnsweredPage } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { show } from '../../ui/navigation.ts';
import { PageHeading } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import type { StaffPageProps } from '../page-props.ts';
import { EditorActs } from '../recording/editor-links.tsx';
import { Filters } from './filters.tsx';
import { Handovers } from './handovers.tsx';
import { Keys } from './keys.tsx';
import { Sections } from './sections.tsx';
import { newsIn, Since, sinceQuestion } from './since.tsx';
import { Summary } from './summary.tsx';
import { useRows } from './use-rows.ts';
import { ViewsBar, viewsQuestion } from './views-bar.tsx';

/** What staff open in the morning: what to do, what moved, what comes, what is theirs. */
export function Page({ place: { view }, person }: StaffPageProps<'desk'>) {
  const { formats } = useSetting();
  const mayWrite = holds(person.role, 'editor');
  const question = api.desk(view);
  const answer = useAnswer(question);
  const since = useAnswer(sinceQuestion);
  const views = useAnswer(viewsQuestion);
  // All of it stands up in one piece: parts that come later would push the others down.
  const isReady = [since, views].every(({ value, failure }) => value !== null || failure !== null);
  const rows = useRows();
  useLayoutEffect(() => rows.settle(), [answer.value]);
  const here = addressOf({ page: 'desk', view });
  const change = (part: DeskView) =>
    show(addressOf({ page: 'desk', view: { ...view, ...part } }), { asStep: true });
  const isFiltered = Object.values(view).some(Boolean);
  const news = since.value ? newsIn(since.value) : 0;
  return (
    <AnsweredPage answer={answer} isReady={isReady}>
      {(known) => (
        <div class="desk">
          <div class="desk-head">
            <PageHeading title={deskWords.title} lead={deskWords.asOf(formats.day(known.today))} isSlim />
            <a class="skip-here" href="#rows">
              {deskWords.skip}
            </a>
            <EditorActs
              mayWrite={mayWrite}
              to={[
                { page: 'new-briefing' },
                { page: 'new-commitment', view: {} },
                { page: 'new-handover', view: {} },
              ]}
            />
            <Keys />
          </div>
          <ViewsBar answer={views} here={here} isAdmin={person.role === 'admin'} />
          <Filters view={view} mayWrite={mayWrite} onChange={change} />
          {isFiltered && (
            <p class="list-state">
              {view.briefing && <span>{deskWords.briefing} </span>}
              <a href={addressOf({ page: 'desk', view: {} })}>{deskWords.clear}</a>
            </p>
          )}
          <Summary sections={known.sections} />
          <nav class="desk-jump" aria-label={deskWords.jump}>
            <a href="#since">{deskWords.sinceShort(news, since.value?.since === null)}</a>
            <a href="#handovers">
              {deskWords.handovers} ({formats.number(known.handovers.length)})
            </a>
          </nav>
          <div class="columns is-desk">
            <div class="column-main">
              {rows.changed.size > 0 && (
                <p class="notice changed-here">
                  {deskWords.changedHere(rows.changed.size)}{' '}
                  <button type="button" class="is-plain" onClick={answer.again}>
                    {deskWords.sortAnew}
                  </button>
                </p>
              )}
              <Sections desk={known} view={view} rows={rows} mayWrite={mayWrite} />
            </div>
            <div class="column-side">
              <Since answer={since} />
              <Handovers of={known.handovers} today={known.today} isOfBody={Boolean(view.body)} />
            </div>
          </div>
        </div>
      )}
    </AnsweredPage>
  );
}
