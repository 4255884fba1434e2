/** Several people who change the same records at once over HTTP, and what must then be true of the change log. */

type Kind = 'commitments' | 'briefings' | 'handovers' | 'actors';
type State = Record<string, unknown>;

/** Two fields a kind, each of which tells how often it was changed: whoever overwrites a change loses a count. */
const fields = {
  commitments: ['text', 'sources'],
  briefings: ['title', 'venue'],
  handovers: ['note', 'sources'],
  actors: ['name', 'aliases'],
} as const satisfies Record<Kind, [string, string]>;
const kinds = Object.keys(fields) as Kind[];

const edition = (n: number) => `edition ${n}`;
const countIn = (state: State, field: string) =>
  Number(/edition (\d+)/.exec(JSON.stringify(state[field]) ?? '')?.[1] ?? 0);

const worded = (name: string, field: string, n: number): unknown => {
  if (field === 'sources') return [{ title: `${name}, ${edition(n)}` }];
  if (field === 'aliases') return [`${name} by another name, ${edition(n)}`];
  return `${name}, ${edition(n)}`;
};

interface Edited {
  kind: Kind;
  id: string;
  name: string;
}

/** What was answered to one accepted change. */
interface Accepted {
  of: Edited;
  /** By this the log is asked for it: the answer may show what others have made of the record since. */
  sequence: number;
  did: { field: string; n: number } | { note: string } | { archived: boolean };
}

export interface Editing {
  records: Edited[];
  accepted: Accepted[];
  /** Requests in all, those answered 412, and those refused because a record was archived just then. */
  requests: number;
  stale: number;
  refused: number;
  seconds: number;
}

interface Asked {
  url: string;
  /** One a person. */
  tokens: string[];
  records: number;
  /** Whether a person who has made so many changes goes home. */
  isDone(changes: number): boolean;
}

/** Makes the records and lets everybody change them until they are done. An answer that nobody may get throws. */
export async function editTogether({ url, tokens, records: count, isDone }: Asked): Promise<Editing> {
  const done: Editing = { records: [], accepted: [], requests: 0, stale: 0, refused: 0, seconds: 0 };
  const send = sender(url, done);
  const [first = ''] = tokens;
  for (let i = 0; i < count; i += 1) done.records.push(await record(send, first, i));
  const began = performance.now();
  done.requests = 0;
  await Promise.all(
    tokens.map(async (token, person) => {
      const dice = diceOf(person + 1);
      for (let changes = 0; !isDone(changes); changes += 1) {
        const of = done.records[dice(count)] as Edited;
        done.accepted.push(...(await changed({ send, token, of, dice, mark: `${person}-${changes}` }, done)));
      }
    }),
  );
  done.seconds = (performance.now() - began) / 1000;
  return done;
}

type Send = (
  token: string,
  path: string,
  asked?: { method?: string; body?: unknown; etag?: string },
) => Promise<{
  status: number;
  etag: string;
  sequence: number;
  state: State;
}>;

function sender(url: string, done: Editing): Send {
  return async (token, path, { method = 'GET', body, etag } = {}) => {
    done.requests += 1;
    const headers: Record<string, string> = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    };
    if (etag) headers['if-match'] = etag;
    const answer = await fetch(url + path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await answer.text();
    if (answer.status >= 500 || ![200, 201, 409, 412].includes(answer.status))
      throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    if (answer.status === 412) done.stale += 1;
    return {
      status: answer.status,
      etag: answer.headers.get('etag') ?? '',
      sequence: Number(answer.headers.get('change-sequence')),
      state: JSON.parse(text),
    };
  };
}

async function record(send: Send, token: string, i: number): Promise<Edited> {
  const kind = kinds[i % kinds.length] as Kind;
  const name = `Shared ${kind} ${i}`;
  const [field] = fields[kind];
  const needed = {
    commitments: {},
    briefings: {},
    handovers: { body: { name: `Council ${i}`, kind: 'body' }, to: { name: `Chair ${i}` }, date: '2026-12' },
    actors: { kind: 'organisation' },
  }[kind];
  const body = { [field]: worded(name, field, 0), ...needed, visibility: 'internal' };
  const { state } = await send(token, `/api/${kind}`, { method: 'POST', body });
  return { kind, id: String(state.id), name };
}

interface Turn {
  send: Send;
  token: string;
  of: Edited;
  dice(sides: number): number;
  mark: string;
}

/** One change as a person makes it: read, changed, and read again for as long as somebody else was faster. */
async function changed({ send, token, of, dice, mark }: Turn, done: Editing): Promise<Accepted[]> {
  const path = `/api/${of.kind}/${of.id}`;
  const thrown = dice(10);
  const post = (verb: string, etag?: string, body: unknown = {}) =>
    send(token, `${path}/${verb}`, { method: 'POST', body, ...(etag ? { etag } : {}) });
  const taken = (answer: Awaited<ReturnType<Send>>, did: Accepted['did']) => ({
    of,
    did,
    sequence: answer.sequence,
  });
  if (of.kind === 'commitments' && thrown < 3) {
    const answer = await post('follow-ups', undefined, { note: mark });
    if (answer.status === 201) return [taken(answer, { note: mark })];
    done.refused += 1;
    return [];
  }
  const field = fields[of.kind][dice(2)] as string;
  let found = await send(token, path);
  for (;;) {
    const isArchiving = thrown === 9;
    const n = countIn(found.state, field) + 1;
    const answer = isArchiving
      ? await post('archive', found.etag)
      : await send(token, path, {
          method: 'PATCH',
          body: { [field]: worded(of.name, field, n) },
          etag: found.etag,
        });
    if (answer.status === 200 && !isArchiving) return [taken(answer, { field, n })];
    if (answer.status === 200) {
      // Whoever puts it away takes it out again, also where others have gone on in between.
      for (let back = answer; ; back = await send(token, path)) {
        const restored = await post('restore', back.etag);
        if (restored.status === 200)
          return [taken(answer, { archived: true }), taken(restored, { archived: false })];
      }
    }
    if (answer.status === 409) {
      done.refused += 1;
      return [];
    }
    found = await send(token, path);
  }
}

/** The same throws every time; the constants are those of Numerical Recipes. */
function diceOf(seed: number) {
  let state = seed * 7919;
  return (sides: number) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * sides);
  };
}

interface Logged {
  seq: number;
  version: number;
  verb: string;
  after: State;
}

/** What is wrong with the log and the records after all that; empty where nothing was lost, doubled or put in another order. */
export async function lossesOf(
  url: string,
  token: string,
  { records, accepted }: Editing,
): Promise<string[]> {
  const losses: string[] = [];
  const sequences = accepted.map(({ sequence }) => sequence);
  if (new Set(sequences).size !== sequences.length) losses.push('two changes were told the same number');
  for (const of of records) {
    const say = (what: string) => losses.push(`${of.kind} ${of.id}: ${what}`);
    const mine = accepted.filter((each) => each.of === of);
    const log = await logOf(url, token, of);
    const versions = log.map(({ version }) => version);
    if (versions.some((version, i) => version !== i + 1)) say(`its versions are ${versions}`);
    if (log.length !== mine.length + 1) say(`${mine.length} accepted, ${log.length - 1} in the log`);
    for (const { sequence, did } of mine) {
      const entry = log.find(({ seq }) => seq === sequence);
      const before = entry && log[entry.version - 2];
      const version = entry?.version;
      if (!entry || !before) say(`change ${sequence} is not in the log`);
      else if ('field' in did) {
        for (const field of fields[of.kind]) {
          const wanted = field === did.field ? did.n : countIn(before.after, field);
          if (countIn(entry.after, field) !== wanted) say(`version ${version} lost ${field}`);
        }
      } else if ('archived' in did && (entry.after.archivedAt !== null) !== did.archived)
        say(`version ${version} is not ${did.archived ? 'archived' : 'restored'}`);
    }
    const now = await stateOf(url, token, `/api/${of.kind}/${of.id}`);
    if (now.version !== log.length) say(`it is at version ${now.version} of ${log.length}`);
    for (const field of fields[of.kind]) {
      const wanted = mine.filter(({ did }) => 'field' in did && did.field === field).length;
      if (countIn(now, field) !== wanted) say(`${field} was changed ${wanted} times: ${now[field]}`);
    }
    const notes = mine.flatMap(({ did }) => ('note' in did ? [did.note] : []));
    const kept = ((now.followUps ?? []) as { note: string }[]).map(({ note }) => note);
    if (kept.toSorted().join() !== notes.toSorted().join()) say(`notes ${notes} became ${kept}`);
  }
  return losses;
}

async function stateOf(url: string, token: string, path: string): Promise<State> {
  const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.json()) as State;
}

/** All changes of a record, oldest first, in the order in which the log holds them. */
async function logOf(url: string, token: string, { kind, id }: Edited): Promise<Logged[]> {
  const found: Logged[] = [];
  let cursor = '';
  do {
    const path = `/api/changes?subject=${kind.slice(0, -1)}:${id}&limit=200${cursor && `&cursor=${cursor}`}`;
    const page = (await stateOf(url, token, path)) as { items: Logged[]; next?: string | null };
    found.push(...page.items);
    cursor = page.next ?? '';
  } while (cursor);
  return found.reverse();
}
