import { type CommitmentStatus, isClosed, type Standing } from '../../worker/domain/commitments/standing.ts';
import { commitmentGlyph, glyphPaths } from '../timeline/glyph.ts';
import { useSetting } from './setting.ts';

type Props = { standing: Standing; status: CommitmentStatus };

/**
 * Where a commitment stands: colour, shape and word, the same as on the timeline.
 * What is closed shows how it ended; what is open shows what presses, then what was last found.
 */
export function Outcome({ standing, status }: Props) {
  const { words } = useSetting();
  const glyph = commitmentGlyph({ standing, status });
  const { body, detail } = glyphPaths[glyph];
  const { terms } = words;
  return (
    <span class="outcome">
      <span class={`badge is-${glyph}`}>
        <svg viewBox="-9 -9 18 18" width="16" height="16" aria-hidden="true">
          <path class="badge-body" d={body} />
          {detail && <path class="badge-detail" d={detail} />}
        </svg>
        {isClosed(status) ? terms.status[status] : terms.standing[standing]}
      </span>
      {!isClosed(status) && status !== 'not_assessed' && <StatusWord status={status} />}
    </span>
  );
}

/** The stored status, in plain words: it is a finding of somebody's, not a signal. */
export function StatusWord({ status }: { status: CommitmentStatus }) {
  const { words } = useSetting();
  return <span class="status">{words.terms.status[status]}</span>;
}
