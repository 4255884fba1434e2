import { useRef, useState } from 'preact/hooks';
import type { Change } from '../../../worker/domain/changes/change.ts';
import type { RecordKind } from '../../../worker/domain/changes/record.ts';
import { historyWords } from '../../../worker/words/history.ts';
import { api, at } from '../../api.ts';
import { addressOf, type DetailPage } from '../../location.ts';
import { records } from '../../records.ts';
import { send } from '../../send.ts';
import { useMay } from '../../ui/may.ts';
import { go } from '../../ui/navigation.ts';
import { Outside } from '../../ui/outside.tsx';
import { Section } from '../../ui/page.tsx';
import { Paged } from '../../ui/paged.tsx';
import { useSetting } from '../../ui/setting.ts';
import { ArchiveButton } from './archive-button.tsx';
import { DayForm } from './as-of.tsx';
import { type Difference, differencesIn, isChanged, verbInWords } from './differences.ts';
import { Outcome, useAct } from './parts.tsx';

/** What a field said and says; what is read out tells which is which. */
function Field({ difference }: { difference: Difference }) {
  const { label } = difference;
  const isList = 'added' in difference;
  const [gone, come] = isList
    ? [difference.removed, difference.added]
    : [[difference.before ?? historyWords.nothing], [difference.after ?? historyWords.nothing]];
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {gone.map((text, i) => (
          <del key={`-${i}`}>
            <span class="visually-hidden">{isList ? historyWords.removed : historyWords.before} </span>
            <Outside>{text}</Outside>
          </del>
        ))}
        {come.map((text, i) => (
          <ins key={`+${i}`}>
            <span class="visually-hidden">{isList ? historyWords.added : historyWords.after} </span>
            <Outside>{text}</Outside>
          </ins>
        ))}
        {gone.length + come.length === 0 && historyWords.reordered}
      </dd>
    </div>
  );
}

/** What editors can do about a change: undo the newest, go back to what an older one left, unless it is archived. */
interface Acts {
  isBusy: boolean;
  undo(change: Change): void;
  restore: ((change: Change, newest: Change) => void) | null;
}

function Entry({
  change,
  newest,
  then,
  acts,
}: {
  change: Change;
  newest: Change;
  /** The address of the record as it stood at the end of this day. */
  then: string;
  acts: Acts | null;
}) {
  const { words, formats } = useSetting();
  const differences = differencesIn(change, { words, history: historyWords, formats });
  const day = formats.day(change.at);
  const verb = verbInWords(change, words);
  const isNewest = change.seq === newest.seq;
  const isUndone = change.verb === 'undone';
  const newestLabel = isUndone ? historyWords.redoThis(day) : historyWords.undoThis(verb, day);
  const label = isNewest ? newestLabel : historyWords.restoreThis(day);
  return (
    <li>
      <p class="line-when">
        <a href={then} aria-label={historyWords.asOfDay(day)}>
          <time dateTime={change.at}>{day}</time>
        </a>
        {change.author !== undefined && (
          <span class="history-author">
            {' '}
            <Outside>{historyWords.by(change.author)}</Outside>
          </span>
        )}
      </p>
      <div>
        <p>{verb}</p>
        {differences.length > 0 && (
          <dl class="differences">
            {differences.map((difference) => (
              <Field key={difference.field} difference={difference} />
            ))}
          </dl>
        )}
        {change.verb === 'changed' && differences.length === 0 && isChanged(change) && (
          <p class="quiet">{historyWords.somethingNotShown}</p>
        )}
        {acts && (isNewest || acts.restore) && (
          <p class="history-acts">
            <button
              type="button"
              disabled={acts.isBusy}
              aria-label={label}
              onClick={() => (isNewest ? acts.undo(change) : acts.restore?.(change, newest))}
            >
              {!isNewest ? historyWords.restore : isUndone ? historyWords.redo : historyWords.undo}
            </button>
          </p>
        )}
      </div>
    </li>
  );
}

/** Every change of a record, newest first, field by field; editors undo the last and restore earlier versions. */
export function History({
  kind,
  id,
  page = kind,
  isArchived,
  onChanged,
}: {
  kind: RecordKind;
  id: string;
  /** Where the record stands, if that is not the page of its kind. */
  page?: DetailPage;
  isArchived: boolean;
  onChanged: () => void;
}) {
  const { words } = useSetting();
  const isEditor = useMay('editor');
  const [times, setTimes] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const { outcome, isBusy, run } = useAct(() => {
    setTimes((n) => n + 1);
    onChanged();
    // The button that was pressed is gone with its entry.
    place.current?.focus();
  });
  const one = records[kind][':id'];
  const restore = ({ version }: Change, newest: Change) =>
    run(
      () =>
        send(one.versions[':version'].restore.$post, {
          param: { id, version: String(version) },
          version: newest.version ?? 0,
        }),
      historyWords.restored,
    );
  const acts: Acts | null = isEditor
    ? {
        isBusy,
        undo: ({ seq }) =>
          run(
            () => send(at.changes[':sequence'].undo.$post, { param: { sequence: String(seq) } }),
            historyWords.undone,
          ),
        restore: isArchived ? null : restore,
      }
    : null;
  const bringBack = (version: number) =>
    run(() => send(one.restore.$post, { param: { id }, version }), historyWords.archive.back);
  const subject = `${kind}:${id}`;
  return (
    <Section title={historyWords.title} class="history">
      <div ref={place} tabIndex={-1} class="history-outcome">
        <Outcome {...outcome} />
      </div>
      <Paged
        key={times}
        question={(cursor) => api.changes(subject, { cursor })}
        empty={words.commitment.noHistory}
      >
        {(changes) => (
          <>
            <ol class="lines is-small">
              {changes.map((change) => (
                <Entry
                  key={change.seq}
                  change={change}
                  newest={changes[0] ?? change}
                  then={addressOf({ page, id, asOf: change.at.slice(0, 10) })}
                  acts={acts}
                />
              ))}
            </ol>
            {isEditor && changes[0]?.version && (
              <ArchiveButton
                kind={kind}
                id={id}
                version={changes[0].version}
                back={isArchived ? { isBusy, bring: bringBack } : null}
              />
            )}
          </>
        )}
      </Paged>
      <DayForm day={undefined} onDay={(day) => go(addressOf({ page, id, asOf: day }))} />
    </Section>
  );
}
