import './recording.css';
import './conflict.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { standings } from '../../../worker/domain/commitments/standing.ts';
import type { HandoverDetail } from '../../../worker/domain/handovers/handover.ts';
import { mayHaveCome } from '../../../worker/domain/handovers/succession.ts';
import { api } from '../../api.ts';
import { write } from '../../send.ts';
import { useAnswer } from '../../ui/answers.ts';
import { Outside } from '../../ui/outside.tsx';
import { useSetting } from '../../ui/setting.ts';
import { offerUndo } from '../../ui/undo-offer.ts';
import { ActorField } from './actor-field.tsx';
import { DateField } from './date-field.tsx';
import { type Trouble, TroubleSummary, troubleOf, useFaults } from './faults.tsx';
import { FaultsContext, idOfField, LongField, SelectField, TextField, useRecordingWords } from './fields.tsx';
import { formHands } from './form-hands.ts';
import { handoverFormOf } from './form-of.ts';
import { completionWritten } from './record-written.ts';

interface Props {
  handover: HandoverDetail;
  onDone: () => void;
  onCancel: () => void;
}

/** The open commitments that concern a body, to be ticked where the handover fulfils them. */
function Fulfils({
  body,
  chosen,
  onChange,
}: {
  body: string;
  chosen: string[];
  onChange: (ids: string[]) => void;
}) {
  const { complete } = useRecordingWords();
  const { formats, words } = useSetting();
  const standing = standings.filter((one) => one !== 'closed').join(',');
  const answer = useAnswer(api.commitments({ body, standing }, { limit: 50 }));
  const open = answer.value?.items ?? [];
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset id={idOfField('fulfils')} tabIndex={-1} class="fulfils is-whole">
      <legend class="field-label">{complete.fulfils}</legend>
      {answer.value && open.length === 0 && <p class="quiet">{complete.nothing}</p>}
      {open.map(({ id, text, due }) => (
        <label key={id} class="choice">
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
          <span>
            <Outside>{text}</Outside>{' '}
            <span class="quiet">{due ? words.due.on(formats.date(due) ?? '') : words.due.undated}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Says that a handover took place, with its evidence and what it fulfils: one request, all or nothing. */
export function CompleteHandover({ handover, onDone, onCancel }: Props) {
  const words = useRecordingWords();
  const { today } = useSetting();
  // A day that is still to come is not the one on which it took place.
  const [date, setDate] = useState(() =>
    mayHaveCome(handover.date, today) ? handoverFormOf(handover).date : { text: '' },
  );
  // Whoever is announced takes over; where nobody is, it has to be said who does, or that nobody does.
  const [next, setNext] = useState(() => (handover.to ? null : handoverFormOf(handover)));
  const [source, setSource] = useState({ title: '', url: '', passage: '' });
  const [note, setNote] = useState('');
  const [fulfils, setFulfils] = useState<string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const place = useRef<HTMLElement>(null);
  // Before anybody can type: a focus that comes later takes letters away from the field they were meant for.
  useLayoutEffect(() => place.current?.querySelector('input')?.focus(), []);

  const written = () => completionWritten({ date, next, source, note, fulfils }, today);
  const save = async () => {
    const { input, faults, places } = written();
    if (faults.length > 0) return setTrouble({ said: null, faults, isOurs: true });
    setBusy(true);
    try {
      const sent = { body: input, version: handover.version };
      const { sequence } = await write('POST', `/api/handovers/${handover.id}/complete`, sent);
      onDone();
      offerUndo({ text: words.complete.saved, sequence });
    } catch (error) {
      setTrouble(troubleOf(error, places, words));
      setBusy(false);
    }
  };

  const faults = useFaults(trouble, written);
  const part = (at: 'title' | 'url' | 'passage', label: string) => ({
    at,
    label,
    value: source[at],
    onChange: (text: string) => setSource({ ...source, [at]: text }),
  });
  return (
    <FaultsContext.Provider value={faults}>
      <section ref={place} class="section complete" aria-labelledby="complete-title">
        <h2 id="complete-title">{words.complete.title}</h2>
        <p class="quiet">{words.complete.lead}</p>
        <TroubleSummary trouble={trouble} />
        <form
          class="recording"
          noValidate
          inert={isBusy}
          {...formHands}
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy) save();
          }}
        >
          <div class="form-fields">
            <DateField
              at="date"
              label={words.complete.date}
              value={date}
              reference={today}
              onChange={setDate}
            />
            {next && (
              <>
                <ActorField
                  at="to"
                  label={words.fields.to}
                  value={next.to}
                  unsaid="organisation"
                  onChange={(update) => setNext((now) => now && { ...now, to: update(now.to) })}
                />
                {!next.to.text.trim() && (
                  <SelectField
                    at="successor"
                    label={words.fields.successor}
                    value={next.successor}
                    options={words.successor}
                    onChange={(successor) => setNext((now) => now && { ...now, successor })}
                  />
                )}
              </>
            )}
            <TextField {...part('title', words.complete.evidence)} class="is-wide" />
            <TextField {...part('url', words.fields.url)} />
            <TextField {...part('passage', words.fields.passage)} class="is-wide" />
            <LongField
              at="note"
              label={words.complete.note}
              class="is-whole"
              value={note}
              onChange={setNote}
            />
            <Fulfils body={handover.body.id} chosen={fulfils} onChange={setFulfils} />
          </div>
          <p class="acts">
            <button type="submit" class="is-chief" disabled={isBusy}>
              {words.complete.save}
            </button>
            <button type="button" onClick={onCancel}>
              {words.complete.cancel}
            </button>
          </p>
        </form>
      </section>
    </FaultsContext.Provider>
  );
}
