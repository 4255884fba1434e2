import { useState } from 'preact/hooks';
import type { HandoverDetail } from '../../../worker/domain/handovers/handover.ts';
import { lazily } from '../../ui/lazy.tsx';
import { useMayChange } from '../../ui/may.ts';
import { useSetting } from '../../ui/setting.ts';

const CompleteHandover = lazily(() =>
  import('./complete-handover.tsx').then((code) => code.CompleteHandover),
);

/** What an editor may do about a handover that is not over. */
export function HandoverActs({ handover, onDone }: { handover: HandoverDetail; onDone: () => void }) {
  const { words } = useSetting();
  const [isOpen, setOpen] = useState(false);
  const mayChange = useMayChange(handover);
  if (!mayChange || handover.status === 'completed' || handover.status === 'cancelled') return null;
  if (isOpen) return <CompleteHandover handover={handover} onDone={onDone} onCancel={() => setOpen(false)} />;
  return (
    <p class="acts">
      <button type="button" onClick={() => setOpen(true)}>
        {words.recording.complete}
      </button>
    </p>
  );
}
