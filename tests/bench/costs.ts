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

/** What one request costs in D1, as the Worker tells with SHOW_COST; `known` is the ETag of an earlier answer. */
export async function costOf(url: string, known?: string) {
  const answer = await fetch(url, { headers: known ? { 'If-None-Match': known } : {} });
  const body = await answer.text();
  const { status, ok, headers } = answer;
  if (!ok && status !== 304) throw new Error(`${url} answered ${status}`);
  const told = headers.get('Server-Timing') ?? '';
  const [statements = 0, read = 0] = (told.match(/(?<=["\s])\d+/g) ?? []).map(Number);
  return { status, body, etag: headers.get('ETag') ?? undefined, statements, read };
}

/** The requests whose cost is printed: every kind of list. */
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
  'briefings, newest': '/api/briefings?from=2026-11-01',
};
