import { Agent, request } from 'node:http';

/** What is sent: one request each time it is asked. */
export interface Shot {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: Buffer;
}

/** Sends requests over `connections` kept-alive connections for `seconds`; the count of answers a second. */
export async function requestsPerSecond(
  port: number,
  next: (i: number) => Shot | Promise<Shot>,
  { connections = 32, seconds = 3 } = {},
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let sent = 0;
  let answered = 0;
  const until = performance.now() + seconds * 1000;
  const began = performance.now();
  const worker = async () => {
    while (performance.now() < until) {
      const status = await send(agent, port, await next(sent++));
      if (status !== 200) throw new Error(`An answer of the benchmark was ${status}`);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const rate = answered / ((performance.now() - began) / 1000);
  agent.destroy();
  return rate;
}

function send(agent: Agent, port: number, { method, path, headers, body }: Shot): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
      answer
        .on('error', reject)
        .on('end', () => resolve(answer.statusCode ?? 0))
        .resume();
    });
    outgoing.on('error', reject).end(body);
  });
}
