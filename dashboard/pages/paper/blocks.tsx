import type {
  PaperBlock,
  PaperLine,
  PaperRun,
  PaperTable,
} from '../../../worker/domain/documents/document.ts';
import { Outside, OutsideLink, OutsideText } from '../../ui/outside.tsx';

function Run({ run }: { run: PaperRun }) {
  const { href, strong } = run;
  const text = run.text === href ? location.origin + href : run.text;
  // Space belongs between the pieces, not within what is set apart.
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  const isOurs = href?.startsWith('/') && !href.startsWith('//');
  const linked =
    href === undefined ? (
      <Outside>{inner}</Outside>
    ) : isOurs ? (
      <a href={href}>
        <Outside>{inner}</Outside>
      </a>
    ) : (
      <OutsideLink href={href}>{inner}</OutsideLink>
    );
  return (
    <>
      {before}
      {strong ? <strong>{linked}</strong> : linked}
      {after}
    </>
  );
}

export const Line = ({ line }: { line: PaperLine }) => (
  <>
    {line.map((run, i) => (
      <Run key={i} run={run} />
    ))}
  </>
);

const Lines = ({ lines }: { lines: PaperLine[] }) => (
  <>
    {lines.map((line, i) => (
      <p key={i}>
        <Line line={line} />
      </p>
    ))}
  </>
);

// On a phone the parts of a table are blocks, and older browsers take their roles away with that.
const as = (role: 'table' | 'rowgroup' | 'row' | 'columnheader' | 'cell') => ({ role });

/** A table, which a phone shows as one card a row. */
function Table({ table: { name, columns, rows } }: { table: PaperTable }) {
  return (
    <table class="paper-table" {...as('table')} aria-label={name}>
      <colgroup>
        {columns.map(({ title, share }) => (
          <col key={title} style={{ width: `${share}%` }} />
        ))}
      </colgroup>
      <thead {...as('rowgroup')}>
        <tr {...as('row')}>
          {columns.map(({ title }) => (
            <th key={title} scope="col" {...as('columnheader')}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...as('rowgroup')}>
        {rows.map((cells, i) => (
          <tr key={i} {...as('row')}>
            {cells.map((lines, k) => (
              <td key={columns[k]?.title} {...as('cell')} data-column={columns[k]?.title}>
                <Lines lines={lines} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Block({ block }: { block: PaperBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p class={block.quiet ? 'quiet paper-note' : undefined} dir="auto">
          <Line line={block.line} />
        </p>
      );
    case 'facts':
      return (
        <dl class="facts">
          {block.facts.map(({ label, lines }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Lines lines={lines} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'list':
      return (
        <ul class="paper-points">
          {block.items.map((item, i) => (
            <li key={i}>
              <Line line={item} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <Table table={block} />;
    case 'quotation':
      return (
        <figure class="paper-quotation">
          <blockquote class="passage">
            <OutsideText text={block.text} />
          </blockquote>
          <figcaption class="quiet">
            <Line line={block.from} />
          </figcaption>
        </figure>
      );
  }
}
