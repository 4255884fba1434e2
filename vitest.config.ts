import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const inTheWorkersRuntime = async () =>
  cloudflareTest({
    main: './worker/index.ts',
    wrangler: { configPath: './wrangler.toml' },
    miniflare: {
      bindings: {
        MIGRATIONS: await readD1Migrations('migrations'),
        // Test value only: 32 bytes, base64.
        SECRETS_KEY: 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
      },
    },
  });

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'domain', include: ['tests/{domain,house,dashboard}/**/*.test.{ts,tsx}'] } },
      {
        plugins: [inTheWorkersRuntime()],
        test: { name: 'worker', include: ['tests/{db,actions,routes}/**/*.test.ts'] },
      },
      {
        test: {
          name: 'system',
          include: ['tests/{e2e,faults,commands,docs}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
