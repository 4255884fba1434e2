import { expect, test } from 'vitest';
import {
  type Draft,
  draftsOf,
  dropAllDrafts,
  dropDraft,
  keepDraft,
} from '../../../dashboard/pages/recording/draft.ts';

function store(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
    key: (i) => [...held.keys()][i] ?? null,
    get length() {
      return held.size;
    },
  };
}
const draft = (id: string, more: Partial<Draft> = {}): Draft => ({
  id,
  what: 'briefing',
  title: `Draft ${id}`,
  savedOn: '2026-11-24',
  content: { title: id },
  ...more,
});
const idsOf = (drafts: Draft[]) => drafts.map(({ id }) => id);

test('a draft comes back as it was kept, the newest first, and each of several by itself', () => {
  const kept = store();
  keepDraft(kept, 'ann', draft('1', { savedOn: '2026-11-22' }));
  keepDraft(kept, 'ann', draft('2'));
  keepDraft(kept, 'ann', draft('2', { title: 'Later' }));
  expect(idsOf(draftsOf(kept, 'ann', 'briefing'))).toEqual(['2', '1']);
  expect(draftsOf(kept, 'ann', 'briefing')[0]).toEqual(draft('2', { title: 'Later' }));
  dropDraft(kept, 'ann', draft('2'));
  expect(idsOf(draftsOf(kept, 'ann', 'briefing'))).toEqual(['1']);
});

test('drafts are of one person and of one thing', () => {
  const kept = store();
  keepDraft(kept, 'ann', draft('1'));
  keepDraft(kept, 'ann', draft('2', { what: 'edit:briefings:b1' }));
  expect(draftsOf(kept, 'bo', 'briefing')).toEqual([]);
  expect(idsOf(draftsOf(kept, 'ann', 'briefing'))).toEqual(['1']);
  expect(idsOf(draftsOf(kept, 'ann', 'edit:briefings:b1'))).toEqual(['2']);
  expect(draftsOf(kept, 'ann', 'edit')).toEqual([]);
});

test('whoever signs out leaves no draft behind, and nothing else is touched', () => {
  const kept = store();
  kept.setItem('other', 'stays');
  for (const person of ['ann', 'bo']) keepDraft(kept, person, draft('1'));
  dropAllDrafts(kept);
  expect([kept.length, kept.getItem('other')]).toEqual([1, 'stays']);
});

test('what cannot be read is passed over, and a browser that keeps nothing is told of', () => {
  const kept = store();
  keepDraft(kept, 'ann', draft('1'));
  kept.setItem('rapporteur-draft:ann:briefing:2', '{broken');
  expect(idsOf(draftsOf(kept, 'ann', 'briefing'))).toEqual(['1']);
  const full: Storage = {
    ...store(),
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  expect(keepDraft(full, 'ann', draft('1'))).toBe(false);
});
