import { useEffect } from 'preact/hooks';
import { api } from '../../api.ts';
import { addressOf, type DetailPage } from '../../location.ts';
import { type PaperPage, type PaperPlace, paperAddress, paperFileAddress } from '../../paper-places.ts';
import { AnsweredPage } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { Outside } from '../../ui/outside.tsx';
import { PageHeading, Section } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import { Block, Line } from './blocks.tsx';
import './paper.css';
import './paper-print.css';

const records: Record<PaperPage, DetailPage> = {
  'handover-file': 'handover',
  brief: 'briefing',
  promises: 'actor',
};

/** How a paper is taken along. None of it is printed. */
function TakeAlong({ place, isInternal }: { place: PaperPlace; isInternal: boolean }) {
  const { words } = useSetting();
  const { page, id, only } = place;
  return (
    <nav class="paper-ways" aria-label={words.paper.takeAlong}>
      <button type="button" onClick={() => window.print()}>
        {words.paper.print}
      </button>
      <a href={paperFileAddress(place, 'docx')} download="">
        {words.paper.word}
      </a>
      <a href={paperFileAddress(place, 'md')} download="">
        {words.paper.markdown}
      </a>
      {isInternal && (
        <a href={paperAddress({ page, id, only: 'public' } as PaperPlace)}>{words.paper.onlyPublic}</a>
      )}
      {only && <a href={paperAddress({ page, id } as PaperPlace)}>{words.paper.everything}</a>}
      <a href={addressOf({ page: records[page], id })}>{words.paper.back[page]}</a>
    </nav>
  );
}

/** A paper as a page, which is also how it is printed. */
export function Page({ place }: { place: PaperPlace }) {
  const answer = useAnswer(api.paper(place));
  const mark = answer.value?.mark;
  // The margins of a printed page can only say what a style tells them.
  useEffect(() => {
    const { style } = document.documentElement;
    if (mark) style.setProperty('--paper-mark', JSON.stringify(mark));
    return () => void style.removeProperty('--paper-mark');
  }, [mark]);
  return (
    <AnsweredPage answer={answer}>
      {(paper) => (
        <article class={`paper is-${paper.kind} is-${paper.circulation}`} lang={paper.language}>
          <PageHeading title={paper.title} lead={paper.subtitle && <Outside>{paper.subtitle}</Outside>} />
          <p class="paper-mark">{paper.mark}</p>
          <TakeAlong place={place} isInternal={paper.circulation === 'internal'} />
          {paper.sections.map(({ title, blocks }) => (
            <Section key={title} title={title}>
              {blocks.map((block, i) => (
                <Block key={i} block={block} />
              ))}
            </Section>
          ))}
          <footer class="paper-foot quiet">
            {paper.foot.map((line, i) => (
              <p key={i}>
                <Line line={line} />
              </p>
            ))}
          </footer>
        </article>
      )}
    </AnsweredPage>
  );
}
