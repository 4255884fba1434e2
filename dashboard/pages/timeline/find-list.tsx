import { Outside } from '../../ui/outside.tsx';
import { useSetting } from '../../ui/setting.ts';
import { type Found, rangeOf } from './find-target.ts';

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
  found: Found[];
  /** Place of the one that the keys have come to. */
  active: number;
  isShown: boolean;
  onChoose: (found: Found) => void;
};

export const optionId = (listId: string, place: number) => `${listId}-${place}`;

/** What was found, by kind. The focus stays in the field, which names the active one to screen readers. */
export function FoundList({ id, found, active, isShown, onChoose }: Props) {
  const { words } = useSetting();
  return (
    <div
      class="find-list"
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={words.find.label}
      hidden={!isShown}
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
                id={optionId(id, i)}
                role="option"
                tabIndex={-1}
                class="find-option"
                aria-selected={i === active}
                onClick={() => onChoose(one)}
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
  );
}
