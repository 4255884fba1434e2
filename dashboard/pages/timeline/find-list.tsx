import { useLayoutEffect } from 'preact/hooks';
import type { TimelineView } from '../../location-views.ts';
import { Outside } from '../../ui/outside.tsx';
import { useSetting } from '../../ui/setting.ts';
import { useFindings } from './find-answers.ts';
import { type Found, rangeOf, type Target, targetOf } from './find-target.ts';
import type { Window } from './window.ts';

const kinds = ['briefing', 'commitment', 'actor'] as const;

const nameOf = ({ kind, record }: Found) => {
  if (kind === 'briefing') return record.title;
  return kind === 'commitment' ? record.text : record.name;
};

/** Its date, or what choosing it will do where that is something else. */
function Note({ found }: { found: Found }) {
  const { words, formats } = useSetting();
  const { find, terms } = words;
  if (found.kind === 'actor') {
    const { kind } = found.record;
    return `${terms.actorKind[kind]}, ${kind === 'body' ? find.ofBody : find.ofActor}`;
  }
  if (rangeOf(found) === null) return find.undated;
  if (found.kind === 'commitment') return words.due.on(formats.date(found.record.due) ?? '');
  return formats.span(found.record.start, found.record.end);
}

type Props = {
  id: string;
  typed: string;
  isOpen: boolean;
  /** Place of the one that the keys have come to. */
  active: number;
  window: Window;
  view: TimelineView;
  /** What was found; null while nothing was looked for. */
  onFound: (found: Found[] | null) => void;
  onGo: (target: Target) => void;
};

/** What was found, by kind. The focus stays in the field, which names the active one to screen readers. */
export function FoundList({ id, typed, isOpen, active, window, view, onFound, onGo }: Props) {
  const { words } = useSetting();
  const findings = useFindings(typed);
  useLayoutEffect(() => onFound(findings?.found ?? null), [findings]);
  const found = findings?.found ?? [];
  const isShown = isOpen && findings !== null;
  return (
    <>
      <div
        class="find-list"
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={words.find.label}
        hidden={!isShown || found.length === 0}
        onMouseDown={(event) => event.preventDefault()}
      >
        {kinds.map((kind) => {
          const ofKind = found.flatMap((one, i) => (one.kind === kind ? [{ one, i }] : []));
          if (ofKind.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a list of options holds groups, not sets of fields
            <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
              <p class="find-kind" id={`${id}-${kind}`} role="presentation">
                {words.find.kinds[kind]}
              </p>
              {ofKind.map(({ one, i }) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
                <div
                  key={one.record.id}
                  id={`${id}-${i}`}
                  role="option"
                  tabIndex={-1}
                  class="find-option"
                  aria-selected={i === active}
                  onClick={() => onGo(targetOf(one, window, view))}
                >
                  <span class="find-name">
                    <Outside>{nameOf(one)}</Outside>
                  </span>
                  <span class="position">
                    <Note found={one} />
                  </span>
                </div>
              ))}
            </div>
          );
        })}
      </div>
      <p class={isShown && found.length === 0 ? 'find-none' : 'visually-hidden'} role="status">
        {isShown && (findings.isFailed ? words.find.failed : words.find.found(found.length))}
      </p>
    </>
  );
}
