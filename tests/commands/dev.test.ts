import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { viteInFront } from '../../worker/commands/dev.ts';
import type { Local } from '../../worker/commands/local.ts';

test('npm run dev serves pages from their sources, and the API from the Worker', async () => {
  const worker = createServer((request, response) => response.end(`the Worker at ${request.url}`));
  await new Promise<void>((resolve) => worker.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(worker.address() as AddressInfo).port}`;
  const front = await viteInFront({ url, reload: async () => {} } as unknown as Local, 0);
  const text = async (path: string) => (await fetch(`${front.address}${path}`)).text();
  try {
    for (const path of ['/', '/commitments/x', '/embed/timeline'])
      expect(await text(path)).toContain('<script type="module" src="/main.tsx">');
    for (const path of ['/api/actors?limit=1', '/api-docs/x.css', '/webhooks/x', '/health'])
      expect(await text(path)).toBe(`the Worker at ${path}`);
    expect(await text('/main.tsx')).toContain('import');
  } finally {
    await front.close();
    worker.close();
  }
});
