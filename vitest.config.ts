import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

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

// Files at a time: three keep two cores busy, since browser tests wait for pages; and time enough for the longest test on a slow machine that is busy with other things too: none sets its own.
const all = {
  provide: { isSoak: process.env.SOAK === '1', seed: Number(process.env.SEED ?? 20_261_123) },
  maxWorkers: 3,
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 15_000 } },
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...all,
          name: 'domain',
          isolate: false,
          setupFiles: ['tests/support/property-seed.ts'],
          include: ['tests/{domain,house,dashboard}/**/*.test.{ts,tsx}'],
        },
      },
      {
        plugins: [inTheWorkersRuntime()],
        test: {
          ...all,
          name: 'worker',
          isolate: false,
          setupFiles: ['tests/support/fresh.ts'],
          include: ['tests/{db,actions,routes}/**/*.test.ts'],
        },
      },
      {
        test: {
          ...all,
          name: 'system',
          isolate: false,
          globalSetup: ['tests/support/states.ts'],
          include: ['tests/{e2e,faults,commands,docs}/**/*.test.ts'],
        },
      },
    ],
  },
});
