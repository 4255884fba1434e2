import type { Upcoming } from '../../worker/domain/commitments/summary.ts';
import { api } from '../api.ts';
import { addressOf } from '../location.ts';
import type { CommitmentsView } from '../location-views.ts';
import { Answered } from '../ui/answered.tsx';
import { useAnswer } from '../ui/answers.ts';
import { CommitmentList } from '../ui/commitment-list.tsx';
import { PageHeading } from '../ui/page.tsx';
import { useSetting } from '../ui/setting.ts';
import type { PageProps } from './page-props.ts';

type SectionOut = Upcoming['sections'][number];
type Filter = PageProps<'upcoming'>['place']['view'];

const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** All of a section that was cut: in the list of commitments, by standing and by when they come due. */
function wholeOf(section: SectionOut['section'], today: string): CommitmentsView {
  const ahead = { standing: 'upcoming,stale' };
  switch (section) {
    case 'next_30':
      return { ...ahead, dueFrom: addDays(today, 1), dueTo: addDays(today, 30) };
    case 'next_90':
      return { ...ahead, dueFrom: addDays(today, 31), dueTo: addDays(today, 90) };
    case 'later':
      return { ...ahead, dueFrom: addDays(today, 91) };
    case 'undated':
      return { standing: 'undated,stale' };
    default:
      return { standing: section };
  }
}

function DueSection({ section, items, more, today, view }: SectionOut & { today: string; view: Filter }) {
  const { words, formats } = useSetting();
  const { upcoming, terms } = words;
  const whole = { party: view.party, topic: view.topic, ...wholeOf(section, today) };
  return (
    <section class={`section due-section is-${section}`} id={section}>
      <h2>
        {terms.dueSection[section]}{' '}
        <span class="count">
          {formats.number(items.length)}
          {more && '+'}
        </span>
      </h2>
      <p class="quiet">{terms.dueSectionNote[section]}</p>
      <CommitmentList commitments={items} today={today} />
      {more && (
        <p class="more">
          {upcoming.more} <a href={addressOf({ page: 'commitments', view: whole })}>{upcoming.all}</a>
        </p>
      )}
    </section>
  );
}

/** How much there is of each, with the way to it. */
function Summary({ sections }: { sections: SectionOut[] }) {
  const { words, formats } = useSetting();
  return (
    <ul class="due-summary">
      {sections.map(({ section, items, more }) => (
        <li key={section} class={`is-${section}`}>
          <a href={items.length > 0 ? `#${section}` : undefined}>
            <span class={items.length > 0 ? 'figure' : 'figure is-none'}>
              {formats.number(items.length)}
              {more && '+'}
            </span>
            {words.terms.dueSection[section]}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What is due, in the order in which it presses. */
export function Page({ place: { view } }: PageProps<'upcoming'>) {
  const { words, formats } = useSetting();
  const answer = useAnswer(api.upcoming(view));
  const isFiltered = Object.values(view).some(Boolean);
  return (
    <>
      <PageHeading title={words.upcoming.title} lead={words.upcoming.lead} />
      {isFiltered && (
        <p>
          <a href={addressOf({ page: 'upcoming', view: {} })}>{words.upcoming.clear}</a>
        </p>
      )}
      <Answered answer={answer} lines={10}>
        {({ sections, today }) => (
          <>
            <p class="quiet as-of">{words.upcoming.asOf(formats.day(today))}</p>
            <Summary sections={sections} />
            {sections.every(({ items }) => items.length === 0) && (
              <p class="section">{words.upcoming.nothing}</p>
            )}
            {sections
              .filter(({ items }) => items.length > 0)
              .map((section) => (
                <DueSection key={section.section} {...section} today={today} view={view} />
              ))}
            <p class="section">
              <a href={addressOf({ page: 'commitments', view: {} })}>{words.upcoming.everything}</a>
            </p>
          </>
        )}
      </Answered>
    </>
  );
}
