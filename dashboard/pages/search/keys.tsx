import { useSetting } from '../../ui/setting.ts';
import { searchWordsIn } from '../../words/search.ts';
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
  const { words, locale } = useSetting();
  const search = searchWordsIn(locale);
  return (
    <>
      <h2 id="keys-title">{search.keysTitle}</h2>
      <KeysList
        lines={lines.map(([what, keys]) => [search.keys[what], keys])}
        or={search.or}
        named={search.named}
      />
      <form method="dialog">
        <button type="submit">{words.close}</button>
      </form>
    </>
  );
}
