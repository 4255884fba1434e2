import { describe, expect, test } from 'vitest';
import { pack } from '../../../dashboard/timeline/pack.ts';
import { sceneOf } from '../../../dashboard/timeline/scene.ts';
import { shapeOf } from '../../../dashboard/timeline/shape.ts';
import type { Standing } from '../../../worker/domain/commitments/standing.ts';
import { commitment, laneOf, timelineOf, words } from './record.ts';

type Due = [id: string, due: string, standing?: Standing];
const laneWith = (...of: Due[]) => {
  const items = of.map(([id, due, standing = 'upcoming']) => commitment(id, due, { standing }));
  const [lane] = sceneOf(timelineOf([laneOf('commitments', items)]), { words, locale: 'en' }).lanes;
  if (lane === undefined) throw new Error('There is one');
  return lane;
};
const keyOf = (id: string) => `commitments/commitment:${id}`;
const rowsOf = (packing: ReturnType<typeof pack>) =>
  Object.fromEntries([...packing.places].map(([key, { row }]) => [key.replace(keyOf(''), ''), row]));

describe('rows', () => {
  test('hold what does not overlap', () => {
    const packing = pack(laneWith(['a', '2025-01-01'], ['b', '2025-01-02'], ['c', '2025-06-01']), 2, 4);
    expect([rowsOf(packing), packing.rows]).toEqual([{ a: 0, b: 1, c: 0 }, 2]);
  });

  test('are given to the most important first', () => {
    const packing = pack(laneWith(['early', '2025-01-01'], ['late', '2025-01-02', 'overdue']), 2, 4);
    expect(rowsOf(packing)).toEqual({ late: 0, early: 1 });
  });

  test('keep words short rather than leave a mark without a place', () => {
    const long = 'the commitment in many words, of which not all have room';
    const packing = pack(laneWith([long, '2025-01-01'], ['b', '2025-03-01']), 2, 1);
    expect([packing.left, packing.places.get(keyOf(long))?.text]).toEqual([[], 'the…']);
  });
});

test('what has no room is counted, by stretches of time, in a row of its own', () => {
  const many = laneWith(
    ...Array.from({ length: 6 }, (_, i): Due => [`a${i}`, '2025-01-01']),
    ...Array.from({ length: 4 }, (_, i): Due => [`b${i}`, '2026-01-01']),
  );
  const { left, rows } = pack(many, 2, 3);
  expect([rows, left.map(({ items, row }) => [items.length, row])]).toEqual([
    3,
    [
      [4, 2],
      [2, 2],
    ],
  ]);
});

test('one that is left alone keeps its glyph in the last row', () => {
  const three = laneWith(...['a', 'b', 'c'].map((id): Due => [id, '2025-01-01']));
  const many = { ...three, counts: [] };
  const { left, places } = pack(many, 2, 3);
  expect([left, places.get(keyOf('c'))?.row]).toEqual([[], 2]);
});

test('nothing overlaps, at any scale', () => {
  const dues = [
    '2025-01',
    '2025-02-10',
    '2025~',
    '../2025-06',
    '2025-04/..',
    '2025-33',
    '2025-02-11',
    '2025-02-12',
  ];
  const some = laneWith(...dues.map((due, i): Due => [`commitment number ${i}`, due]));
  for (const scale of [0.1, 0.5, 2, 10, 60]) {
    const { places } = pack(some, scale, 5);
    const x = (time: number) => (time / 86_400_000) * scale;
    const boxes = some.items.flatMap((item) => {
      const place = places.get(item.key);
      const shape = shapeOf(item, x, scale);
      const right = Math.max(shape.right, place?.text ? shape.label + place.width : 0);
      return place ? [{ row: place.row, left: shape.left, right }] : [];
    });
    const overlaps = boxes.filter((a) =>
      boxes.some((b) => a !== b && a.row === b.row && a.left < b.right - 1e-6 && b.left < a.right - 1e-6),
    );
    expect(overlaps).toEqual([]);
  }
});
