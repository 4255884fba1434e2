import type { DeskSectionOut } from '../../../worker/domain/desk/desk.ts';
import { deskWords } from '../../../worker/words/desk.ts';

/** How much there is of each, with the way to it. */
export function Summary({ sections }: { sections: DeskSectionOut[] }) {
  return (
    <ul class="due-summary is-desk">
      {sections.map(({ section, count, isMore }) => (
        <li key={section} class={`is-${section}`}>
          <a href={count > 0 || isMore ? `#${section}` : undefined}>
            <span class={count > 0 ? 'figure' : 'figure is-none'}>{deskWords.count(count, isMore)}</span>
            {deskWords.section[section]}
          </a>
        </li>
      ))}
    </ul>
  );
}
