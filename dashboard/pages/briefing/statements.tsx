import type { BriefingDetail } from '../../../worker/domain/briefing.ts';
import { Outside, OutsideText } from '../../ui/outside.tsx';
import { ActorLink } from '../../ui/record-links.tsx';
import { useSetting } from '../../ui/setting.ts';
import { SourceList } from '../../ui/source-list.tsx';

type Statement = BriefingDetail['statements'][number];

/** Apart from how quotation marks are set. */
const plain = (text: string) => text.replace(/[‘’“”"']/g, '').trim();

/** Words said at a briefing. Only a quote is set as one; a paraphrase and a claim are told. */
function StatementFigure({ statement }: { statement: Statement }) {
  const { words } = useSetting();
  const { kind, text, speaker, position, sources } = statement;
  // A quote need not be quoted twice.
  const cited = sources.map((source) =>
    source.passage && plain(source.passage) === plain(text) ? { ...source, passage: null } : source,
  );
  return (
    <figure class={`statement is-${kind}`}>
      {kind === 'quote' ? (
        <blockquote>
          <OutsideText text={text} />
        </blockquote>
      ) : (
        <OutsideText text={text} class="told" />
      )}
      <figcaption>
        {speaker && (
          <span class="speaker">
            <ActorLink actor={speaker} />
          </span>
        )}
        {position && (
          <span class="position">
            <Outside>{position}</Outside>
          </span>
        )}
        {kind !== 'quote' && <span class="statement-kind">{words.terms.statementKind[kind]}</span>}
      </figcaption>
      {cited.length > 0 && <SourceList sources={cited} />}
    </figure>
  );
}

export function Statements({ statements }: { statements: Statement[] }) {
  const { words } = useSetting();
  if (statements.length === 0) return <p class="quiet">{words.briefing.noStatements}</p>;
  return (
    <>
      {statements.map((statement) => (
        <StatementFigure key={statement.id} statement={statement} />
      ))}
    </>
  );
}
