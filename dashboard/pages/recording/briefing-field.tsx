import { useLayoutEffect, useState } from 'preact/hooks';
import type { Briefing } from '../../../worker/domain/briefing.ts';
import { nameKey } from '../../../worker/domain/text.ts';
import { recordingWords } from '../../../worker/words/recording.ts';
import { api } from '../../api.ts';
import { useAnswer } from '../../ui/answers.ts';
import { useSetting } from '../../ui/setting.ts';
import { briefingEntry } from './blank.ts';
import { Combobox } from './combobox.tsx';
import { useFault } from './fields.tsx';
import type { BriefingEntry, Update } from './form.ts';

const mostOffered = 6;
/** The API is asked for no longer text. */
const mostAsked = 200;

/** Briefings that have words beginning as those that are typed; null while they are looked for, or too little is typed. */
export function useBriefings(text: string | undefined): Briefing[] | null {
  const asked = text?.trim().slice(0, mostAsked) ?? '';
  const question = asked.length > 1 ? api.briefings({ text: asked }, { limit: mostOffered }) : null;
  const answer = useAnswer(question);
  const isAnswered = question?.address === answer.address && !answer.isWaiting;
  return question && isAnswered ? (answer.value?.items ?? []) : null;
}

interface Props {
  at: string;
  label: string;
  value: BriefingEntry;
  onChange: (update: Update<BriefingEntry>) => void;
  placeholder?: string;
  class?: string;
}

/** A briefing on record, found by words of its title or place as one types. */
export function BriefingField({ value, onChange, ...rest }: Props) {
  const { formats } = useSetting();
  const fault = useFault(rest.at);
  const text = value.text.trim();
  const found = useBriefings(value.id ? undefined : text);
  const [isLeft, setLeft] = useState(true);
  const called = found?.filter(({ title }) => nameKey(title) === nameKey(text)) ?? [];
  const meant = [called, found ?? []].find((some) => some.length === 1)?.[0];
  const take = (briefing: Briefing) =>
    onChange((now) => (now.text.trim() === text && !now.id ? briefingEntry(briefing) : now));
  // The titles may come only once the field is left.
  useLayoutEffect(() => {
    if (isLeft && meant) take(meant);
  }, [isLeft, meant?.id]);
  return (
    <Combobox
      {...rest}
      text={value.text}
      options={(found ?? []).map(({ id, title, start }) => ({
        key: id,
        label: title,
        note: formats.date(start) ?? undefined,
      }))}
      meant={meant?.id}
      onText={(typed) => {
        setLeft(false);
        onChange(() => ({ text: typed }));
      }}
      onChoose={(key) => {
        const briefing = found?.find(({ id }) => id === key);
        if (briefing) take(briefing);
      }}
      onLeave={() => setLeft(true)}
    >
      {value.id && value.start && formats.edtf(value.start)}
      {!fault && found && found.length === 0 && recordingWords.noSuchBriefing}
    </Combobox>
  );
}
