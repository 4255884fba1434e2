import { searchWords } from '../../../worker/words/search.ts';
import { Outside } from '../../ui/outside.tsx';
import { FoundNotes, FoundTitle } from './found.tsx';
import { Marked } from './marked.tsx';
import type { Option, OptionGroup } from './options.ts';

function Line({ option }: { option: Option }) {
  if (option.is === 'command') return <span class="palette-title">{option.command.label}</span>;
  if (option.is === 'all')
    return (
      <span class="palette-title">
        <Outside>{searchWords.seeAll(option.text)}</Outside>
      </span>
    );
  const { item } = option;
  // A part without a title of its own is what it says, and then where.
  return (
    <>
      <span class="palette-title">
        <FoundTitle item={item} />
      </span>
      {item.passage && (
        <span class="palette-passage">
          <Marked of={item.passage} />
        </span>
      )}
      <span class="palette-notes">
        <FoundNotes item={item} />
      </span>
    </>
  );
}

type Props = {
  id: string;
  groups: OptionGroup[];
  /** Place of the one that the keys have come to. */
  active: number;
  onAct: (option: Option) => void;
};

/** What can be opened, by kind. The focus stays in the field, which names the active one to screen readers. */
export function PaletteList({ id, groups, active, onAct }: Props) {
  let place = -1;
  const optionOf = (option: Option) => {
    place += 1;
    const common = {
      id: `${id}-${place}`,
      role: 'option' as const,
      tabIndex: -1,
      class: 'palette-option',
      'aria-selected': place === active,
      onClick: () => onAct(option),
    };
    const line = <Line option={option} />;
    const address =
      option.is === 'found'
        ? option.item.record.address
        : option.is === 'all'
          ? option.address
          : 'address' in option.command && option.command.address;
    // A link, so that it can be opened in a tab of its own.
    return address ? (
      <a key={place} {...common} href={address}>
        {line}
      </a>
    ) : (
      <div key={place} {...common}>
        {line}
      </div>
    );
  };
  return (
    <div
      class="palette-list"
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={searchWords.title}
      onMouseDown={(event) => event.preventDefault()}
    >
      {groups.map(({ key, options }) =>
        key === 'all' ? (
          options.map(optionOf)
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a list of options holds groups, not sets of fields
          <div key={key} role="group" aria-labelledby={`${id}-${key}`}>
            <p class="palette-kind" id={`${id}-${key}`} role="presentation">
              {key === 'commands' ? searchWords.goTo : searchWords.kinds[key]}
            </p>
            {options.map(optionOf)}
          </div>
        ),
      )}
    </div>
  );
}
