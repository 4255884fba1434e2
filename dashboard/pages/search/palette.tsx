import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { longestQuery } from '../../../worker/domain/search/query.ts';
import { searchWords } from '../../../worker/words/search.ts';
import { at } from '../../api.ts';
import { addressOf } from '../../location.ts';
import { send } from '../../send.ts';
import { useAnswer } from '../../ui/answers.ts';
import { Icon } from '../../ui/icon.tsx';
import { go } from '../../ui/navigation.ts';
import { whoQuestion } from '../../ui/who-question.ts';
import { goAfresh } from '../account/parts.tsx';
import { commandsFor, matching } from './commands.ts';
import { useFindings } from './findings.ts';
import { type Option, optionGroups } from './options.ts';
import { PaletteList } from './palette-list.tsx';
import './search.css';
import { StateLine } from './state-line.tsx';

/** Finds anything and goes anywhere as one types, by the pattern of a combobox with a list. */
export function Palette({ begun, onClose }: { begun: () => string; onClose: () => void }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  // Not every way into a field heeds its greatest length.
  const put = (text: string) => setTyped(text.slice(0, longestQuery));
  const [chosen, setChosen] = useState({ among: '', place: 0 });
  const [fault, setFault] = useState<string | null>(null);
  const who = useAnswer(whoQuestion).value;
  const { findings, again } = useFindings(typed);
  useLayoutEffect(() => {
    put(begun());
    field.current?.focus();
  }, []);

  const text = typed.trim();
  const commands = matching(commandsFor(who), text);
  const groups = optionGroups(typed, commands, findings);
  const options = groups.flatMap((group) => group.options);
  // What was found for other words is no answer to these: until theirs is there, Enter leads to the page of all results.
  const isCurrent = text.length < 2 || findings?.text === text || commands.length > 0;
  // What the keys have come to holds for this list; another begins at its top.
  const among = `${options.length} ${findings?.text ?? ''}\n${text}`;
  const active = chosen.among === among ? chosen.place : isCurrent ? 0 : -1;
  const listId = `${id}-list`;
  const optionId = (place: number) => `${listId}-${place}`;

  const act = (option: Option) => {
    if (option.is !== 'command' || !('act' in option.command)) return onClose();
    if (option.command.act === 'sign-out') {
      const out = who?.mode === 'access' ? '/cdn-cgi/access/logout' : '/sign-in';
      const end = who?.mode === 'access' ? Promise.resolve() : send(at.session.$delete, {});
      end.then(
        () => goAfresh(out),
        () => setFault(searchWords.signOutFailed),
      );
      return;
    }
    onClose();
    // Only once the dialog is away: it is no part of the page that is printed.
    requestAnimationFrame(() => window.print());
  };
  const move = (to: number) => {
    const next = (to + options.length) % options.length;
    setChosen({ among, place: next });
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
  };
  const enter = () => {
    const option = document.getElementById(optionId(active));
    if (active >= 0 && option) return option.click();
    if (text === '') return;
    onClose();
    go(addressOf({ page: 'search', view: { q: text } }));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active <= 0 ? options.length - 1 : active - 1);
    else if (event.key === 'Enter') enter();
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div class="palette-head">
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label={searchWords.field}
          aria-expanded={options.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 && options.length > 0 ? optionId(active) : undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          maxLength={longestQuery}
          placeholder={searchWords.placeholder}
          value={typed}
          onInput={(event) => put(event.currentTarget.value)}
          onKeyDown={onKey}
        />
        <button
          type="button"
          class="is-square palette-close"
          aria-label={searchWords.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <StateLine typed={typed} findings={findings} again={again} />
      {fault && (
        <p class="palette-state is-fault" role="alert">
          {fault}
        </p>
      )}
      <PaletteList id={listId} groups={groups} active={active} onAct={act} />
    </>
  );
}
