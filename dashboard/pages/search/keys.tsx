import { searchWords } from '../../../worker/words/search.ts';
import { useSetting } from '../../ui/setting.ts';
import { KeysList } from '../keys-list.tsx';

const lines = [
  ['search', ['Ctrl K']],
  ['slash', ['/']],
  ['help', ['?']],
  ['move', ['↑', '↓']],
  ['open', ['Enter']],
  ['escape', ['Esc']],
] as const;

/** The keys that hold on every page; the timeline has more, and a list of its own. */
export function Keys() {
  const { words } = useSetting();
  return (
    <>
      <h2 id="keys-title">{searchWords.keysTitle}</h2>
      <KeysList
        lines={lines.map(([what, keys]) => [searchWords.keys[what], keys])}
        or={searchWords.or}
        named={searchWords.named}
      />
      <form method="dialog">
        <button type="submit">{words.close}</button>
      </form>
    </>
  );
}
