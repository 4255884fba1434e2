import type { SearchKind } from '../../../worker/domain/search/kinds.ts';
import type { SearchItem } from '../../../worker/domain/search/search.ts';
import { addressOf } from '../../location.ts';
import type { Command } from './commands.ts';
import type { Findings } from './findings.ts';

/** One line of the list, as the keys come to it. */
export type Option =
  | { is: 'command'; command: Command }
  | { is: 'found'; item: SearchItem }
  | { is: 'all'; text: string; address: string };

export type OptionGroup = { key: 'commands' | SearchKind | 'all'; options: Option[] };

/** With words typed, pages are offered beside what is found, and few of them. */
const mostCommands = 4;

/** What stands in the list: what one may go to, what was found, and the way to all of it. */
export function optionGroups(
  typed: string,
  commands: readonly Command[],
  findings: Findings | null,
): OptionGroup[] {
  const text = typed.trim();
  const offered = text === '' ? commands : commands.slice(0, mostCommands);
  const all: Option[] =
    text === '' ? [] : [{ is: 'all', text, address: addressOf({ page: 'search', view: { q: text } }) }];
  const groups: OptionGroup[] = [
    { key: 'commands', options: offered.map((command): Option => ({ is: 'command', command })) },
    ...(findings?.groups ?? []).map(
      ({ kind, items }): OptionGroup => ({
        key: kind,
        options: items.map((item) => ({ is: 'found', item })),
      }),
    ),
    { key: 'all', options: all },
  ];
  return groups.filter(({ options }) => options.length > 0);
}
