import type { Item } from '../items.ts';

// Each is fetched alone: none pays for the others.
const drawings: Record<string, () => Promise<{ draw(place: HTMLElement, items: Item[]): void }>> = {
  vis: () => import('./vis.ts'),
  join: () => import('./join.ts'),
  floor: () => import('./floor.ts'),
};
const [of = '', items = ''] = location.hash.slice(1).split('/');
const place = document.querySelector<HTMLElement>('#drawing');
const [drawing, answer] = await Promise.all([drawings[of]?.(), fetch(items)]);
if (place) drawing?.draw(place, await answer.json());
