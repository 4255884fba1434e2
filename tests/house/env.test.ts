import { expect, test } from 'vitest';
import { projectFiles } from './sources.ts';

test('worker/env.d.ts has the bindings of wrangler.toml; where it fails, `npm run types` makes it anew', () => {
  const files = projectFiles();
  const bindings = [...(files.get('wrangler.toml') ?? '').matchAll(/^binding = "(\w+)"/gm)].map(
    ([, name]) => name,
  );
  const types = /interface __BaseEnv_Env \{([^}]*)\}/.exec(files.get('worker/env.d.ts') ?? '')?.[1] ?? '';
  expect([...types.matchAll(/^\t(\w+):/gm)].map(([, name]) => name).sort()).toEqual(bindings.sort());
});
