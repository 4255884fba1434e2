import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/**
 * Two processes that write to one SQLite file turn each other away (SQLITE_BUSY), requests of senders among them.
 * So while the server runs, `npm run admin` hands its command to it. The key lies in the state folder: whoever
 * can read that can read the database too.
 */

/** What is asked: the command line, and the address that the asker would have written into it. */
export interface Asked {
  args: string[];
  baseUrl: string | null;
}

export type Answered = { lines: object[] } | { fault: string };

const noteOf = (dir: string) => join(dir, 'server.json');

/** Answers commands until closed. */
export async function serveControl(
  dir: string,
  answer: (asked: Asked) => Promise<Answered>,
): Promise<() => void> {
  const key = randomBytes(32).toString('base64url');
  const server = createServer(async (request, response) => {
    if (!matches(request.headers.authorization ?? '', key)) {
      response.writeHead(401).end();
      return;
    }
    try {
      response.end(JSON.stringify(await answer(JSON.parse(await text(request)))));
    } catch {
      response.writeHead(400).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  writeFileSync(noteOf(dir), JSON.stringify({ url: `http://127.0.0.1:${port}`, key }), { mode: 0o600 });
  return () => {
    rmSync(noteOf(dir), { force: true });
    server.close();
    server.closeAllConnections();
  };
}

function matches(given: string, key: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(`Bearer ${key}`)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Asks the server of this folder; null where none answers: it is starting, stopping, or was killed. */
export async function askServer(dir: string, asked: Asked): Promise<Answered | null> {
  try {
    const { url, key } = JSON.parse(readFileSync(noteOf(dir), 'utf8'));
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(asked),
      signal: AbortSignal.timeout(30_000),
    });
    return response.ok ? ((await response.json()) as Answered) : null;
  } catch {
    return null;
  }
}
