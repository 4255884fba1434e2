import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Commitment } from '../../../worker/domain/commitments/commitment.ts';
import type { DeskSectionOut } from '../../../worker/domain/desk/desk.ts';
import { deskWords } from '../../../worker/words/desk.ts';
import { api } from '../../api.ts';
import type { DeskView } from '../../location-desk.ts';
import { askFurther } from '../../ui/answers.ts';
import { useSetting } from '../../ui/setting.ts';

/** How many come with each further asking. */
const furtherRows = 25;

type Props = {
  of: DeskSectionOut;
  view: DeskView;
  children: (items: Commitment[]) => ComponentChildren;
};

/** One section: what to do, how many there are, the first of them, and more on asking. */
export function Section({ of, view, children }: Props) {
  const { words } = useSetting();
  const { section, count, isMore } = of;
  const name = deskWords.section[section];
  const [further, setFurther] = useState({ items: of.items, next: of.next });
  const [hasFailed, setFailed] = useState(false);
  useLayoutEffect(() => setFurther({ items: of.items, next: of.next }), [of]);
  const more = () => {
    setFailed(false);
    askFurther((cursor) => api.deskSection(section, view, { cursor, limit: furtherRows }), further.next).then(
      ({ items, next }) => setFurther((known) => ({ items: [...known.items, ...items], next })),
      () => setFailed(true),
    );
  };
  return (
    <section class={`section due-section is-${section}`} id={section} aria-labelledby={`of-${section}`}>
      <h2 id={`of-${section}`}>
        {name} <span class="count">{deskWords.count(count, isMore)}</span>
      </h2>
      <p class="quiet">{deskWords.note[section]}</p>
      {further.items.length > 0 ? (
        <ul class="commitments">{children(further.items)}</ul>
      ) : (
        <p class="quiet">{words.noneSoFar}</p>
      )}
      {further.next !== null && (
        <p class="more">
          <button type="button" onClick={more}>
            {deskWords.more(name)}
          </button>
        </p>
      )}
      <p class={hasFailed ? 'act-outcome is-fault' : 'visually-hidden'} role="status">
        {hasFailed
          ? deskWords.notMore
          : further.items.length > of.items.length && deskWords.shown(further.items.length, name)}
      </p>
    </section>
  );
}
