import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import {
  commitmentStatuses,
  supersededReasons,
  verifications,
} from '../../../worker/domain/commitments/standing.ts';
import { deskWords } from '../../../worker/words/desk.ts';
import { useSetting } from '../../ui/setting.ts';
import { type Draft, dueReading, type Faults, type Field } from './draft.ts';

type Props = {
  label: string;
  /** The field that takes the focus as the form opens. */
  first: Field;
  draft: Draft;
  faults: Faults | null;
  isBusy: boolean;
  onChange(draft: Draft): void;
  onSave(): void;
  onClose(): void;
};

function Labelled({
  label,
  id,
  fault,
  help,
  children,
}: {
  label: string;
  id: string;
  fault: string | undefined;
  help?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <div class="field">
      <label class="field-label" htmlFor={id}>
        {label}
      </label>
      {children}
      <p id={`${id}-help`} class="field-help" role="status">
        {fault ? <span class="field-fault">{fault}</span> : help}
      </p>
    </div>
  );
}

/** A follow-up where the row stands: note, status, due date, evidence and verification, any of them at once. */
export function FollowUpForm({ label, first, draft, faults, isBusy, onChange, onSave, onClose }: Props) {
  const { words, formats, today } = useSetting();
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  // At once: the next key that is pressed is meant for the field.
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [first]);
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [faults]);

  const field = (name: Field) => ({
    id: `${id}-${name}`,
    name,
    value: draft[name],
    'aria-invalid': faults?.[name] !== undefined,
    'aria-describedby': `${id}-${name}-help`,
  });
  const set = (name: Field) => (event: { currentTarget: { value: string } }) =>
    onChange({ ...draft, [name]: event.currentTarget.value });
  const at = (name: Field) => ({ id: `${id}-${name}`, fault: faults?.[name] });
  const reading = dueReading(draft, today);
  const understood = reading?.ok
    ? [deskWords.understood(formats.edtf(reading.edtf)), reading.note].filter(Boolean).join('. ')
    : (reading?.message ?? deskWords.dueHelp);

  return (
    <form
      ref={form}
      class="follow-up-form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      onKeyDown={(event) => {
        // The keys of the row are letters here.
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onSave();
        }
      }}
    >
      <Labelled label={deskWords.noteField} {...at('note')}>
        <textarea {...field('note')} rows={2} maxLength={5000} onInput={set('note')} />
      </Labelled>
      <div class="follow-up-fields">
        <Labelled label={deskWords.statusField} {...at('status')}>
          <select {...field('status')} onChange={set('status')}>
            <option value="">{deskWords.sameStatus}</option>
            {commitmentStatuses.map((status) => (
              <option key={status} value={status}>
                {words.terms.status[status]}
              </option>
            ))}
          </select>
        </Labelled>
        {draft.status === 'superseded' && (
          <Labelled label={deskWords.reasonField} {...at('reason')}>
            <select {...field('reason')} onChange={set('reason')}>
              <option value="" />
              {supersededReasons.map((reason) => (
                <option key={reason} value={reason}>
                  {words.terms.supersededReason[reason]}
                </option>
              ))}
            </select>
          </Labelled>
        )}
        <Labelled label={deskWords.dueField} {...at('due')} help={understood}>
          <input {...field('due')} type="text" autocomplete="off" maxLength={200} onInput={set('due')} />
        </Labelled>
        <Labelled label={deskWords.verificationField} {...at('verification')}>
          <select {...field('verification')} onChange={set('verification')}>
            <option value="">{deskWords.sameVerification}</option>
            {verifications.map((verification) => (
              <option key={verification} value={verification}>
                {words.terms.verification[verification]}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled
          label={deskWords.visibilityField}
          {...at('visibility')}
          help={deskWords.visibilityHelp[draft.visibility]}
        >
          <select {...field('visibility')} onChange={set('visibility')}>
            <option value="">{deskWords.asVisible}</option>
            <option value="internal">{deskWords.colleaguesAlone}</option>
          </select>
        </Labelled>
        <Labelled label={deskWords.evidenceTitle} {...at('evidenceTitle')}>
          <input
            {...field('evidenceTitle')}
            type="text"
            autocomplete="off"
            maxLength={500}
            onInput={set('evidenceTitle')}
          />
        </Labelled>
        <Labelled label={deskWords.evidenceLink} {...at('evidenceLink')}>
          <input
            {...field('evidenceLink')}
            type="text"
            inputMode="url"
            autocomplete="off"
            maxLength={2000}
            onInput={set('evidenceLink')}
          />
        </Labelled>
      </div>
      <p class="act-outcome is-fault" role="alert">
        {faults?.form}
      </p>
      <p class="acts">
        <button type="submit" class="is-chief" disabled={isBusy}>
          {isBusy ? deskWords.saving : deskWords.saveFollowUp}
        </button>
        <button type="button" onClick={onClose}>
          {deskWords.close}
        </button>
      </p>
    </form>
  );
}
