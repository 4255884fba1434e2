import type { Source } from '../../worker/domain/source.ts';
import { Outside, OutsideLink, OutsideText } from './outside.tsx';
import { useSetting } from './setting.ts';

/** The documents that a record rests on, with the passages quoted. */
export function SourceList({ sources }: { sources: Source[] }) {
  const { words, formats } = useSetting();
  if (sources.length === 0) return <p class="quiet">{words.source.noSources}</p>;
  return (
    <ul class="sources">
      {sources.map((source) => (
        <li key={source.id}>
          <p>
            <cite>
              <OutsideLink href={source.url}>{source.title}</OutsideLink>
            </cite>
            {source.publisher && (
              <span class="quiet">
                {' · '}
                <Outside>{source.publisher}</Outside>
              </span>
            )}
            {source.published && (
              <span class="quiet"> · {words.source.published(formats.edtf(source.published))}</span>
            )}
          </p>
          {source.passage && (
            <blockquote class="passage" aria-label={words.source.passage}>
              <OutsideText text={source.passage} />
            </blockquote>
          )}
        </li>
      ))}
    </ul>
  );
}
