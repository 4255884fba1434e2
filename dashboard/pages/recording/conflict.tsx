import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Change } from '../../../worker/domain/changes/change.ts';
import { type MergedField, writtenOver } from '../../../worker/domain/changes/field-merge.ts';
import { recordingWords } from '../../../worker/words/recording.ts';
import { api } from '../../api.ts';
import { useAnswer } from '../../ui/answers.ts';
import { Outside } from '../../ui/outside.tsx';
import { useSetting } from '../../ui/setting.ts';
import { inWords, nameOfField } from './value-words.ts';

interface Props {
  subject: string;
  merge: MergedField[];
  /** The names of the actors that are told of by their ids. */
  names: ReadonlyMap<string, string>;
  isBusy: boolean;
  /** What is archived has to be brought back before anything is saved. */
  isArchived: boolean;
  onBringBack: () => void;
  onSave: (fields: Record<string, unknown>) => void;
  onBack: () => void;
}

type Side = 'mine' | 'theirs';

/** What two people did to one record, field by field. What both changed has to be chosen; nothing is overwritten unseen. */
export function Conflict({ subject, merge, names, isArchived, isBusy, ...acts }: Props) {
  const { onSave, onBringBack, onBack } = acts;
  const { conflict } = recordingWords;
  const setting = useSetting();
  const place = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  useLayoutEffect(() => place.current?.focus(), []);
  const changes = useAnswer(api.changes(subject, { limit: 5 })).value?.items as Change[] | undefined;
  const last = changes?.find(({ verb }) => verb !== 'archived' && verb !== 'restored');
  const putAway = changes?.[0];
  const of = (outcome: MergedField['outcome']) => merge.filter((field) => field.outcome === outcome);
  const open = of('conflict').filter(({ field }) => !chosen[field]);

  const told = (field: string, value: unknown): ComponentChildren => {
    const lines = inWords(field, value, { setting, names });
    if (lines.length === 0) return <span class="quiet">{conflict.nothing}</span>;
    return lines.map((line) => (
      <span key={line} class="told-line">
        <Outside>{line}</Outside>
      </span>
    ));
  };
  const choice = ({ field, mine, theirs }: MergedField, side: Side) => (
    <td>
      <label class="choice">
        <input
          type="radio"
          name={`choice-${field}`}
          checked={chosen[field] === side}
          onChange={() => setChosen({ ...chosen, [field]: side })}
        />
        <span>
          <span class="side">{conflict[side]}</span>
          {told(field, side === 'mine' ? mine : theirs)}
        </span>
      </label>
    </td>
  );
  const list = (title: string, fields: MergedField[]) =>
    fields.length > 0 && (
      <>
        <h3>{title}</h3>
        <dl class="facts">
          {fields.map(({ field, before, merged }) => (
            <div key={field}>
              <dt>{nameOfField(field)}</dt>
              <dd>
                <del>{told(field, before)}</del>
                <ins>{told(field, merged)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      </>
    );

  return (
    <section ref={place} tabIndex={-1} class="conflict" aria-labelledby="conflict-title">
      <h2 id="conflict-title">{conflict.title}</h2>
      {isArchived && putAway && (
        <p class="conflict-archived">
          {conflict.archived(putAway.author ?? conflict.unknown, setting.formats.day(putAway.at))}
        </p>
      )}
      <p>{conflict.by(last?.author ?? conflict.unknown)}</p>
      {of('conflict').length > 0 && (
        <>
          <h3>{conflict.choose}</h3>
          <table>
            <thead>
              <tr>
                <th scope="col">{conflict.field}</th>
                <th scope="col">{conflict.before}</th>
                <th scope="col">{conflict.theirs}</th>
                <th scope="col">{conflict.mine}</th>
              </tr>
            </thead>
            <tbody>
              {of('conflict').map((field) => (
                <tr key={field.field}>
                  <th scope="row">{nameOfField(field.field)}</th>
                  <td>
                    <span class="side">{conflict.before}</span>
                    {told(field.field, field.before)}
                  </td>
                  {choice(field, 'theirs')}
                  {choice(field, 'mine')}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {list(conflict.taken, of('theirs'))}
      {list(conflict.own, of('mine'))}
      {list(conflict.both, of('both'))}
      {list(conflict.same, of('same'))}
      <p class="acts">
        {isArchived && (
          <button type="button" class="is-chief" disabled={isBusy} onClick={onBringBack}>
            {conflict.bringBack}
          </button>
        )}
        <button
          type="button"
          class={isArchived ? undefined : 'is-chief'}
          disabled={isBusy || isArchived || open.length > 0}
          onClick={() => onSave(writtenOver(merge, chosen))}
        >
          {conflict.save}
        </button>
        <button type="button" onClick={onBack}>
          {conflict.back}
        </button>
      </p>
      {open.length > 0 && <p class="quiet">{conflict.undecided}</p>}
    </section>
  );
}
