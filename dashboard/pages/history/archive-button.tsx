import type { RecordKind } from '../../../worker/domain/changes/record.ts';
import { historyWords } from '../../../worker/words/history.ts';
import { addressOf } from '../../location.ts';
import { records } from '../../records.ts';
import { write } from '../../send.ts';
import { go } from '../../ui/navigation.ts';
import { offerUndo } from '../../ui/undo-offer.ts';
import { Outcome, useAct } from './parts.tsx';

interface Props {
  kind: RecordKind;
  id: string;
  version: number;
  /** How what is archived already is brought back; null for what is not. */
  back: { isBusy: boolean; bring(version: number): void } | null;
}

/** Takes a record out of every list, or brings it back. Nothing is deleted: one is led to the list of what is archived. */
export function ArchiveButton({ kind, id, version, back }: Props) {
  const { archive, archived } = historyWords;
  const { outcome, isBusy, run } = useAct(() => {});
  const act = () =>
    run(async () => {
      const { sequence } = await write(records[kind][':id'].archive.$post, { param: { id }, version });
      offerUndo({ text: archive.done, sequence });
      go(addressOf({ page: 'archived', view: { kind } }));
    }, '');
  if (back)
    return (
      <div class="archive-act">
        <button type="button" disabled={back.isBusy} onClick={() => back.bring(version)}>
          {archived.restore}
        </button>
      </div>
    );
  return (
    <div class="archive-act">
      <button type="button" disabled={isBusy} onClick={act}>
        {archive.act[kind]}
      </button>
      <Outcome {...outcome} />
    </div>
  );
}
