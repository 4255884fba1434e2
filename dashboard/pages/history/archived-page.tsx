import { useState } from 'preact/hooks';
import type { Archived } from '../../../worker/domain/changes/archived.ts';
import { historyWords } from '../../../worker/words/history.ts';
import { api, at } from '../../api.ts';
import { addressOf } from '../../location.ts';
import { type ArchivedKind, archivedKinds } from '../../location-views.ts';
import { records } from '../../records.ts';
import { send } from '../../send.ts';
import { Outside } from '../../ui/outside.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Paged } from '../../ui/paged.tsx';
import { useSetting } from '../../ui/setting.ts';
import type { PageProps } from '../page-props.ts';
import { Outcome, useAct } from './parts.tsx';

function Tabs({ kind }: { kind: ArchivedKind | undefined }) {
  const { archived } = historyWords;
  const tab = (one: ArchivedKind | undefined, label: string | undefined) => (
    <li key={label}>
      <a
        href={addressOf({ page: 'archived', view: { kind: one } })}
        aria-current={kind === one ? 'true' : undefined}
      >
        {label}
      </a>
    </li>
  );
  return (
    <ul class="inline-list tabs">
      {tab(undefined, archived.all)}
      {archivedKinds.map((one) => tab(one, archived.kinds[one]))}
    </ul>
  );
}

function Row({ item, isBusy, onBack }: { item: Archived; isBusy: boolean; onBack: () => void }) {
  const { formats } = useSetting();
  const { archived } = historyWords;
  const title = item.kind === 'handover' ? archived.handover(item.title) : item.title;
  const isMerged = item.mergedInto !== null;
  return (
    <li class="index-row with-acts">
      <div>
        <p class="entry-title">
          <a href={addressOf({ page: item.kind, id: item.id })}>
            <Outside>{title}</Outside>
          </a>
        </p>
        <p class="entry-notes">
          {archived.kind[item.kind]} · {archived.verbs[item.verb ?? ''] ?? archived.verbs.archived},{' '}
          {formats.day(item.archivedAt)}
          {item.by !== null && (
            <>
              , <Outside>{historyWords.by(item.by)}</Outside>
            </>
          )}
        </p>
      </div>
      <button
        type="button"
        disabled={isBusy}
        aria-label={isMerged ? archived.unmergeThis(title) : archived.restoreThis(title)}
        onClick={onBack}
      >
        {isMerged ? archived.unmerge : archived.restore}
      </button>
    </li>
  );
}

/** What is archived, by whom and when; editors bring it back. */
export function Page({ place: { view } }: PageProps<'archived'>) {
  const { archived } = historyWords;
  const [times, setTimes] = useState(0);
  const { outcome, isBusy, run } = useAct(() => setTimes((n) => n + 1));
  const back = ({ kind, id, version, mergedInto, seq, title }: Archived) =>
    run(
      () =>
        mergedInto !== null && seq !== null
          ? send(at.changes[':sequence'].undo.$post, { param: { sequence: String(seq) } })
          : send(records[kind][':id'].restore.$post, { param: { id }, version }),
      archived.restored(title),
    );
  return (
    <>
      <PageHeading title={archived.title} lead={archived.lead} />
      <Tabs kind={view.kind} />
      <Outcome {...outcome} />
      <Paged
        key={times}
        question={(cursor) => api.archived(view, { cursor })}
        empty={archived.none}
        lines={8}
      >
        {(items) => (
          <ul class="index rows">
            {items.map((item) => (
              <Row key={item.id} item={item} isBusy={isBusy} onBack={() => back(item)} />
            ))}
          </ul>
        )}
      </Paged>
    </>
  );
}
