import type { Upcoming } from '../../worker/domain/follow-up-summary.ts';
import { api } from '../api.ts';
import { addressOf } from '../location.ts';
import { Answered } from '../ui/answered.tsx';
import { useAnswer } from '../ui/answers.ts';
import { CommitmentList } from '../ui/commitment-list.tsx';
import { PageHeading } from '../ui/page.tsx';
import { useSetting } from '../ui/setting.ts';
import type { PageProps } from './current-page.tsx';

type SectionOut = Upcoming['sections'][number];

function DueSection({ section, items, more, today }: SectionOut & { today: string }) {
  const { words, formats } = useSetting();
  const { upcoming, terms } = words;
  return (
    <section class={`section due-section is-${section}`} id={section}>
      <h2>
        {terms.dueSection[section]}{' '}
        <span class="count">
          {formats.number(items.length)}
          {more && '+'}
        </span>
      </h2>
      <p class="quiet">{items.length === 0 ? upcoming.nothing : terms.dueSectionNote[section]}</p>
      {items.length > 0 && <CommitmentList commitments={items} today={today} />}
      {more && <p class="quiet">{upcoming.more}</p>}
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
          <a href={`#${section}`}>
            <span class="figure">
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
            {sections.map((section) => (
              <DueSection key={section.section} {...section} today={today} />
            ))}
          </>
        )}
      </Answered>
    </>
  );
}
