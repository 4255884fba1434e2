import { recordingWords } from '../../../worker/words/recording.ts';
import './recording.css';
import './conflict.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { standings } from '../../../worker/domain/commitments/standing.ts';
import type { HandoverDetail } from '../../../worker/domain/handovers/handover.ts';
import { mayHaveCome } from '../../../worker/domain/handovers/succession.ts';
import { api, at } from '../../api.ts';
import { write } from '../../send.ts';
import { useAnswer } from '../../ui/answers.ts';
import { Outside } from '../../ui/outside.tsx';
import { useSetting } from '../../ui/setting.ts';
import { offerUndo } from '../../ui/undo-offer.ts';
import { ActorField } from './actor-field.tsx';
import { DateField } from './date-field.tsx';
import { type Trouble, TroubleSummary, troubleOf, useFaults } from './faults.tsx';
import { FaultsContext, idOfField, LongField, SelectField, TextField } from './fields.tsx';
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
  const { complete } = recordingWords;
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
      const sent = { param: { id: handover.id }, json: input, version: handover.version };
      const { sequence } = await write(at.handovers[':id'].complete.$post, sent);
      onDone();
      offerUndo({ text: recordingWords.complete.saved, sequence });
    } catch (error) {
      setTrouble(troubleOf(error, places));
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
        <h2 id="complete-title">{recordingWords.complete.title}</h2>
        <p class="quiet">{recordingWords.complete.lead}</p>
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
              label={recordingWords.complete.date}
              value={date}
              reference={today}
              onChange={setDate}
            />
            {next && (
              <>
                <ActorField
                  at="to"
                  label={recordingWords.fields.to}
                  value={next.to}
                  unsaid="organisation"
                  onChange={(update) => setNext((now) => now && { ...now, to: update(now.to) })}
                />
                {!next.to.text.trim() && (
                  <SelectField
                    at="successor"
                    label={recordingWords.fields.successor}
                    value={next.successor}
                    options={recordingWords.successor}
                    onChange={(successor) => setNext((now) => now && { ...now, successor })}
                  />
                )}
              </>
            )}
            <TextField {...part('title', recordingWords.complete.evidence)} class="is-wide" />
            <TextField {...part('url', recordingWords.fields.url)} />
            <TextField {...part('passage', recordingWords.fields.passage)} class="is-wide" />
            <LongField
              at="note"
              label={recordingWords.complete.note}
              class="is-whole"
              value={note}
              onChange={setNote}
            />
            <Fulfils body={handover.body.id} chosen={fulfils} onChange={setFulfils} />
          </div>
          <p class="acts">
            <button type="submit" class="is-chief" disabled={isBusy}>
              {recordingWords.complete.save}
            </button>
            <button type="button" onClick={onCancel}>
              {recordingWords.complete.cancel}
            </button>
          </p>
        </form>
      </section>
    </FaultsContext.Provider>
  );
}
