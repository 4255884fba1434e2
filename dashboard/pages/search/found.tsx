import type { SearchItem } from '../../../worker/domain/search/search.ts';
import { searchWords } from '../../../worker/words/search.ts';
import { Outside } from '../../ui/outside.tsx';
import { useSetting } from '../../ui/setting.ts';
import { Marked } from './marked.tsx';

/** What it is called: its own title, or else that of what it belongs to. */
export const FoundTitle = ({ item }: { item: SearchItem }) =>
  item.title ? <Marked of={item.title} /> : <Outside>{item.record.title}</Outside>;

/** What belongs to a record but is none: a source, a statement, a note, a comment. */
const isPart = ({ kind, record }: SearchItem) => kind !== record.kind;

/** When it was or is due, whether it is archived or not public, and for a part with a title of its own, of what. */
export function FoundNotes({ item }: { item: SearchItem }) {
  const { words, formats } = useSetting();
  const { record, title } = item;
  const date = formats.date(record.date);
  const visibility = item.kind === 'comment' ? record.visibility : item.visibility;
  const notes = [
    isPart(item) && title && <Outside>{searchWords.within(record.title)}</Outside>,
    record.actorKind && words.terms.actorKind[record.actorKind],
    item.party && <Outside>{searchWords.party(item.party)}</Outside>,
    date && (record.kind === 'commitment' ? searchWords.due(date) : date),
    visibility !== 'public' && searchWords.levels[visibility],
    record.archivedAt && <strong>{searchWords.archived}</strong>,
  ].filter(Boolean);
  return <>{notes.map((note, i) => [i > 0 && ' · ', note])}</>;
}
