import type { Filled } from './filled.ts';
import { print } from './measure.ts';

/** Prints what each request costs in D1. */
export async function costs({ local, token, session }: Filled): Promise<void> {
  print('', 'rows read', 'statements');
  const today = new Date().toISOString().slice(0, 10);
  const callers: Record<Caller, Record<string, string>> = {
    public: {},
    viewer: { authorization: `Bearer ${token}` },
    person: { cookie: `__Host-session=${session}` },
  };
  for (const [caller, requests] of Object.entries(costed(today)))
    for (const [name, path] of Object.entries(requests)) {
      const { read, statements } = await costOf(local.url + path, { headers: callers[caller as Caller] });
      print(name, read, statements);
    }
}

type Caller = 'public' | 'viewer' | 'person';

/** What one request costs in D1, as the Worker tells with SHOW_COST; `known` is the ETag of an earlier answer. */
export async function costOf(
  url: string,
  { known, headers: given }: { known?: string | undefined; headers?: Record<string, string> } = {},
) {
  const answer = await fetch(url, { headers: { ...given, ...(known ? { 'If-None-Match': known } : {}) } });
  const body = await answer.text();
  const { status, ok, headers } = answer;
  if (!ok && status !== 304) throw new Error(`${url} answered ${status}: ${body}`);
  const told = headers.get('Server-Timing') ?? '';
  const [statements = 0, read = 0] = (told.match(/(?<=["\s])\d+/g) ?? []).map(Number);
  return { status, body, etag: headers.get('ETag') ?? undefined, statements, read };
}

/** Where a list goes on that has come so far: the cursor of a page in the middle of the record. */
const cursorAt = (day: string) =>
  `cursor=${btoa(JSON.stringify([day, 'commitment-0000000'])).replaceAll('=', '')}`;

/** The requests whose cost is printed: every kind of list, by who asks. */
const costed = (today: string): Record<Caller, Record<string, string>> => ({
  public: {
    'list, due first': '/api/commitments',
    'list, a page in the middle': `/api/commitments?${cursorAt(today)}`,
    'list, overdue': '/api/commitments?standing=overdue',
    'list, due now': '/api/commitments?standing=due_now',
    'list, upcoming': '/api/commitments?standing=upcoming',
    'list, fulfilled': '/api/commitments?status=fulfilled',
    'list, of an actor': '/api/commitments?party=actor-7',
    'list, of a body': '/api/commitments?body=body-7',
    'list, of a topic': '/api/commitments?topic=topic-7',
    'list, of a topic, a page in the middle': `/api/commitments?topic=topic-7&${cursorAt(today)}`,
    'list, of a briefing': '/api/commitments?briefing=briefing-7',
    'list, gone quiet': '/api/commitments?standing=stale',
    'list, undated': '/api/commitments?standing=undated',
    'list, closed': '/api/commitments?standing=closed',
    'list, of a topic and a body, fulfilled': '/api/commitments?topic=topic-7&body=body-8&status=fulfilled',
    'list, of a topic with a word of one': '/api/commitments?topic=topic-7&text=4242',
    'list, due in a month': '/api/commitments?dueFrom=2026-12-01&dueTo=2026-12-31',
    'list, with a word': '/api/commitments?text=4242',
    'list, with a word of all': '/api/commitments?text=undertaking',
    'list, with a word of all that nothing passes': '/api/commitments?text=undertaking&standing=undated',
    'search, a word of one': '/api/search?q=4242',
    'search, a word of all': '/api/search?q=undertaking',
    'search, a beginning of all': '/api/search?q=un',
    'search, a part of all': '/api/search?q=ertak',
    'search, three words of all': '/api/search?q=report+on+progress',
    'search, a phrase of all': '/api/search?q=%22to+report+on%22',
    'search, nothing': '/api/search?q=xylophone',
    'search, fifty of a kind': '/api/search?q=undertaking&kind=commitment&limit=50',
    'one commitment': '/api/commitments/commitment-0000007',
    'the same as of a day': `/api/commitments/commitment-0000007?asOf=${today}`,
    upcoming: '/api/upcoming',
    'briefings, newest': '/api/briefings?from=2026-11-01',
    bodies: '/api/actors?kind=body',
    'handovers of a body': '/api/handovers?body=body-7',
  },
  viewer: {
    'history of one of 300 versions': '/api/changes?subject=commitment:commitment-0000007',
    'history of everything': '/api/changes',
    'comments on one of 200': '/api/comments?subject=commitment:commitment-0000007',
    'list, of what somebody owns': '/api/commitments?owner=person:person-3',
    'list, of what nobody owns': '/api/commitments?owner=none',
    'desk, all sections': '/api/desk',
    'desk, of what somebody owns': '/api/desk?owner=person:person-3',
    'desk, of what nobody owns': '/api/desk?owner=none',
    'desk, of a body': '/api/desk?body=body-7',
    'desk, of a topic': '/api/desk?topic=topic-7',
    'desk, of an actor': '/api/desk?party=actor-7',
    'desk, of a topic that somebody owns': '/api/desk?topic=topic-7&owner=person:person-3',
    'desk, more of what is overdue': '/api/desk/sections/overdue?limit=50',
    'desk, more of what has gone quiet': '/api/desk/sections/stale?limit=50',
    'search, also in comments': '/api/search?q=who+writes',
    'search, notes alone': '/api/search?q=asked&kind=follow_up&limit=50',
  },
  person: {
    'saved views': '/api/views',
    'since one was last here': '/api/desk/changes',
  },
});
