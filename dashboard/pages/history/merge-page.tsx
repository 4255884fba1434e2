import { useRef, useState } from 'preact/hooks';
import type { MergePreview } from '../../../worker/domain/changes/merge.ts';
import { historyWords } from '../../../worker/words/history.ts';
import { api, idParam, question } from '../../api.ts';
import { addressOf } from '../../location.ts';
import type { MergeView } from '../../location-views.ts';
import { records } from '../../records.ts';
import { write } from '../../send.ts';
import { Answered } from '../../ui/answered.tsx';
import { useAnswer } from '../../ui/answers.ts';
import { Facts } from '../../ui/facts.tsx';
import { go, show } from '../../ui/navigation.ts';
import { Outside } from '../../ui/outside.tsx';
import { PageHeading, Section } from '../../ui/page.tsx';
import { useSetting } from '../../ui/setting.ts';
import { offerUndo } from '../../ui/undo-offer.ts';
import type { PageProps } from '../page-props.ts';
import { Outcome, useAct } from './parts.tsx';

type Kind = 'actor' | 'briefing';

const change = (view: MergeView) => show(addressOf({ page: 'merge', view }), { asStep: true });

/** Finds the record that stays, by words. */
function Find({ kind, from }: { kind: Kind; from: string }) {
  const { merge } = historyWords;
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const answer = useAnswer<{ items: { id: string; title?: string; name?: string }[] }>(
    text
      ? kind === 'actor'
        ? api.actors({ text }, { limit: 20 })
        : api.briefings({ text }, { limit: 20 })
      : null,
  );
  const found = (answer.value?.items ?? [])
    .filter(({ id }) => id !== from)
    .map(({ id, title, name }) => ({ id, title: title ?? name ?? '' }));
  const search = (event: Event) => {
    event.preventDefault();
    setText(field.current?.value.trim() ?? '');
  };
  return (
    <>
      <form class="search" onSubmit={search}>
        <label class="field">
          <span class="field-label">{merge.find[kind]}</span>
          <input ref={field} type="search" maxLength={200} required />
        </label>
        <button type="submit">{merge.search}</button>
      </form>
      {text && answer.value && !answer.isWaiting && found.length === 0 && (
        <p role="status">{merge.nothingFound}</p>
      )}
      {text && found.length > 0 && (
        <ul class="index rows">
          {found.map(({ id, title }) => (
            <li key={id} class="index-row with-acts">
              <p class="entry-title">
                <Outside>{title}</Outside>
              </p>
              <button
                type="button"
                aria-label={merge.chooseThis(title)}
                onClick={() => change({ kind, from, into: id })}
              >
                {merge.choose}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What refers to the one that goes, what the other gains. */
function What({ preview }: { preview: MergePreview }) {
  const { words } = useSetting();
  const { merge } = historyWords;
  const { names, along, gains, from } = preview;
  return (
    <Section title={merge.what}>
      <p class="merge-archives">
        <Outside>{merge.archives(from.title)}</Outside>
      </p>
      <Facts
        facts={[
          [merge.names, names.length > 0 && <Outside>{names.join(', ')}</Outside>],
          [
            merge.gains,
            gains.length > 0 && words.list(gains.map(({ field, count }) => merge.gain(field, count))),
          ],
          [merge.along, along.length === 0 && merge.nothing],
        ]}
      />
      {along.map(({ kind, count, first }) => (
        <div key={kind} class="role merge-along">
          <h3>{merge.records(kind, count)}</h3>
          <ul>
            {first.map(({ id, title }) => (
              <li key={id}>
                <a href={addressOf({ page: kind, id })}>
                  <Outside>{title}</Outside>
                </a>
              </li>
            ))}
            {count > first.length && <li class="quiet">{merge.more(count - first.length)}</li>}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function Decide({ kind, from, into }: { kind: Kind; from: string; into: string }) {
  const { merge } = historyWords;
  const { merge: merging } = records[kind][':id'];
  const answer = useAnswer(question(merging.$url({ param: idParam(from), query: { into } }), merging.$get));
  const { outcome, isBusy, run } = useAct(answer.again);
  const act = (preview: MergePreview) =>
    run(async () => {
      const { sequence } = await write(merging.$post, {
        param: { id: from },
        json: { into, intoVersion: preview.into.version },
        version: preview.from.version,
      });
      go(addressOf({ page: kind, id: into }));
      const onUndone = () => go(addressOf({ page: kind, id: from }));
      offerUndo({ text: merge.done, sequence, onUndone });
    }, merge.done);
  return (
    <Answered answer={answer} lines={8}>
      {(preview) => (
        <>
          <Facts
            facts={[
              [
                merge.goes,
                <a key="goes" href={addressOf({ page: kind, id: from })}>
                  <Outside>{preview.from.title}</Outside>
                </a>,
              ],
              [
                merge.stays,
                <a key="stays" href={addressOf({ page: kind, id: into })}>
                  <Outside>{preview.into.title}</Outside>
                </a>,
              ],
            ]}
          />
          <p class="acts">
            <a href={addressOf({ page: 'merge', view: { kind, from: into, into: from } })}>{merge.swap}</a>
            <a href={addressOf({ page: 'merge', view: { kind, from } })}>{merge.other}</a>
          </p>
          {preview.refusal === null ? (
            <>
              <What preview={preview} />
              <p class="acts">
                <button type="button" disabled={isBusy} onClick={() => act(preview)}>
                  {merge.act}
                </button>
              </p>
            </>
          ) : (
            <p class="merge-refusal">
              <strong>{merge.refused}</strong> <Outside>{preview.refusal}</Outside>
            </p>
          )}
          <Outcome {...outcome} />
        </>
      )}
    </Answered>
  );
}

/** Two records of the same become one: which, what that does, and doing it. */
export function Page({ place: { view } }: PageProps<'merge'>) {
  const { merge } = historyWords;
  const { from, into } = view;
  const kind = view.kind === 'actor' || view.kind === 'briefing' ? view.kind : null;
  return (
    <>
      <PageHeading title={merge.title[kind ?? 'actor'] ?? ''} lead={merge.lead} />
      {!kind || !from ? (
        <p>{merge.unknown}</p>
      ) : into ? (
        <Decide key={`${from} ${into}`} kind={kind} from={from} into={into} />
      ) : (
        <Find kind={kind} from={from} />
      )}
    </>
  );
}
