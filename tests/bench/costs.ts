import type { Filled } from './filled.ts';
import { print } from './measure.ts';

/** Prints what each request costs in D1. */
export async function costs({ local }: Filled): Promise<void> {
  print('', 'rows read', 'statements');
  for (const [name, path] of Object.entries(costed)) {
    const { read, statements } = await costOf(local.url + path);
    print(name, read, statements);
  }
}

/** What one request costs in D1, as the Worker tells with SHOW_COST. */
interface Cost {
  statements: number;
  read: number;
  written: number;
}

async function costOf(url: string): Promise<Cost> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const told = answer.headers.get('Server-Timing') ?? '';
  const [statements = 0, read = 0, written = 0] = (told.match(/(?<=["\s])\d+/g) ?? []).map(Number);
  return { statements, read, written };
}

/** The requests whose cost is printed: every kind of list, and timelines narrow and wide. */
const costed: Record<string, string> = {
  'list, due first': '/api/commitments',
  'list, overdue': '/api/commitments?standing=overdue',
  'list, due now': '/api/commitments?standing=due_now',
  'list, upcoming': '/api/commitments?standing=upcoming',
  'list, fulfilled': '/api/commitments?status=fulfilled',
  'list, of an actor': '/api/commitments?party=actor-7',
  'list, of a briefing': '/api/commitments?briefing=briefing-7',
  'list, due in a month': '/api/commitments?dueFrom=2026-12-01&dueTo=2026-12-31',
  'list, with a word': '/api/commitments?text=4242',
  'one commitment': '/api/commitments/commitment-0000007',
  upcoming: '/api/upcoming',
  'timeline, a week': '/api/timeline?from=2026-11-20&to=2026-11-27',
  'timeline, a year': '/api/timeline?from=2026-01-01&to=2026-12-31',
  'timeline, all': '/api/timeline?from=2015-01-01&to=2036-12-31',
  'briefings, newest': '/api/briefings?from=2026-11-01',
};
